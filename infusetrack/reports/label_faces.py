"""The faces of labels: a wristband and a bag, drawn into a rectangle of the label's own size."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from infusetrack.domain.bag_label import BagLabel
from infusetrack.domain.scan_codes import code_of
from infusetrack.reports.codes import MM, bars_width, draw_bars, draw_qr
from infusetrack.reports.context import PatientContext
from infusetrack.reports.flow import draw_text, wrapped
from infusetrack.reports.glyphs import printable
from infusetrack.reports.style import BOLD, INK, REGULAR, SEMIBOLD, CodeKind, Face, width
from infusetrack.wording import figures
from infusetrack.wording.translate import tr

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas

Draw = Callable[["Canvas", float, float], None]
PAD = 2 * MM
WRISTBAND, STRIP, BAG = (60 * MM, 30 * MM), (280 * MM, 25 * MM), (100 * MM, 50 * MM)
"""Width and height in points of the usual labels."""
STRIP_USED = 150 * MM
"""A strip is printed only so far: the rest is wound around the wrist and closed."""
SHRUNK_MOST = 0.5
SMALLEST = 5.6
"""Points: below this a label is not readable."""


@dataclass(frozen=True, slots=True)
class Label:
    """One label: its size in points, and what draws it from its top left corner."""

    size: tuple[float, float]
    draw: Draw


@dataclass(frozen=True, slots=True)
class _Area:
    """A part of a label: left edge, top and room in points."""

    x: float
    top: float
    wide: float
    tall: float


def identifiers(context: PatientContext) -> tuple[str, ...]:
    """Study number and second identifier, as the identity step compares them."""
    patient = context.patient
    return () if patient is None else (patient.study_id, patient.second_identifier)


def wristband(context: PatientContext, kind: CodeKind, size: tuple[float, float] = WRISTBAND) -> Label:
    """Initials, both identifiers, date of birth, allergies; a code for each identifier."""

    def draw(canvas: "Canvas", x: float, top: float) -> None:
        used = min(size[0], STRIP_USED) if size == STRIP else size[0]
        area = _Area(x + PAD, top - PAD, used - 2 * PAD, size[1] - 2 * PAD)
        left = _beside_codes(canvas, area, kind, identifiers(context))
        _text(canvas, left, list(_person(context)), list(_person(context, short=True)))

    return Label(size, draw)


def _person(context: PatientContext, *, short: bool = False) -> Iterator[tuple[str, Face]]:
    """Who this is; allergies that do not fit are counted, and the chart has them."""
    patient = context.patient
    if patient is None:
        return
    yield f"{printable(patient.initials)}  {patient.study_id}", Face(BOLD, 13)
    yield patient.second_identifier, Face(BOLD, 11)
    born = tr("born {born}").format(born=figures.day(patient.birth_date))
    yield born, Face(REGULAR, 9)
    told = "; ".join(patient.allergies)
    if short and patient.allergies:
        told = tr("{count}, READ THE CHART").format(count=len(patient.allergies))
    words = tr("ALLERGIES: {told}").format(told=told) if told else tr("No known allergies recorded")
    yield words, Face(SEMIBOLD, 8.5)


def bag(context: PatientContext, label: BagLabel, kind: CodeKind, size: tuple[float, float] = BAG) -> Label:
    """Whose bag, what is in it, how it runs, until when; the code holds the study number."""
    ids = identifiers(context)

    def draw(canvas: "Canvas", x: float, top: float) -> None:
        canvas.setFillColorRGB(*context.agent_colours(label.agent.id)[0])
        canvas.rect(x, top - size[1], 2.4 * MM, size[1], stroke=0, fill=1)
        area = _Area(x + 2.4 * MM + PAD, top - PAD, size[0] - 2.4 * MM - 2 * PAD, size[1] - 2 * PAD)
        left = _beside_codes(canvas, area, kind, ids[:1])
        _text(canvas, left, list(_bag_lines(context, label)))

    return Label(size, draw)


def _bag_lines(context: PatientContext, label: BagLabel) -> Iterator[tuple[str, Face]]:
    """What stands on the bag, the most important first."""
    patient, held, body = context.patient, label.bag, Face(REGULAR, 9.5)
    if patient is not None:
        who = f"{printable(patient.initials)}  {patient.study_id} · {patient.second_identifier}"
        yield who, Face(BOLD, 12)
    name = label.agent.name[:1].upper() + label.agent.name[1:]
    yield tr("{drug} {mg} mg").format(drug=name, mg=figures.trimmed(label.dose_mg)), Face(BOLD, 17)
    mixed = tr("in {ml} mL = {strength} mg/mL").format(
        ml=figures.trimmed(held.bag_ml), strength=figures.trimmed(label.mg_per_ml)
    )
    yield f"{mixed} · {label.agent.diluent}" if label.agent.diluent else mixed, Face(SEMIBOLD, 11)
    yield _rates(label), Face(SEMIBOLD, 11)
    yield tr("Lot {lot} · expires {at}").format(lot=held.lot, at=_moment(context, held.expires_at)), body
    times = [tr("mixed {at}").format(at=_moment(context, held.mixed_at))] if held.mixed_at else []
    times += [tr("use by {at}").format(at=_moment(context, label.use_by))] if label.use_by else []
    if times:
        yield " · ".join(times), body
    if label.own_line:
        yield label.own_line, Face(SEMIBOLD, 10)
    if label.look_alike:
        yield label.look_alike, Face(REGULAR, 8)


def _moment(context: PatientContext, at: datetime) -> str:
    return figures.moment(at, context.zone)


def _rates(label: BagLabel) -> str:
    told = [
        tr("{rate} mL/h for {span}").format(
            rate=figures.fixed(step.rate_ml_h), span=figures.long_span(step.lasts)
        )
        for step in label.steps
    ]
    return tr("planned {rates}").format(rates=tr(", then ").join(told))


# --- codes and text ---------------------------------------------------------------------------

TINY = Face(REGULAR, 6)
BARS_TALL = 4.6 * MM
LONG = 3
"""A label so many times longer than tall has its codes beside the words."""


def _beside_codes(canvas: "Canvas", area: _Area, kind: CodeKind, ids: tuple[str, ...]) -> _Area:
    """Draw a code for each identifier that a scanner can read; returns the room that is left for words."""
    known = [code for one in ids if (code := code_of(one))]
    if not known:
        return area
    if kind == "qr":
        taken = _qr_codes(canvas, area, known)
    elif area.wide > LONG * area.tall:
        taken = _bars_beside(canvas, area, known)
    else:
        return _bars_below(canvas, area, known)
    return _Area(area.x, area.top, area.wide - taken - PAD, area.tall)


def _qr_codes(canvas: "Canvas", area: _Area, known: list[str]) -> float:
    """Squares at the right edge, under each other where they fit so; returns the width that they take."""
    side = min(24 * MM, area.tall - TINY.leading)
    beside = side * len(known) <= area.wide / 2
    if not beside:
        side = min(side, (area.tall - len(known) * TINY.leading) / len(known))
    for number, code in enumerate(known):
        x = area.x + area.wide - side * (len(known) - number if beside else 1)
        top = area.top - (0 if beside else number * (side + TINY.leading))
        draw_qr(canvas, (x, top), side, code)
        draw_text(canvas, x + (side - width(code, TINY)) / 2, top - side - 3, code, TINY)
    return side * (len(known) if beside else 1)


def _bars_beside(canvas: "Canvas", area: _Area, known: list[str]) -> float:
    x = area.x + area.wide
    for code in reversed(known):
        x -= bars_width(code)
        _one_bar_code(canvas, x, area.top, (area.tall, code))
    return area.x + area.wide - x


def _bars_below(canvas: "Canvas", area: _Area, known: list[str]) -> _Area:
    each = max(BARS_TALL, area.tall * 0.16) + TINY.leading
    for number, code in enumerate(known):
        _one_bar_code(canvas, area.x, area.top - area.tall + (len(known) - number) * each, (each, code))
    return _Area(area.x, area.top, area.wide, area.tall - len(known) * each - 2)


def _one_bar_code(canvas: "Canvas", x: float, top: float, told: tuple[float, str]) -> None:
    tall, code = told
    draw_bars(canvas, (x, top), tall - TINY.leading, code)
    draw_text(canvas, x + (bars_width(code) - width(code, TINY)) / 2, top - tall + 2, code, TINY)


Lines = list[tuple[str, Face]]


def _text(canvas: "Canvas", area: _Area, *versions: Lines) -> None:
    """The first version whose lines fit, made smaller together as need be; the last one in any case."""
    fitting = (lines for told in versions if (lines := _fitted(told, area)) is not None)
    lines = next(fitting, None) or _wrapped(versions[-1], area.wide, SHRUNK_MOST)
    y = area.top
    for line, face in lines:
        draw_text(canvas, area.x, y - face.size, line, face)
        y -= face.leading


def _fitted(told: Lines, area: _Area) -> Lines | None:
    """The lines as large as fits, down to half their size; None where even that is too much."""
    shrink = 1.0
    while shrink >= SHRUNK_MOST:
        lines = _wrapped(told, area.wide, shrink)
        if sum(face.leading for _, face in lines) <= area.tall:
            return lines
        shrink -= 0.05
    return None


def _wrapped(told: Lines, room: float, shrink: float) -> Lines:
    return [
        (line, small)
        for text, face in told
        for small in (Face(face.font, max(SMALLEST, face.size * shrink), INK),)
        for line in wrapped(text, small, room)
    ]
