"""A sheet that stands where a canvas stands: it keeps what was drawn, and where."""

from infusetrack.reports.style import Face, width


class Sheet:
    """Keeps each call; `box` is the smallest box that holds all of it."""

    def __init__(self):
        self.calls = []
        self.texts = []
        self._points = []
        self._font = ("", 0.0)

    def __getattr__(self, act):
        def called(*given, **_named):
            self.calls.append((act, given))
            self._place(act, given)
            return self if act == "beginPath" else None

        return called

    def setFont(self, name, size):  # noqa: N802 (as a canvas has it)
        self._font = (name, size)

    def drawString(self, x, y, text):  # noqa: N802
        name, size = self._font
        self.texts.append((x, y, text, size))
        self._points += [(x, y - size * 0.22), (x + width(text, Face(name, size)), y + size * 0.75)]

    def of(self, act):
        return [given for name, given in self.calls if name == act]

    @property
    def words(self):
        return [text for _, _, text, _ in self.texts]

    @property
    def box(self):
        across, up = [x for x, _ in self._points], [y for _, y in self._points]
        return min(across), min(up), max(across), max(up)

    def _place(self, act, given):
        if act == "line":
            self._points += [given[:2], given[2:]]
        elif act in {"rect", "roundRect"}:
            x, y, wide, tall = given[:4]
            self._points += [(x, y), (x + wide, y + tall)]
        elif act == "circle":
            x, y, round_ = given
            self._points += [(x - round_, y - round_), (x + round_, y + round_)]
        elif act in {"moveTo", "lineTo"}:
            self._points.append(given)
