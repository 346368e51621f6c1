"""Wristband and bag labels: a sheet to cut, or one label a page for a label printer."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from infusetrack.domain.bag_label import bag_label
from infusetrack.domain.chart import Chart
from infusetrack.domain.cycle_day import day_view
from infusetrack.domain.errors import Refused
from infusetrack.domain.regimen import Regimen
from infusetrack.domain.scan_codes import code_of
from infusetrack.reports.codes import MM
from infusetrack.reports.context import PatientContext, Printing
from infusetrack.reports.document import describe, document_id, laid_out, written
from infusetrack.reports.flow import Strip, gap, text_strip
from infusetrack.reports.furniture import Furniture, Masthead
from infusetrack.reports.label_faces import BAG, STRIP, WRISTBAND, Label, bag, identifiers, wristband
from infusetrack.reports.style import INK_2, QUIET, STRONG, CodeKind, LabelForm
from infusetrack.reports.table import heading
from infusetrack.wording import figures
from infusetrack.wording.events import names_of
from infusetrack.wording.sentences import sentence
from infusetrack.wording.translate import tr

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas

KIND = "labels"
SIZES = {"wristband": WRISTBAND, "strip": STRIP, "bag": BAG}
MARK = 3 * MM
"""How long a cutting mark is, in points."""
BETWEEN = 8 * MM
COPIES = 2
"""Two of each on a sheet: one is spoiled easily, and a bag has its line."""


def labels_report(
    chart: Chart,
    regimen: Regimen,
    label: str,
    printing: Printing,
    *,
    form: LabelForm | None = None,
    code: CodeKind | None = None,
) -> bytes:
    """The labels of one patient; the sheet tells which bag has none yet, a bag's own page is refused.

    `form` and `code` are those of `printing`, the station's choice, unless another is asked for.
    Raises `Refused` for a day that the regimen does not have, and on form "bag" while order or bag
    is not on record.
    """
    context = PatientContext(chart, regimen, names_of(regimen), printing)
    form, code = form or printing.labels, code or printing.codes
    if form == "sheet":
        return _sheet(context, label, code)
    if form == "bag":
        made = [_bag(context, label, agent, code) for agent in _agents(context, label)]
        if not made:
            raise Refused("bag_label_no_drug", day=label)
        return _pages(context, label, made)
    return _pages(context, label, [wristband(context, code, SIZES[form])])


def _agents(context: PatientContext, label: str) -> tuple[str, ...]:
    return day_view(context.regimen, context.chart.day(label)).agents


def _bag(context: PatientContext, label: str, agent: str, code: CodeKind) -> Label:
    told = bag_label(context.chart, context.regimen, label, agent, context.printing.at)
    return bag(context, told, code)


# --- one label a page -------------------------------------------------------------------------


def _pages(context: PatientContext, label: str, made: Sequence[Label]) -> bytes:
    from infusetrack.reports.paper_canvas import PaperCanvas  # noqa: PLC0415 (drawing loads late)

    canvas = PaperCanvas(made[0].size)
    describe(canvas, Furniture(context, _masthead(context, label)))
    for one in made:
        canvas.setPageSize(one.size)
        canvas.begin_tag("P")
        one.draw(canvas, 0.0, one.size[1])
        canvas.end_tag()
        canvas.showPage()
    return canvas.written()


def _masthead(context: PatientContext, label: str) -> Masthead:
    on = context.printing.at.astimezone(context.zone).date()
    number = document_id(context, KIND, label)
    return Masthead(
        title=tr("Labels"),
        when=tr("{label} · {on}").format(label=label, on=f"{figures.weekday(on)} {on.year}"),
        label=label,
        document_id=number,
    )


# --- a sheet to cut ---------------------------------------------------------------------------


def _sheet(context: PatientContext, label: str, code: CodeKind) -> bytes:
    strips: list[Strip] = [heading(tr("Wristband"), context.room, tr("60 x 30 mm and 150 x 25 mm"))]
    strips += _missing_codes(context)
    strips += _rows([wristband(context, code)] * COPIES, context.room)
    strip = replace(wristband(context, code, STRIP), size=(150 * MM, STRIP[1]))
    strips += _rows([strip], context.room)
    for agent in _agents(context, label):
        name = context.regimen.agents[agent].name
        title = tr("Bag: {agent}").format(agent=name)
        strips += [gap(), heading(title, context.room, tr("100 x 50 mm"))]
        try:
            made = _bag(context, label, agent, code)
        except Refused as error:
            strips += text_strip(sentence(error, context.zone), context.room, STRONG)
            continue
        strips += _rows([made] * COPIES, context.room)
    return written([laid_out(context, _masthead(context, label), strips)])


def _missing_codes(context: PatientContext) -> Iterator[Strip]:
    for one in identifiers(context):
        if not code_of(one):
            told = tr("“{text}” has no code that this program's scanner could read: type it.").format(
                text=one
            )
            yield from text_strip(told, context.room, QUIET, keep=True)


def _rows(labels: Sequence[Label], room: float) -> list[Strip]:
    """As many labels side by side as fit, with cutting marks at their corners."""
    rows: list[Strip] = [gap(MARK)]
    waiting = list(labels)
    while waiting:
        wide, tall = waiting[0].size
        fit = max(1, int((room + BETWEEN) // (wide + BETWEEN)))
        row, waiting = waiting[:fit], waiting[fit:]
        rows.append(_row(row, wide, tall))
    return rows


def _row(row: Sequence[Label], wide: float, tall: float) -> Strip:
    def paint(canvas: "Canvas", x: float, top: float) -> None:
        at = x + MARK
        for one in row:
            _marks(canvas, at, top - MARK, one.size)
            one.draw(canvas, at, top - MARK)
            at += wide + BETWEEN

    return Strip(tall + 2 * MARK + 4, paint)


def _marks(canvas: "Canvas", x: float, top: float, size: tuple[float, float]) -> None:
    """Short lines outside the four corners."""
    canvas.setStrokeColorRGB(*INK_2)
    canvas.setLineWidth(0.4)
    for corner_x, way_x in ((x, -1), (x + size[0], 1)):
        for corner_y, way_y in ((top, 1), (top - size[1], -1)):
            canvas.line(corner_x + way_x, corner_y, corner_x + way_x * MARK, corner_y)
            canvas.line(corner_x, corner_y + way_y, corner_x, corner_y + way_y * MARK)
