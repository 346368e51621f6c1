"""A dinutuximab day as a list of timed facts, busy at the pump, for runs in which the program is killed."""

from contextlib import closing
from datetime import UTC, datetime, timedelta
from decimal import Decimal as D

from infusetrack.catalog.regimens import builtin
from infusetrack.domain.events import (
    ChairTaken,
    DaySigned,
    InfusionCompleted,
    InfusionPaused,
    InfusionResumed,
    InfusionStarted,
    RateChanged,
    StaffAdded,
)
from infusetrack.domain.infusion import Infusion, InfusionEvent
from infusetrack.domain.record import Draft
from infusetrack.domain.site import SITE
from infusetrack.rehearsal.day_script import DayScript, Scripted
from infusetrack.rehearsal.practice_vitals import practice_vitals
from infusetrack.rehearsal.unit import seated
from infusetrack.store.record_store import RecordStore
from tests.journeys.nurse import HASHER, KEY, PIN

DAY, STEP, NURSE, PRESCRIBER = "C1D2", "infusion", "RN 27", "MD 03"
STUDY_ID = "PED-0417"
STREAM = f"patient/{STUDY_ID}"
START = datetime(2026, 11, 24, 14, tzinfo=UTC)
BUSY_HOURS = range(1, 9)
"""Hours after the start in which the pump is paused, resumed and set to two other rates."""


def script() -> list[Scripted]:
    """The whole day but its signature, in the order in which it happens."""
    place = seated()[0]
    made = DayScript(
        builtin("nct04751383"), DAY, 1, 2, place.child, START,
        (("dinutuximab", place.dinutuximab),), practice_vitals(DAY),
    ).facts()  # fmt: skip
    planned_end = next(one.at for one in made if isinstance(one.event, InfusionCompleted))
    before = [one for one in made if one.at < planned_end] + list(_pump())
    before.sort(key=lambda one: one.at)
    later = _end(before) - planned_end
    after = [
        Scripted(one.at + later, one.by, one.event)
        for one in made
        if one.at >= planned_end and not isinstance(one.event, DaySigned)
    ]
    return [*before, *after]


def _pump():
    for hour in BUSY_HOURS:
        at = START + timedelta(hours=hour)
        yield Scripted(at + timedelta(minutes=10), NURSE, InfusionPaused(DAY, STEP, "line looked at"))
        resumed = InfusionResumed(DAY, STEP, D(10), PRESCRIBER)
        yield Scripted(at + timedelta(minutes=15), NURSE, resumed)
        for minute, rate in ((40, 9), (50, 10)):
            changed = RateChanged(DAY, STEP, D(rate), "prescriber", "as asked")
            yield Scripted(at + timedelta(minutes=minute), NURSE, changed)


def _end(facts: list[Scripted]) -> datetime:
    infusion = Infusion()
    for one in facts:
        if isinstance(one.event, InfusionEvent):
            infusion = infusion.after(one.event, one.at)
    return infusion.ends_at()


def prepare(folder, done: int) -> None:
    """An encrypted record in which the first `done` facts of the day stand already."""
    place, facts = seated()[0], script()
    early = START - timedelta(days=7)
    with closing(RecordStore(folder / "record.db", KEY)) as record, record.batch():
        pin = HASHER.hash(PIN)
        for seq, event in enumerate((StaffAdded(NURSE, "nurse", pin), ChairTaken(3, STUDY_ID, DAY)), 1):
            record.append(SITE, seq, Draft(early, early, NURSE, event, entry=f"site-{seq}"))
        record.append(
            STREAM, 1, Draft(early, early, NURSE, place.child.enrolled("nct04751383"), entry="enrol")
        )
        for seq, one in enumerate(facts[:done], 2):
            record.append(STREAM, seq, Draft(one.at, one.at, one.by, one.event, entry=entry(seq - 2)))


def entry(number: int) -> str:
    """The form's own key of a scripted fact: the same fact is never written twice."""
    return f"day-{number}"


def first_pump_fact() -> int:
    """Which fact of the day is the start of the pump."""
    return next(i for i, one in enumerate(script()) if isinstance(one.event, InfusionStarted))
