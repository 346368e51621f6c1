"""From the picture of the red cells to places on paper: days across, g/dL up, in one of three views."""

from bisect import bisect_right
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from operator import attrgetter
from typing import Literal

from infusetrack.domain.hemoglobin_course import PRIMING, RED_CELLS
from infusetrack.domain.hemoglobin_numbers import NUMBERS
from infusetrack.domain.hemoglobin_picture import CycleSpan, Given, Picture, spread, without_red_cells
from infusetrack.ui.plots.hgb_parts import Dot, Sign, Stretch, Upright, Zone
from infusetrack.ui.plots.hgb_strips import Strip, strips_of
from infusetrack.wording.hemoglobin_beside import rise_words
from infusetrack.wording.hemoglobin_picture import dose_words, given_words, note_words
from infusetrack.wording.translate import tr

View = Literal["cycle", "all", "laid"]
DAY = timedelta(days=1)
BEFORE_FIRST, BEFORE_LATER = 14.0, 1.0
"""Days shown before a cycle: before the first one its baseline stands."""
GAP_DAYS = 7.0
"""A line is not drawn through a longer silence (design: never smoothed through)."""
WEEKS = (1, 8, 15)
LOWEST, HIGHEST = 7.4, 25.0
"""The scale reaches down to below grade 3; what cannot be g/dL stands at its top edge."""
AIR = 0.4
ROOM_FOR_NAMES = 1.6
"""Days left free after the last value where each cycle's line bears its name."""


@dataclass(frozen=True, slots=True)
class Scene:
    """All that is drawn; amounts in g/dL, whatever unit the scale is written in."""

    left: float = 0.0
    right: float = 1.0
    low: float = 6.0
    high: float = 13.0
    ticks: tuple[tuple[float, str], ...] = ()
    dots: tuple[Dot, ...] = ()
    rows: tuple[str, ...] = ()
    hidden: tuple[tuple[float, float], ...] = ()
    uprights: tuple[Upright, ...] = ()
    stretches: tuple[Stretch, ...] = ()
    zones: tuple[Zone, ...] = ()
    signs: tuple[Sign, ...] = ()
    strips: tuple[Strip, ...] = ()
    baseline: float | None = None
    lln: float | None = None


@dataclass(frozen=True, slots=True)
class Frame:
    """Which days are shown: `origin` is day 0, `place` says where a moment lies."""

    origin: datetime
    left: float
    right: float
    ticks: tuple[tuple[float, str], ...] = field(default=())

    def x(self, at: datetime) -> float:
        """Days from the origin."""
        return (at - self.origin) / DAY

    def holds(self, at: datetime) -> bool:
        """Whether a moment is shown."""
        return self.left <= self.x(at) <= self.right


def scene_of(picture: Picture, view: View, cycle: int, due: tuple[datetime, str] | None = None) -> Scene:
    """The scene of a view; `cycle` is the place of the cycle shown, `due` a dose that is still to come."""
    if not picture.reviews:
        return Scene()
    if view == "laid" and picture.cycles:
        return _laid(picture)
    frame = _one_cycle(picture, cycle) if view == "cycle" and picture.cycles else _all(picture)
    return _framed(picture, frame, due)


def runs(scene: Scene) -> Iterator[list[Dot]]:
    """The stretches that are drawn through: broken by another cycle, a long silence, or red cells given."""
    blood = sorted(one.x for one in scene.uprights if not one.drug)
    run: list[Dot] = []
    for dot in scene.dots:
        if run and _is_broken(run[-1], dot, blood):
            yield run
            run = []
        run.append(dot)
    if run:
        yield run


def _is_broken(one: Dot, other: Dot, blood: list[float]) -> bool:
    if other.row != one.row or other.x - one.x > GAP_DAYS:
        return True
    return bisect_right(blood, one.x) != bisect_right(blood, other.x)


def _one_cycle(picture: Picture, cycle: int) -> Frame:
    span = picture.cycles[cycle]
    before = min(BEFORE_FIRST, _before(picture, span)) if cycle == 0 else BEFORE_LATER
    later = picture.cycles[cycle + 1 :]
    days = (later[0].since - span.since) / DAY if later else float(span.days)
    if not later:
        days = max(days, (picture.reviews[-1].at - span.since) / DAY + 0.5)
    ticks = [(float(day - 1), tr("D{day}").format(day=day)) for day in (*WEEKS, span.days) if day - 1 < days]
    if cycle == 0 and before > 3:  # noqa: PLR2004 (room for the word)
        ticks.insert(0, (-before, tr("screening")))
    return Frame(span.since, -before, days, tuple(ticks))


def _before(picture: Picture, span: CycleSpan) -> float:
    return max(1.0, (span.since - picture.reviews[0].at) / DAY + 0.5)


def _all(picture: Picture) -> Frame:
    first, last = picture.reviews[0].at, picture.reviews[-1].at
    moments = [first, *(one.at for one in picture.doses)]
    origin = picture.cycles[0].since if picture.cycles else first
    left = min((one - origin) / DAY for one in moments) - 0.5
    right = max((last - origin) / DAY, left + 1) + 1.0
    ticks = tuple(((span.since - origin) / DAY, span.label) for span in picture.cycles)
    return Frame(origin, left, right, ticks)


def _framed(picture: Picture, frame: Frame, due: tuple[datetime, str] | None) -> Scene:
    dots = tuple(
        _dot(picture, place, frame.x(one.at))
        for place, one in enumerate(picture.reviews)
        if frame.holds(one.at)
    )
    hidden = tuple((frame.x(at), float(g_dl)) for at, g_dl in without_red_cells(picture) if frame.holds(at))
    uprights = [*_doses(picture, frame), *_blood(picture, frame)]
    if due is not None and frame.holds(due[0]):
        words = tr("{dose} due").format(dose=dose_words(due[1], 0, first=False))
        uprights.append(Upright(frame.x(due[0]), words, due[1], due=True))
    low, high = _heights(picture, dots, hidden)
    return Scene(
        left=frame.left,
        right=frame.right,
        low=low,
        high=high,
        ticks=frame.ticks,
        dots=dots,
        rows=("",),
        hidden=hidden,
        uprights=tuple(sorted(uprights, key=attrgetter("x"))),
        stretches=tuple(
            Stretch(frame.x(bar.since), frame.x(bar.until) + 0.4, bar.drug)
            for bar in picture.bars
            if frame.holds(bar.since)
        ),
        zones=tuple(_zones(picture, frame)),
        signs=tuple(sorted(_signs(picture, frame), key=attrgetter("x"))),
        strips=tuple(strips_of(picture, frame.x, frame.holds)),
        baseline=_number(picture.baseline),
        lln=_number(picture.lln),
    )


def _dot(picture: Picture, place: int, x: float, row: int = 0) -> Dot:
    one = picture.reviews[place]
    value = one.value
    apart, hollow = float(spread(value)), value.method == "poc"
    return Dot(x, float(value.g_dl), apart, place, row, hollow, one.tier)


def _doses(picture: Picture, frame: Frame) -> Iterator[Upright]:
    for number, dose in enumerate(picture.doses, 1):
        if frame.holds(dose.at):
            words = dose_words(
                dose.drug, number, first=dose.kind == PRIMING, again=dose.at in picture.reexposed
            )
            yield Upright(frame.x(dose.at), words, dose.drug, short=str(number))


def _blood(picture: Picture, frame: Frame) -> Iterator[Upright]:
    for one in picture.given:
        if one.product == RED_CELLS and frame.holds(one.at):
            yield Upright(frame.x(one.at), _blood_words(one), short=given_words(one))


def _blood_words(one: Given) -> str:
    words = given_words(one)
    if one.rise is None:
        return words
    return tr("{given}: {rise}").format(given=words, rise=rise_words(one.rise))


def _zones(picture: Picture, frame: Frame) -> Iterator[Zone]:
    for one in picture.expected:
        left, right = max(frame.x(one.since), frame.left), min(frame.x(one.until), frame.right)
        if left < right:
            yield Zone(left, right, float(one.low), float(one.high))


def _signs(picture: Picture, frame: Frame) -> Iterator[Sign]:
    for note in picture.notes:
        if frame.holds(note.at):
            kind: Literal["bleeding", "procedure"] = "procedure" if note.kind == "procedure" else "bleeding"
            yield Sign(frame.x(note.at), kind, note_words(note.kind))
    for fluid in _not_red_cells(picture, frame.holds):
        yield Sign(frame.x(fluid.at), "fluid", given_words(fluid))


def _not_red_cells(picture: Picture, holds: Callable[[datetime], bool]) -> Iterator[Given]:
    products = (one for one in picture.given if one.product != RED_CELLS)
    yield from (one for one in (*picture.fluids, *products) if holds(one.at))


def _laid(picture: Picture) -> Scene:
    """Every cycle from its own day 1: values only, for what else happened differs by cycle."""
    spans, starts = picture.cycles, [span.since for span in picture.cycles]
    dots = []
    for place, one in enumerate(picture.reviews):
        row = max(bisect_right(starts, one.at) - 1, 0)
        x = (one.at - starts[row]) / DAY
        if x >= -BEFORE_LATER:
            dots.append(_dot(picture, place, x, row))
    days = max(*(float(span.days) for span in spans), max((dot.x for dot in dots), default=0.0) + 0.5)
    low, high = _heights(picture, tuple(dots), ())
    weeks = (*WEEKS, spans[-1].days)
    return Scene(
        left=-BEFORE_LATER,
        right=days + ROOM_FOR_NAMES,
        low=low,
        high=high,
        ticks=tuple((float(day - 1), tr("D{day}").format(day=day)) for day in weeks),
        dots=tuple(dots),
        rows=tuple(span.label for span in spans),
        baseline=_number(picture.baseline),
        lln=_number(picture.lln),
    )


def _heights(
    picture: Picture, dots: tuple[Dot, ...], hidden: tuple[tuple[float, float], ...]
) -> tuple[float, float]:
    """The scale: around what is shown, the baseline and the limits, never so high as a slip of the unit."""
    limits = [
        float(NUMBERS["grade_2"].value),
        *(_number(one) or 0 for one in (picture.baseline, picture.lln)),
    ]
    tops = [*(dot.y + dot.spread for dot in dots if dot.y < HIGHEST), *limits]
    ends = [*(dot.y - dot.spread for dot in dots), *(y for _, y in hidden), LOWEST]
    return max(0.0, min(ends) - AIR), max(tops) + AIR


def _number(value: object) -> float | None:
    return None if value is None else float(str(value))
