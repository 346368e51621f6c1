"""The bedside of the practice unit: five patients, a still clock, PINs that are checked at once."""

from datetime import datetime, timedelta
from decimal import Decimal
from functools import cache
from zoneinfo import ZoneInfo

import pytest
from argon2 import PasswordHasher
from PySide6.QtCore import QCoreApplication, QEvent

from infusetrack.catalog.ctcae import ctcae
from infusetrack.catalog.ctcae_expedited import expedited_rules
from infusetrack.catalog.emergency import emergency_card
from infusetrack.catalog.reference import plausible_limits
from infusetrack.catalog.regimens import built_ins
from infusetrack.domain.chart import Chart, replay
from infusetrack.domain.events import Measured, StaffAdded
from infusetrack.domain.record import Draft
from infusetrack.domain.term_book import TermBook
from infusetrack.rehearsal.day_script import DayScript
from infusetrack.rehearsal.practice_vitals import practice_vitals
from infusetrack.rehearsal.unit import seated, write_unit
from infusetrack.session.aside import at_once
from infusetrack.session.board_session import BoardSession, Ground
from infusetrack.session.sign_in import SignIn
from infusetrack.session.site_session import SiteSession
from infusetrack.ui import theme
from infusetrack.ui.bedside import Bedside, Tools
from tests.fakes import FakeClock, MemoryRecord

ZONE = ZoneInfo("America/New_York")
TRIAL = "nct04751383"
PIN = "408215"
STAFF = (("RN 27", "nurse"), ("RN 14", "nurse"), ("MD 03", "prescriber"), ("PI 01", "investigator"))
HASHER = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)


@cache
def regimens():
    return built_ins()


@cache
def terms():
    return TermBook.of(ctcae())


@cache
def unit() -> tuple[MemoryRecord, datetime]:
    """The practice unit's record, written once, and its present moment; write on a copy."""
    record = MemoryRecord()
    return record, write_unit(record, regimens()[TRIAL], ZONE, staff_facts())


KEPT = 40
_READ: dict[tuple[str, int], Chart] = {}


def replayed(lines) -> Chart:
    """The chart of these lines, made once for all tests: the last hash stands for every line before it."""
    if not lines:
        return replay(lines)
    key = lines[-1].hash, len(lines)
    if key not in _READ:
        if len(_READ) >= KEPT:
            _READ.clear()
        _READ[key] = replay(lines)
    return _READ[key]


@cache
def staff_facts():
    pin = HASHER.hash(PIN)
    return tuple(StaffAdded(badge, role, pin) for badge, role in STAFF)


def make_bedside(record, clock) -> Bedside:
    """A bedside over a filled record; nobody is signed in yet."""
    site = SiteSession(record=record, clock=clock)
    board = BoardSession(site, Ground(record, clock, regimens(), replayed))
    sign_in = SignIn(site, clock=clock, hasher=HASHER, run=at_once)
    tools = Tools(
        clock, ZONE, regimens(), site, board, sign_in, guards=plausible_limits(), emergency=emergency_card,
        terms=terms, expedited=expedited_rules,
    )  # fmt: skip
    return Bedside(tools)


def sign_in(bedside: Bedside, badge: str = "RN 27") -> None:
    """Put a person at the bedside."""
    bedside.set_person(bedside.tools.site.site.staff[badge])


@pytest.fixture
def looked(qapp):
    """The day theme, as the program starts; what earlier tests left behind is gone first."""
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    if not qapp.styleSheet() or theme.current().name != "day" or theme.current().scale != 1:
        theme.apply(qapp, theme.Theme.load("day"))


@pytest.fixture
def bedside(looked):
    """RN 27 is signed in and PED-0417's chart is open on C1D3: 24 Nov 2026, 13:25."""
    record, now = unit()
    made = make_bedside(record.copy(), FakeClock(now))
    sign_in(made)
    made.open_patient("PED-0417", "C1D3")
    return made


@pytest.fixture
def bedside_before(looked):
    """`bedside_before("C1D2", "order")`: all of the day is done up to this step, and it is its time."""
    return day_until


def day_until(label: str, step: str, *, skip: int = 0) -> Bedside:
    """PED-0417's day, written up to (not with) the first fact of `step`, and `skip` facts more."""
    record = MemoryRecord()
    place = seated()[0]
    cycle, day = (int(part) for part in label.removeprefix("C").split("D"))
    start = datetime(2026, 11, 21 + day, 9, 10, tzinfo=ZONE)
    bags = {"magrolimab": place.magrolimab, "dinutuximab": place.dinutuximab}
    regimen = regimens()[TRIAL]
    due = tuple((agent, bags[agent]) for agent in regimen.agents_on(cycle, day))
    script = DayScript(regimen, label, cycle, day, place.child, start, due, practice_vitals(label))
    enrolled = (start - timedelta(days=7), "RN 27", place.child.enrolled(TRIAL))
    before = (start - timedelta(days=1), "RN 27", Measured("C1D1", "measure", Decimal("20.0"), Decimal(115)))
    earlier = [enrolled] if label == "C1D1" else [enrolled, before]
    facts = [*earlier, *((fact.at, fact.by, fact.event) for fact in script.facts())]
    upto = _place_of(facts, step) + skip
    stream = f"patient/{place.child.study_id}"
    for seq, (at, by, event) in enumerate(facts[:upto], 1):
        record.append(stream, seq, Draft(at, at, by, event, entry=f"practice-{seq}"))
    for seq, fact in enumerate(staff_facts(), 1):
        record.append("site", seq, Draft(enrolled[0], enrolled[0], "RN 27", fact, entry=f"site-{seq}"))
    made = make_bedside(record, FakeClock(facts[min(upto, len(facts) - 1)][0]))
    sign_in(made)
    made.open_patient(place.child.study_id, label)
    return made


def _place_of(facts, step):
    steps = [getattr(event, "step", "") for _, _, event in facts[2:]]
    return steps.index(step) + 2 if step in steps else len(facts)
