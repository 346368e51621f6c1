"""A canvas that keeps each string it draws, and where: what the eye sees, not what a reader takes for it."""

from dataclasses import dataclass

from infusetrack.reports.fonts import FILES, REGULAR
from infusetrack.reports.paper_canvas import PaperCanvas
from infusetrack.reports.style import Face, width


@dataclass(frozen=True)
class Drawn:
    """One line of text on a page: its left end, its baseline, how wide it is, and what it stands in."""

    page: int
    x: float
    y: float
    width: float
    size: float
    text: str
    within: tuple[str, ...]

    @property
    def right(self) -> float:
        return self.x + self.width

    @property
    def furniture(self) -> bool:
        return "Artifact" in self.within


class RecordingCanvas(PaperCanvas):
    """Draws as it should and writes down what; `made` are all that were begun."""

    made: list["RecordingCanvas"]

    def __init__(self, *given, **named):
        super().__init__(*given, **named)
        self.texts: list[Drawn] = []
        self.roles: list[tuple[int, str]] = []
        self._within: list[str] = []
        self._line = None
        type(self).made.append(self)

    def begin_tag(self, role, alt=""):
        self._within.append(role)
        self.roles.append((self._pageNumber, role))
        super().begin_tag(role, alt)

    def begin_furniture(self):
        self._within.append("Artifact")
        super().begin_furniture()

    def end_tag(self):
        self._within.pop()
        super().end_tag()

    def begin_spoken(self, text):
        self._line = text
        super().begin_spoken(text)

    def end_spoken(self):
        self._line = None
        super().end_spoken()

    def drawString(self, x, y, text, *more, **named):  # noqa: N802
        if self._line is None:
            self._keep(x, y, text)
        elif self._line:
            self._keep(x, y, self._line)
            self._line = ""
        super().drawString(x, y, text, *more, **named)

    def _keep(self, x, y, text):
        if self._formData is not None:
            return
        at, up = self.absolutePosition(x, y)
        size = self._fontsize
        own = self._fontname if self._fontname in FILES else REGULAR
        wide = width(text, Face(own, size))
        self.texts.append(Drawn(self._pageNumber, at, up, wide, size, text, tuple(self._within)))
