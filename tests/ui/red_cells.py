"""A child whose red cells go: a bedside with the hemoglobin watch at work, for the tests of its screen."""

from datetime import UTC, datetime, timedelta
from decimal import Decimal as D

from infusetrack.domain import events as e
from infusetrack.domain.record import Draft
from infusetrack.rehearsal.unit import seated
from infusetrack.session.aside import at_once
from infusetrack.session.hemoglobin_watch import HemoglobinWatch
from tests.fakes import FakeClock, MemoryRecord
from tests.ui.conftest import TRIAL, make_bedside, sign_in, staff_facts

FIRST = datetime(2026, 11, 22, 14, 0, tzinfo=UTC)
"""The first magrolimab: 09:00 on the first day at the site."""
FALLING = ((-3, "11.4"), (-0.1, "11.2"), (1, "10.4"), (3, "9.6"), (5, "8.8"))
STEADY = ((-3, "11.4"), (-0.1, "11.2"), (3, "11.2"), (5, "11.3"))


def on(day):
    """A moment some days from the first dose."""
    return FIRST + timedelta(days=day)


def value(day, g_dl, *more, lln="11.5"):
    """A hemoglobin reported at once, with what was drawn beside it."""
    first = e.LabValue("hemoglobin", D(g_dl), "g/dL", D(lln) if lln else None, D("15.5") if lln else None)
    return on(day), e.LabsReported("C1D1", "", on(day), (first, *more))


def dose(day, label, agent="magrolimab"):
    """A dose that was begun."""
    return on(day), e.InfusionStarted(label, "infusion", agent, D(20), D(250), D(125))


def red_cells(day, ml="200"):
    """A transfusion of some hours."""
    return on(day), e.Transfused("C1D1", "red_cells", D(ml), on(day - 0.2), on(day - 0.1))


def bedside_of(values=FALLING, *more, now=None, day="C1D6", watch=True, doses=True):
    """RN 27 at the open chart of PED-0417 after these values."""
    record, child = MemoryRecord(), seated()[0].child
    facts = [(on(-10), child.enrolled(TRIAL)), (on(-1), e.Measured("C1D1", "measure", D("20.2"), D(115)))]
    facts += [value(at, g_dl) for at, g_dl in values]
    facts += [dose(0, "C1D1")] if doses else []
    for seq, (at, event) in enumerate(sorted([*facts, *more], key=lambda fact: fact[0]), 1):
        record.append(f"patient/{child.study_id}", seq, Draft(at, at, "RN 27", event, entry=f"red-{seq}"))
    for seq, fact in enumerate(staff_facts(), 1):
        record.append("site", seq, Draft(on(-30), on(-30), "RN 27", fact, entry=f"site-{seq}"))
    last = max(at for at, _ in (*facts, *more))
    made = make_bedside(record, FakeClock(now or last + timedelta(hours=1)))
    if watch:
        made.alarms.hemoglobin = HemoglobinWatch(at_once)
    sign_in(made)
    made.open_patient(child.study_id, day)
    return made
