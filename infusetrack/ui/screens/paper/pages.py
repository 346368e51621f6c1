"""The pages of a document as they would print: drawn beside the window, only those in sight, as sharp as the screen."""

from collections import OrderedDict
from functools import partial

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QImage, QKeyEvent, QPainter, QPaintEvent, QPen, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QWidget

from infusetrack.reports.pages import Picture, drawn
from infusetrack.session.aside import Aside
from infusetrack.ui import theme
from infusetrack.ui.screens.paper.press import Sheet
from infusetrack.ui.screens.paper.strip import Strip
from infusetrack.wording.translate import tr

KEPT = 8
"""Pictures of pages that are kept; each takes some megabytes."""
DIMMED = 70
"""How much of the night's ground lies over white paper, of 255: nobody is blinded at night."""
STEP = 60
Wish = tuple[int, int]
"""A page and how many pixels wide it is wanted."""


class Pages(QAbstractScrollArea):
    """Shows a sheet. Signal: `turned(page, pages)` with the page in front, counted from 1."""

    turned = Signal(int, int)

    def __init__(self) -> None:
        """Nothing at first; the page fills the width."""
        super().__init__()
        self._aside = Aside("pages", self)
        self._sheet: Sheet | None = None
        self._strip = Strip()
        self._pictures: OrderedDict[Wish, tuple[QImage, Picture]] = OrderedDict()
        self._drawing: set[Wish] = set()
        self._front = -1
        self.whole = False
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(tr("Pages"))
        self.verticalScrollBar().valueChanged.connect(lambda _value: self._moved())
        self.horizontalScrollBar().valueChanged.connect(lambda _value: self.viewport().update())

    # --- what is shown ---------------------------------------------------------------

    @property
    def sheet(self) -> Sheet | None:
        """What is shown."""
        return self._sheet

    def show_sheet(self, sheet: Sheet | None) -> None:
        """Another document; the same one in a newer state stays where it is scrolled to."""
        before, self._sheet = self._sheet, sheet
        same = before is not None and sheet is not None and _subject(before) == _subject(sheet)
        self._pictures.clear()
        self._drawing.clear()
        self._front = -1
        at = self.verticalScrollBar().value() if same else 0
        self._lay_out()
        self.verticalScrollBar().setValue(at)
        self._moved()

    def fit(self, *, whole: bool) -> None:
        """The whole page in sight, or its width; the page in front stays in front."""
        page = max(0, self._front)
        self.whole = whole
        self._lay_out()
        self.go_to(page)

    def go_to(self, page: int) -> None:
        """Scroll to the upper edge of a page, counted from 0."""
        tops = self._strip.tops
        if tops:
            top = tops[min(max(page, 0), len(tops) - 1)]
            self.verticalScrollBar().setValue(top - (self._strip.tops[0]))
            self._moved()

    def turn(self, pages: int) -> None:
        """So many pages on, or back."""
        self.go_to(self._front + pages)

    def wait(self) -> None:
        """Until every page in sight is drawn; for pictures of the screen."""
        self._wish()
        self._aside.wait()

    # --- layout ----------------------------------------------------------------------

    def _lay_out(self) -> None:
        port = self.viewport()
        points = self._sheet.sizes if self._sheet else ()
        self._strip = Strip.of(points, (port.width(), port.height()), whole=self.whole)
        wide, high = self._strip.size
        for bar, all_of, seen in (
            (self.verticalScrollBar(), high, port.height()),
            (self.horizontalScrollBar(), wide, port.width()),
        ):
            bar.setRange(0, max(0, all_of - seen))
            bar.setPageStep(seen)
            bar.setSingleStep(STEP)
        port.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit anew; the page in front stays in front."""
        super().resizeEvent(event)
        page = max(0, self._front)
        self._lay_out()
        if page:
            self.go_to(page)
        self._moved()

    def showEvent(self, event: QShowEvent) -> None:
        """A document that came while the pages were out of sight is drawn now."""
        super().showEvent(event)
        self._moved()

    def _moved(self) -> None:
        top, high = self.verticalScrollBar().value(), self.viewport().height()
        front = self._strip.in_front(top, high)
        if front != self._front:
            self._front = front
            self._tell()
        self._wish()
        self.viewport().update()

    def _tell(self) -> None:
        pages = len(self._strip.sizes)
        told = (
            tr("Page {page} of {pages}").format(page=self._front + 1, pages=pages) if pages else tr("Pages")
        )
        self.setAccessibleName(told)
        self.turned.emit(self._front + 1 if pages else 0, pages)

    # --- drawing ---------------------------------------------------------------------

    def _wish(self) -> None:
        """Ask for the pages in sight, in the pixels of this screen."""
        if self._sheet is None or not self.isVisible():
            return
        ratio = self.devicePixelRatioF()
        top, high = self.verticalScrollBar().value(), self.viewport().height()
        for page in self._strip.seen(top, high):
            wish = page, round(self._strip.sizes[page][0] * ratio)
            if wish not in self._pictures and wish not in self._drawing:
                self._drawing.add(wish)
                self._aside.run(
                    partial(drawn, self._sheet.pdf, *wish), partial(self._drawn, self._sheet, wish)
                )

    def _drawn(self, sheet: Sheet, wish: Wish, picture: Picture | None) -> None:
        if sheet is not self._sheet:
            return
        self._drawing.discard(wish)
        if picture is None:
            return
        image = QImage(picture.pixels, picture.wide, picture.high, picture.stride, QImage.Format.Format_RGB32)
        image.setDevicePixelRatio(self.devicePixelRatioF())
        self._pictures[wish] = image, picture
        while len(self._pictures) > KEPT:
            self._pictures.popitem(last=False)
        self.viewport().update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The pages in sight; white paper where a picture is still being drawn."""
        port, look = self.viewport(), theme.current()
        painter = QPainter(port)
        painter.fillRect(port.rect(), look.colour("chip"))
        top, across = self.verticalScrollBar().value(), self.horizontalScrollBar().value()
        for page in self._strip.seen(top, port.height()):
            wide, high = self._strip.sizes[page]
            left = max((port.width() - wide) // 2, self._strip.tops[0]) - across
            self._paint_page(painter, page, QRectF(left, self._strip.tops[page] - top, wide, high))

    def _paint_page(self, painter: QPainter, page: int, box: QRectF) -> None:
        look = theme.current()
        painter.fillRect(box, QColor("white"))
        image = self._picture_of(page)
        if image is not None:
            painter.drawImage(QPointF(box.topLeft()), image)
        if look.is_dark:
            ground = look.colour("bg")
            ground.setAlpha(DIMMED)
            painter.fillRect(box, ground)
        painter.setPen(QPen(look.colour("line"), 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(box.adjusted(0, 0, -1, -1))

    def _picture_of(self, page: int) -> QImage | None:
        wish = page, round(self._strip.sizes[page][0] * self.devicePixelRatioF())
        found = self._pictures.get(wish)
        if found is None:
            return None
        self._pictures.move_to_end(wish)
        return found[0]

    # --- keys and looks ----------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Pages by PgUp and PgDn, the ends by Home and End, lines by the arrows."""
        bar = self.verticalScrollBar()
        match event.key():
            case Qt.Key.Key_PageDown | Qt.Key.Key_Space:
                self.turn(1)
            case Qt.Key.Key_PageUp:
                self.turn(-1)
            case Qt.Key.Key_Home:
                self.go_to(0)
            case Qt.Key.Key_End:
                self.go_to(len(self._strip.sizes) - 1)
            case Qt.Key.Key_Down:
                bar.setValue(bar.value() + STEP)
            case Qt.Key.Key_Up:
                bar.setValue(bar.value() - STEP)
            case _:
                QWidget.keyPressEvent(self, event)

    def changeEvent(self, event: QEvent) -> None:
        """Another look: paint anew."""
        if event.type() in {QEvent.Type.StyleChange, QEvent.Type.PaletteChange}:
            self.viewport().update()
        super().changeEvent(event)


def _subject(sheet: Sheet) -> tuple[str, str, str]:
    return sheet.study_id, sheet.kind, sheet.label
