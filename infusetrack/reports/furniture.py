"""What stands on every page of a document: whose page it is, which page it is, and whether it is final."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from infusetrack.reports import head_words
from infusetrack.reports.context import PatientContext
from infusetrack.reports.flow import draw_text, wrapped
from infusetrack.reports.glyphs import printable
from infusetrack.reports.style import (
    BODY,
    BOLD,
    INK,
    LEAD,
    MARGIN,
    MARK,
    NAME,
    PAPERS,
    SMALL,
    STRONG,
    TITLE,
    WHITE,
    Face,
    width,
)
from infusetrack.wording.translate import tr

if TYPE_CHECKING:
    from infusetrack.reports.paper_canvas import PaperCanvas

PAD = 9.0
FOOTER = 30.0
WHAT_LEADING = 12.5
LONG_ALLERGIES = 160
"""Characters of allergies that the header shows; a longer list stands on page 1 in full."""
SHORT_HASH = head_words.SHORT_HASH
COUNT, COUNT_ROOM = "pages-in-all", 22.0
"""A drawing of the number of pages, and the points that it may take."""


@dataclass(frozen=True, slots=True)
class Masthead:
    """What one document says at the head and the foot of each page."""

    title: str
    """"Shift handoff"."""
    when: str
    """Which day and date: "C1D3 · Tue 24 Nov 2026"."""
    label: str = ""
    """The part of the footer that says which day or cycle; may be empty."""
    state: tuple[tuple[str, Face], ...] = ()
    """Lines under the date: whether it is signed, until when it is valid."""
    watermark: str = ""
    """A word across the page, such as DRAFT."""
    copies: int = 0
    """How often this document was printed before."""
    document_id: str = ""
    """Names this print in the footer, in its QR code and in the record."""


@dataclass(frozen=True, slots=True)
class Furniture:
    """The header and footer of one document, measured once and drawn on each page."""

    context: PatientContext
    masthead: Masthead

    @property
    def _left_room(self) -> float:
        return self.context.room * 0.66 - PAD

    @property
    def _details(self) -> list[tuple[str, Face]]:
        room = self._left_room
        told = [
            (text, BODY)
            for text in (head_words.person_words(self.context), head_words.body_words(self.context))
        ]
        told.append((allergy_words(self.context, short=True), STRONG))
        return [(line, face) for text, face in told for line in wrapped(text, face, room)]

    @property
    def _lead(self) -> tuple[str, ...]:
        patient = self.context.patient
        if patient is None:
            return (tr("Patient not enrolled"),)
        told = tr("{study_id} · {second}").format(study_id=patient.study_id, second=patient.second_identifier)
        return wrapped(told, LEAD, self._left_room - self._name_width - 8)

    @property
    def _name(self) -> str:
        patient = self.context.patient
        return printable(patient.initials) if patient else "?"

    @property
    def _name_width(self) -> float:
        return min(width(self._name, NAME), self._left_room / 2)

    @property
    def height(self) -> float:
        """Points that the header's box takes."""
        top = max(NAME.leading, len(self._lead) * LEAD.leading)
        body = sum(face.leading for _, face in self._details)
        beside = TITLE.leading + sum(max(face.leading, WHAT_LEADING) for _, face in self._what_lines)
        return max(top + body + 2 * PAD, beside + PAD + 4, 66.0)

    @property
    def _title_lines(self) -> list[tuple[str, Face]]:
        room = self.context.room * 0.34 - PAD
        return [(line, TITLE) for line in wrapped(self.masthead.title, TITLE, room)]

    @property
    def _what_lines(self) -> list[tuple[str, Face]]:
        """The lines under the title at the right."""
        told = [(self.masthead.when, STRONG), *self.masthead.state]
        room = self.context.room * 0.34 - PAD
        return [(line, face) for text, face in told for line in wrapped(text, face, room)]

    def frame(self) -> tuple[float, float]:
        """The top of the free part of a page and its height, in points."""
        tall = PAPERS[self.context.printing.paper][1]
        top = tall - MARGIN - self.height - 12
        return top, top - MARGIN - self.foot

    @property
    def foot(self) -> float:
        """Points that the footer takes, from the page's margin up."""
        return FOOTER + max(len(self._origin_lines) - 2, 0) * SMALL.leading

    @property
    def _origin_lines(self) -> list[str]:
        """Where the page is from, beside the page's number."""
        count = tr("Page {page} of {pages}").format(page=9999, pages=9999)
        room, head = self.context.room - width(count, SMALL) - 8, self.masthead
        told = head_words.origin_words(self.context, head.label, head.title, head.document_id, head.copies)
        return [line for words in told for line in wrapped(words, SMALL, room)]

    def draw(self, canvas: "PaperCanvas", page: int, pages: int | None) -> None:
        """Everything that stands on every page; drawn before the page's content.

        Where `pages` is not known yet, a place is kept for it that `draw_count` fills.
        """
        canvas.begin_furniture()
        if self.masthead.watermark:
            self._watermark(canvas)
        self._box(canvas)
        canvas.end_tag()
        self._header(canvas, first=page == 1)
        canvas.begin_furniture()
        self._footer(canvas, page, pages)
        canvas.end_tag()

    def _watermark(self, canvas: "PaperCanvas") -> None:
        wide, tall = PAPERS[self.context.printing.paper]
        text, face = self.masthead.watermark, Face(BOLD, 150, MARK)
        canvas.saveState()
        canvas.translate(wide / 2, tall / 2 - 40)
        canvas.rotate(52)
        draw_text(canvas, -width(text, face) / 2, -50, text, face)
        canvas.restoreState()

    def _box(self, canvas: "PaperCanvas") -> None:
        top = PAPERS[self.context.printing.paper][1] - MARGIN
        canvas.setStrokeColorRGB(*INK)
        canvas.setFillColorRGB(*WHITE)
        canvas.setLineWidth(0.9)
        canvas.roundRect(MARGIN, top - self.height, self.context.room, self.height, 4, fill=1)

    def _header(self, canvas: "PaperCanvas", *, first: bool) -> None:
        """Patient and document; read aloud on the first page, the same again on the others."""
        top = PAPERS[self.context.printing.paper][1] - MARGIN
        _begin(canvas, "P", first)
        self._who(canvas, MARGIN + PAD, top - PAD)
        canvas.end_tag()
        right, baseline = MARGIN + self.context.room - PAD, top - PAD - TITLE.size + 1
        for role, lines in (("H1", self._title_lines), ("P", self._what_lines)):
            _begin(canvas, role, first)
            baseline = _to_the_right(canvas, right, baseline, lines)
            canvas.end_tag()

    def _who(self, canvas: "PaperCanvas", x: float, top: float) -> None:
        name = wrapped(self._name, NAME, self._name_width + 1)[0]
        draw_text(canvas, x, top - NAME.size + 2, name, NAME)
        beside = top - NAME.size + 2
        for line in self._lead:
            draw_text(canvas, x + self._name_width + 8, beside, line, LEAD)
            beside -= LEAD.leading
        under = top - max(NAME.leading, len(self._lead) * LEAD.leading)
        for line, face in self._details:
            draw_text(canvas, x, under - face.size, line, face)
            under -= face.leading

    def draw_count(self, canvas: "PaperCanvas", pages: int) -> None:
        """How many pages there are, drawn once and seen on each page that kept a place for it."""
        canvas.beginForm(COUNT, 0, 0, COUNT_ROOM, SMALL.size + 4)
        draw_text(canvas, 0, 2, str(pages), SMALL)
        canvas.endForm()

    def _page_number(self, canvas: "PaperCanvas", y: float, page: int, pages: int | None) -> None:
        right = MARGIN + self.context.room
        told = tr("Page {page} of {pages}").format(page=page, pages="" if pages is None else pages)
        if pages is None:
            right -= COUNT_ROOM
            canvas.saveState()
            canvas.translate(right, y - 2)
            canvas.doForm(COUNT)
            canvas.restoreState()
        draw_text(canvas, right - width(told, SMALL), y, told, SMALL)

    def _footer(self, canvas: "PaperCanvas", page: int, pages: int | None) -> None:
        y = MARGIN + 8 + self.foot - FOOTER
        canvas.setStrokeColorRGB(*INK)
        canvas.setLineWidth(0.6)
        canvas.line(MARGIN, y + 10, MARGIN + self.context.room, y + 10)
        self._page_number(canvas, y, page, pages)
        for line in self._origin_lines:
            draw_text(canvas, MARGIN, y, line, SMALL)
            y -= SMALL.leading


def _begin(canvas: "PaperCanvas", role: str, first: bool) -> None:
    if first:
        canvas.begin_tag(role)
    else:
        canvas.begin_furniture()


def _to_the_right(
    canvas: "PaperCanvas", right: float, baseline: float, lines: Sequence[tuple[str, Face]]
) -> float:
    """Lines that end at the right; returns where the next one stands."""
    for line, face in lines:
        draw_text(canvas, right - width(line, face), baseline, line, face)
        baseline -= max(face.leading, WHAT_LEADING)
    return baseline


def allergy_words(context: PatientContext, *, short: bool) -> str:
    """The allergies in one line; the header's short form points to page 1 when they are many."""
    allergies = context.patient.allergies if context.patient else ()
    if not allergies:
        return tr("No known allergies recorded")
    told = ", ".join(allergies)
    if short and len(told) > LONG_ALLERGIES:
        return tr("ALLERGIES: {count}, all listed on page 1").format(count=len(allergies))
    return tr("ALLERGIES: {allergies}").format(allergies=told)
