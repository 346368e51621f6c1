"""Whole scripted days of one patient: undisturbed, or with all that can go wrong on paper.

`dinutuximab_day(record)` and `magrolimab_day(record)` write a day and return its lines.
"""

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

from infusetrack.catalog.regimens import builtin
from infusetrack.domain.events import (
    AdverseEventNoted,
    DaySigned,
    DrugGiven,
    Event,
    InfusionCompleted,
    InfusionPaused,
    InfusionResumed,
    RateChanged,
    VitalsTaken,
)
from infusetrack.domain.record import Draft, Line
from infusetrack.domain.regimen import Regimen
from infusetrack.rehearsal.child import Child
from infusetrack.rehearsal.day_script import FIRST, Bag, DayScript, Scripted
from infusetrack.rehearsal.practice_vitals import practice_vitals
from infusetrack.session.ports import Record

STUDY_ID = "PED-0417"
START = datetime(2026, 11, 24, 13, 10, tzinfo=UTC)
"""08:10 in New York on the second day of cycle 1."""


def regimen() -> Regimen:
    """The trial's regimen."""
    return builtin("nct04751383")


@dataclass(slots=True)
class Pen:
    """Writes drafts one after the other into one stream."""

    record: Record
    stream: str

    def write(self, at: datetime, event: Event | None, *, by: str = FIRST, **more: object) -> Line:
        """One line; `written` sets when it was written, `amends` and `reason` as in a draft."""
        seq = len(self.record.lines(self.stream)) + 1
        written = more.get("written", at)
        assert isinstance(written, datetime)
        amends, reason = more.get("amends"), more.get("reason")
        draft = Draft(at, written, by, event, amends, reason, f"entry-{seq}")  # type: ignore[arg-type]
        return self.record.append(self.stream, seq, draft)


def child(study_id: str = STUDY_ID, **changes: object) -> Child:
    """The practice child of these days: 20.0 kg, 115 cm, born 14 Mar 2020."""
    usual = Child(
        study_id=study_id, initials="R. M.", born=date(2020, 3, 14), sex="female", arm="B", cohort="B1",
        c1d1=date(2026, 11, 23), weight_kg=Decimal("20.0"), height_cm=Decimal(115),
        second_identifier="HN 20417", baseline_hgb=Decimal("11.2"),
        hgb=(("C1D1", Decimal("11.2")), ("C1D2", Decimal("10.4"))), allergies=("Penicillin (rash)",),
    )  # fmt: skip
    return replace(usual, **changes)  # type: ignore[arg-type]


def enrol(record: Record, who: Child, at: datetime) -> Pen:
    """Begin the patient's stream; does nothing when it is begun."""
    pen = Pen(record, f"patient/{who.study_id}")
    if not record.lines(pen.stream):
        pen.write(at, who.enrolled(regimen().id))
    return pen


def magrolimab_day(
    record: Record, *, who: Child | None = None, start: datetime | None = None, signed: bool = True
) -> tuple[Line, ...]:
    """C1D1, undisturbed; returns all lines of the patient."""
    who, start = who or child(), start or START - timedelta(days=1)
    pen = enrol(record, who, start - timedelta(days=7))
    bag = Bag(Decimal(20), Decimal(250), "mg_kg", Decimal(1), None)
    facts = script("C1D1", who, start, ("magrolimab", bag)).facts()
    _write_all(pen, facts, signed=signed)
    return record.lines(pen.stream)


def dinutuximab_day(
    record: Record,
    *,
    who: Child | None = None,
    start: datetime = START,
    signed: bool = True,
    note: str = "crying",
) -> tuple[Line, ...]:
    """C1D2 with a pause for a reaction, a late entry, an amendment and a struck line.

    Paused at +3 h for 40 min, resumed at half rate for 2 h, then full: 100 min later than planned.
    """
    who = who or child()
    pen = enrol(record, who, start - timedelta(days=8))
    bag = Bag(Decimal(14), Decimal(100), "mg_m2", Decimal("17.5"), Decimal("0.799305"), Decimal(5))
    facts = _disturbed(script("C1D2", who, start, ("dinutuximab", bag)).facts(), start)
    unsigned = [fact for fact in facts if not isinstance(fact.event, DaySigned)]
    before = start + timedelta(hours=9)
    _write_all(pen, [fact for fact in unsigned if fact.at <= before], signed=False)
    _corrected(pen, start, note)
    _write_all(pen, [fact for fact in unsigned if fact.at > before], signed=False)
    if signed:
        _sign(pen, [fact for fact in facts if isinstance(fact.event, DaySigned)], facts[-1].at)
    return record.lines(pen.stream)


def script(label: str, who: Child, start: datetime, *bags: tuple[str, Bag]) -> DayScript:
    """The undisturbed script of a day."""
    cycle, day = (int(part) for part in label.removeprefix("C").split("D"))
    return DayScript(regimen(), label, cycle, day, who, start, bags, practice_vitals(label))


def _write_all(pen: Pen, facts: list[Scripted], *, signed: bool) -> None:
    signing = [fact for fact in facts if isinstance(fact.event, DaySigned)]
    for fact in facts:
        if not isinstance(fact.event, DaySigned):
            pen.write(fact.at, fact.event, by=fact.by)
    if signed:
        _sign(pen, signing, facts[-1].at)


def _sign(pen: Pen, signing: list[Scripted], last: datetime) -> None:
    for fact in signing:
        assert isinstance(fact.event, DaySigned)
        tip = pen.record.lines(pen.stream)[-1].hash
        pen.write(last + timedelta(minutes=5), replace(fact.event, shown_hash=tip), by=fact.by)


def _disturbed(facts: list[Scripted], start: datetime) -> list[Scripted]:
    """The same day with a reaction at +3 h: pause 40 min, half rate 2 h, then the full rate."""
    pause, delay = start + timedelta(hours=3), timedelta(minutes=100)
    end = next(fact.at for fact in facts if isinstance(fact.event, InfusionCompleted))
    moved = [
        replace(fact, at=fact.at + delay)
        if fact.at >= end and not isinstance(fact.event, VitalsTaken)
        else fact
        for fact in facts
    ]
    key = next(fact.event.step for fact in facts if isinstance(fact.event, InfusionCompleted))
    day, half, full = "C1D2", Decimal(5), Decimal(10)
    extra = [
        (0, AdverseEventNoted(day, "urticaria on the trunk, no wheeze", pause, reaction=True)),
        (1, InfusionPaused(day, key, "urticaria, prescriber called")),
        (6, DrugGiven(day, _drug_step(facts), "diphenhydramine", Decimal(20), "mg", "IV", "over 15 min")),
        (41, InfusionResumed(day, key, half, "MD 03")),
        (161, RateChanged(day, key, full, "prescriber", "2 h without symptoms")),
        (500, practice_vitals(day)(pause, "")),
    ]
    added = [Scripted(pause + timedelta(minutes=minutes), FIRST, event) for minutes, event in extra]
    return sorted([*moved, *added], key=lambda fact: fact.at)


def _drug_step(facts: list[Scripted]) -> str:
    return next(fact.event.step for fact in facts if isinstance(fact.event, DrugGiven))


def _corrected(pen: Pen, start: datetime, note: str) -> None:
    """A late set of vital signs, one amended, and a drug struck out."""
    now = start + timedelta(hours=9, minutes=1)
    sets = [line for line in pen.record.lines(pen.stream) if isinstance(line.event, VitalsTaken)]
    late = replace(sets[-1].event, note=note, step="")
    pen.write(now - timedelta(minutes=50), late, written=now, reason="Was with the child in the corridor")
    wrong = sets[-2]
    assert isinstance(wrong.event, VitalsTaken)
    right = replace(wrong.event, heart_rate=(wrong.event.heart_rate or 0) + 9)
    pen.write(
        wrong.happened_at,
        right,
        written=now + timedelta(minutes=2),
        amends=wrong.seq,
        reason="Read from another monitor",
        by="RN 31",
    )
    step = next(line.event.step for line in pen.record.lines(pen.stream) if isinstance(line.event, DrugGiven))
    given = pen.write(
        now + timedelta(minutes=3), DrugGiven("C1D2", step, "ondansetron", Decimal(3), "mg", "IV")
    )
    pen.write(
        given.happened_at,
        None,
        written=now + timedelta(minutes=5),
        amends=given.seq,
        reason="Drawn up, not given: child asleep",
    )
