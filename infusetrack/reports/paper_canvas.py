"""ReportLab's canvas as this program's paper: tagged, with bookmarks of its own, the fonts' letters only."""

from collections.abc import Callable
from datetime import UTC, datetime
from functools import lru_cache
from io import BytesIO
from typing import Any
from zlib import compress

from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFName, PDFStream
from reportlab.pdfgen.canvas import Canvas

from infusetrack.reports.fonts import REGULAR, font, register_fonts
from infusetrack.reports.structure import GROUPS, Structure

VERSION = (1, 7)
"""The first version of PDF whose viewers read all tags that stand here."""


class PaperCanvas(Canvas):
    """Draws as its parent does, and knows what each drawing is: a heading, a cell, a picture, furniture."""

    _doc: Any
    _code: list[str]
    _escape: Callable[[bytes], str]
    _pageNumber: int  # noqa: N815 (ReportLab named it)
    _pagesize: tuple[float, float]

    def __init__(self, size: tuple[float, float], *, rows_whole: bool = False) -> None:
        """Pages of a size in points; `rows_whole` tags a table's row as one, for charts of many thousands."""
        register_fonts()
        self.target = BytesIO()
        super().__init__(self.target, size, invariant=1, lang="en", initialFontName=REGULAR)  # type: ignore[arg-type]
        self._doc._pdfVersion = VERSION
        self.structure = Structure()
        self._rows_whole = rows_whole
        self._open: list[str] = []
        self._head: object = None
        self._marks, self._depth, self._last_depth = 0, 0, -1

    def date(self, at: datetime) -> None:
        """When the document was made, for its properties; ReportLab would write the first day of 2000."""
        stamp = self._doc._timeStamp
        stamp.YMDhms, stamp.dhh, stamp.dmm = at.astimezone(UTC).timetuple()[:6], 0, 0

    def written(self) -> bytes:
        """The finished document."""
        self.save()
        return self.target.getvalue()

    # --- what is drawn ------------------------------------------------------------------

    def begin_tag(self, role: str, alt: str = "") -> None:
        """What is drawn until `end_tag` is of this kind; within drawn content nothing further is told apart."""
        drawn = self._open and self._open[-1] in ("drawn", "inside")
        if drawn:
            self._open.append("inside")
            return
        self._fit(role)
        if role in GROUPS and not (role == "TR" and self._rows_whole):
            self.structure.group(role)
            self._open.append("group")
            return
        told = "P" if role == "TR" else role
        mark = self.structure.leaf(told, self._pageNumber, alt)
        self._code.append(f"/{told} <</MCID {mark}>> BDC")
        self._open.append("drawn")

    def end_tag(self) -> None:
        """The end of what was begun last."""
        ended = self._open.pop()
        if ended == "drawn":
            self._code.append("EMC")
        elif ended == "group":
            self._end_table()
            self.structure.close()

    def begin_furniture(self) -> None:
        """What is drawn until `end_tag` comes again on each page and is not read aloud."""
        self._code.append("/Artifact BMC")
        self._open.append("drawn")

    def begin_spoken(self, text: str) -> None:
        """What is drawn until `end_spoken` reads as this text, in the order typed."""
        self._code.append(f"/Span <</ActualText <FEFF{text.encode('utf-16-be').hex()}>>> BDC")

    def end_spoken(self) -> None:
        """The end of it."""
        self._code.append("EMC")

    def _fit(self, role: str) -> None:
        """Rows that follow each other are one table; anything else ends it."""
        if role != "TR":
            self._end_table()
        elif self.structure.open_role != "Table" and not self._rows_whole:
            self.structure.group("Table")

    def is_told(self, head: object) -> bool:
        """Whether this table's header was drawn on a page before; else another table begins."""
        if head is self._head:
            return True
        self._head = head
        self._end_table()
        return False

    def _end_table(self) -> None:
        if self.structure.open_role == "Table":
            self.structure.close()

    # --- bookmarks ----------------------------------------------------------------------

    def begin_part(self, title: str) -> None:
        """The bookmarks that follow belong under this title, a patient's part of the document."""
        self._depth = 0
        self.bookmark(title, self._pagesize[1])
        self._depth = 1

    def bookmark(self, title: str, y: float, level: int = 0) -> None:
        """A bookmark here; two of the same title lead to two places."""
        self._marks += 1
        key = f"mark-{self._marks}"
        depth = min(level + self._depth, self._last_depth + 1)
        self._last_depth = depth
        self.bookmarkHorizontal(key, 0, y)
        self.addOutlineEntry(title, key, depth)

    # --- drawing, quicker than the parent does it ---------------------------------------

    def drawString(self, x: float, y: float, text: str, *more: Any, **named: Any) -> None:  # noqa: N802
        """One string in the font and colour that are set."""
        if more or named:
            super().drawString(x, y, text, *more, **named)
            return
        drawn, document, size = font(self._fontname), self._doc, self._fontsize
        shown = " ".join(
            f"{drawn.getSubsetInternalName(subset, document)} {size:g} Tf ({self._escape(part)}) Tj"
            for subset, part in drawn.splitString(text, document)
        )
        self._code.append(f"BT 1 0 0 1 {x:.3f} {y:.3f} Tm {shown} ET")

    def setFont(self, psfontname: str, size: float, leading: float | None = None) -> None:  # noqa: N802
        """The font of what is drawn next."""
        self._fontname, self._fontsize = psfontname, size
        self._leading = size * 1.2 if leading is None else leading

    def setFillColorRGB(self, r: float, g: float, b: float, alpha: float | None = None) -> None:  # noqa: N802
        """The colour of letters and areas."""
        if alpha is not None:
            super().setFillColorRGB(r, g, b, alpha)
            return
        self._code.append(_colour(r, g, b, "rg"))

    def setStrokeColorRGB(self, r: float, g: float, b: float, alpha: float | None = None) -> None:  # noqa: N802
        """The colour of lines."""
        if alpha is not None:
            super().setStrokeColorRGB(r, g, b, alpha)
            return
        self._code.append(_colour(r, g, b, "RG"))

    # --- pages --------------------------------------------------------------------------

    def showPage(self) -> None:  # noqa: N802
        """The page is finished; it is packed at once, so that a long document stays small."""
        super().showPage()
        page = self._doc.Pages.pages[-1]
        page.Contents = PDFStream(
            PDFDictionary({"Filter": PDFArray([PDFName("FlateDecode")])}),
            compress(page.stream.encode("utf-8")),
        )
        page.stream = None
        page.__NoDefault__ = [*page.__NoDefault__, "StructParents", "Tabs"]
        page.StructParents, page.Tabs = self._pageNumber - 2, PDFName("S")

    def save(self) -> None:
        """Write it all, the tags too."""
        if self._code:
            self.showPage()
        self.structure.write(self._doc)
        super().save()


@lru_cache(maxsize=256)
def _colour(red: float, green: float, blue: float, act: str) -> str:
    return f"{red:.4g} {green:.4g} {blue:.4g} {act}"
