"""The practice unit: five patients at the moments that make a good first look.

It is Tuesday 24 November 2026, 13:25:20 at the site: twenty seconds past the grace of a
set of vital signs that was due at 13:20. Every line goes through `append`, so
the practice file has the same hashes and the same rules as a real one.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta, tzinfo
from decimal import Decimal
from typing import Protocol

from infusetrack.domain.events import (
    AboutAdverseEvent,
    AdverseEventGraded,
    AdverseEventNoted,
    ChairTaken,
    DaySigned,
    Event,
    InfusionPaused,
    InfusionResumed,
    PatientEnrolled,
    Released,
    SiteValueSet,
    VitalsTaken,
)
from infusetrack.domain.patient import completed_years
from infusetrack.domain.record import Draft, Line
from infusetrack.domain.regimen import Regimen
from infusetrack.domain.site import SITE
from infusetrack.rehearsal.child import Child
from infusetrack.rehearsal.day_script import FIRST, PRESCRIBER, Bag, DayScript, Scripted
from infusetrack.rehearsal.practice_vitals import practice_vitals
from infusetrack.rehearsal.toxicities import before_trial, of_day

TODAY = date(2026, 11, 24)
Cut = Callable[[list[Scripted]], Iterable[Scripted]]


class Writes(Protocol):
    """The part of a record that practice needs."""

    def append(self, stream: str, seq: int, draft: Draft) -> Line:
        """Write one line."""
        ...


@dataclass(frozen=True, slots=True)
class Seated:
    """A practice patient in a chair, today's cycle day and when the pump starts (h, min, s)."""

    child: Child
    chair: int
    cycle: int
    day: int
    starts: tuple[int, int, int]
    magrolimab: Bag
    dinutuximab: Bag
    cut: Cut

    @property
    def label(self) -> str:
        """Today's cycle day."""
        return f"C{self.cycle}D{self.day}"


def _mag(mg: str, per_kg: str, dead_ml: str = "3") -> Bag:
    return Bag(Decimal(mg), Decimal(250), "mg_kg", Decimal(per_kg), None, Decimal(dead_ml))


def _din(mg: str, ml: str, bsa: str) -> Bag:
    return Bag(Decimal(mg), Decimal(ml), "mg_m2", Decimal("17.5"), Decimal(bsa))


def _all(facts: list[Scripted]) -> Iterable[Scripted]:
    return facts


def _before_release(facts: list[Scripted]) -> Iterable[Scripted]:
    done = next(i for i, fact in enumerate(facts) if isinstance(fact.event, Released))
    return facts[:done]


def _resumed_late(facts: list[Scripted]) -> Iterable[Scripted]:
    """The pump halted for ten minutes; the last set after that is the one that nobody took yet."""
    halted, resumed, last = _today(facts, 12, 10), _today(facts, 12, 20), _today(facts, 13, 5)
    yield from (fact for fact in facts if not (isinstance(fact.event, VitalsTaken) and fact.at >= halted))
    why = "Pump alarm: line kinked under the arm; straightened, blood returns"
    yield Scripted(halted, FIRST, InfusionPaused("C1D3", "infusion", why))
    yield Scripted(resumed, FIRST, InfusionResumed("C1D3", "infusion", Decimal(10), PRESCRIBER))
    for at, by in ((_today(facts, 12, 35), FIRST), (_today(facts, 12, 50), FIRST), (last, "RN 31")):
        yield Scripted(at, by, practice_vitals("C1D3")(at, ""))


def _today(facts: list[Scripted], hour: int, minute: int) -> datetime:
    return facts[0].at.replace(hour=hour, minute=minute, second=0, microsecond=0)


def _paused(facts: list[Scripted]) -> Iterable[Scripted]:
    at = _today(facts, 13, 18)
    yield from (fact for fact in facts if fact.at < at)
    words = "Infusion reaction, grade 2: urticaria and rigors"
    yield Scripted(at, FIRST, AdverseEventNoted("C3D5", words, at, reaction=True))
    yield Scripted(at, FIRST, InfusionPaused("C3D5", "infusion", "Reaction: urticaria and rigors"))


def seated() -> tuple[Seated, ...]:
    """The five chairs."""
    rm = Child("PED-0417", "R. M.", date(2020, 3, 14), "female", "B", "B1", date(2026, 11, 22),
               Decimal("20.0"), Decimal(115), "HN 20417", Decimal("11.2"),
               (("C1D1", Decimal("11.2")), ("C1D2", Decimal("10.9")), ("C1D3", Decimal("10.4"))),
               ("Penicillin",))  # fmt: skip
    ta = Child("PED-0398", "T. A.", date(2015, 6, 2), "male", "B", "B3", date(2026, 10, 27),
               Decimal("30.0"), Decimal(135), "HN 20398", Decimal("11.0"),
               (("C1D1", Decimal("11.0")), ("C1D8", Decimal("9.6")), ("C1D15", Decimal("10.1")),
                ("C2D8", Decimal("9.9"))))  # fmt: skip
    ln = Child("PED-0422", "L. N.", date(2018, 9, 27), "female", "A", None, TODAY,
               Decimal("24.5"), Decimal(124), "HN 20422", Decimal("9.4"),
               (("C1D1", Decimal("8.8")),))  # fmt: skip
    jp = Child("PED-0377", "J. P.", date(2009, 1, 30), "male", "B", "B4", date(2026, 10, 9),
               Decimal("50.0"), Decimal(160), "HN 20377", Decimal("11.5"),
               (("C1D1", Decimal("11.5")), ("C1D8", Decimal("10.0")), ("C2D1", Decimal("10.2")),
                ("C3D1", Decimal("9.6")), ("C3D5", Decimal("9.2"))))  # fmt: skip
    sk = Child("PED-0405", "S. K.", date(2013, 12, 11), "female", "B", "B2", date(2026, 9, 8),
               Decimal("41.0"), Decimal(150), "HN 20405", Decimal("11.3"),
               (("C1D1", Decimal("11.3")), ("C2D1", Decimal("10.5")), ("C4D15", Decimal("10.8"))))  # fmt: skip
    return (
        Seated(rm, 1, 1, 3, (9, 0, 20), _mag("400", "20"), _din("14", "100", "0.799305"), _resumed_late),
        Seated(ta, 2, 2, 8, (12, 3, 0), _mag("600", "20"), _din("18.6", "105.3", "1.060660"), _all),
        Seated(
            ln, 3, 1, 1, (13, 50, 0), _mag("490", "20"), _din("16.1", "104.6", "0.918636"), _before_release
        ),
        Seated(jp, 4, 3, 5, (7, 30, 0), _mag("1000", "20"), _din("26.1", "107.5", "1.490712"), _paused),
        Seated(sk, 5, 4, 15, (10, 47, 0), _mag("820", "20", "1.5"), _din("22.9", "106.5", "1.307033"), _all),
    )


@dataclass(slots=True)
class _Writer:
    """Appends drafts to streams and remembers where each one ends."""

    record: Writes
    tips: dict[str, Line]
    graded: dict[str, list[int]] = field(default_factory=dict)

    def write(self, stream: str, at: datetime, by: str, event: Event) -> None:
        last = self.tips.get(stream)
        seq = last.seq + 1 if last else 1
        if isinstance(event, DaySigned) and last is not None:
            event = replace(event, shown_hash=last.hash)
        if isinstance(event, AdverseEventGraded):
            self.graded.setdefault(stream, []).append(seq)
        if isinstance(event, AboutAdverseEvent):
            event = replace(event, about=self.graded[stream][-event.about - 1])
        draft = Draft(at, at, by, event, entry=f"practice-{seq}")
        self.tips[stream] = self.record.append(stream, seq, draft)


def write_unit(record: Writes, regimen: Regimen, zone: tzinfo, site_lines: Iterable[Event] = ()) -> datetime:
    """Fill an empty record with the practice unit; returns the practice moment (UTC)."""
    now = datetime(2026, 11, 24, 13, 25, 20, tzinfo=zone)
    writer = _Writer(record, {})
    for event in site_lines:
        writer.write(SITE, now - timedelta(days=90), FIRST, event)
    for value in _site_values():
        writer.write(SITE, now - timedelta(days=90), FIRST, value)
    for place in seated():
        _write_patient(writer, regimen, place, now)
    for place in seated():
        seat = ChairTaken(place.chair, place.child.study_id, place.label)
        writer.write(SITE, now.replace(hour=7, minute=place.chair), FIRST, seat)
    return now


def _site_values() -> Iterator[SiteValueSet]:
    yield SiteValueSet("surgery.count", "five_more", "Practice file")
    yield SiteValueSet("surgery.numbering", "goes_on", "Practice file")


def _write_patient(writer: _Writer, regimen: Regimen, place: Seated, now: datetime) -> None:
    child = place.child
    stream = f"patient/{child.study_id}"
    enrolled: PatientEnrolled = child.enrolled(regimen.id)
    first = datetime.combine(child.c1d1, datetime.min.time(), now.tzinfo)
    writer.write(stream, first - timedelta(days=7), FIRST, enrolled)
    for known in before_trial(child.study_id):
        writer.write(stream, first - timedelta(days=7), FIRST, known)
    for cycle, day in _days_until(regimen, place):
        facts = _script(regimen, place, cycle, day, now).facts()
        for fact in _with_toxicities(place, f"C{cycle}D{day}", facts):
            writer.write(stream, fact.at, fact.by, fact.event)
    today = list(place.cut(_script(regimen, place, place.cycle, place.day, now).facts()))
    for fact in _with_toxicities(place, place.label, today):
        if fact.at <= now:
            writer.write(stream, fact.at, fact.by, fact.event)


def _with_toxicities(place: Seated, label: str, facts: list[Scripted]) -> list[Scripted]:
    """A day's facts with what was graded on it, in the order in which they happen."""
    return sorted([*facts, *of_day(place.child.study_id, label, facts)], key=lambda fact: fact.at)


def _days_until(regimen: Regimen, place: Seated) -> Iterator[tuple[int, int]]:
    for cycle in range(1, place.cycle + 1):
        for day in range(1, regimen.length_of(cycle) + 1):
            if (cycle, day) >= (place.cycle, place.day):
                return
            if regimen.agents_on(cycle, day):
                yield cycle, day


def _script(regimen: Regimen, place: Seated, cycle: int, day: int, now: datetime) -> DayScript:
    offset = sum(regimen.length_of(c) for c in range(1, cycle)) + day - 1
    on = place.child.c1d1 + timedelta(days=offset)
    hour, minute, second = place.starts if (cycle, day) == (place.cycle, place.day) else (9, 0, 0)
    start = datetime(on.year, on.month, on.day, hour, minute, second, tzinfo=now.tzinfo)
    bags = {"magrolimab": place.magrolimab, "dinutuximab": place.dinutuximab}
    due = tuple((agent, bags[agent]) for agent in regimen.agents_on(cycle, day))
    label = f"C{cycle}D{day}"
    vitals = practice_vitals(label, completed_years(place.child.born, on))
    return DayScript(regimen, label, cycle, day, place.child, start, due, vitals)
