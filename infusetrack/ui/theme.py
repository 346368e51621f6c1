"""The look: colour tokens by theme, sizes by scale, and the sheet and palette made from them."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from string import Template
from types import MappingProxyType
from typing import TYPE_CHECKING, Self

from PySide6.QtGui import QColor, QFont, QPalette
from PySide6.QtWidgets import QApplication

from infusetrack.assets import asset
from infusetrack.ui.contrast import legible
from infusetrack.ui.fonts import FAMILY, load_fonts

if TYPE_CHECKING:
    from infusetrack.domain.regimen import Agent

NAMES = ("day", "night", "contrast")
SCALE_LOW, SCALE_HIGH = 0.9, 1.75
TEXT_SIZES = (13, 15, 17, 22, 28, 36)
MEASURES: Mapping[str, int] = MappingProxyType(
    {f"t{size}": size for size in TEXT_SIZES}
    | {"target": 46, "small": 36, "pad": 16, "padsmall": 10, "drop": 30, "rail": 58, "r10": 10, "r12": 12}
)
"""Measures of the sheet in pixels at scale 1; a target is 46 and its border 1 on each side."""


@dataclass(frozen=True, slots=True)
class Theme:
    """One look: its colours by token and the user's scale."""

    name: str
    colours: Mapping[str, str]
    is_dark: bool = False
    scale: float = 1.0
    sheet: Template = field(default_factory=lambda: Template(""))

    @classmethod
    def load(cls, name: str) -> Self:
        """Read `day`, `night` or `contrast` from its token file."""
        tokens = tomllib.loads(asset("themes", f"{name}.toml").read_text(encoding="utf-8"))
        sheet = Template(asset("themes", "base.qss").read_text(encoding="utf-8"))
        return cls(name, MappingProxyType(tokens["colours"]), tokens["dark"], sheet=sheet)

    def scaled(self, scale: float) -> Self:
        """The same look in another size, held between 0.9 and 1.75."""
        return replace(self, scale=min(max(scale, SCALE_LOW), SCALE_HIGH))

    def colour(self, token: str) -> QColor:
        """The colour of a token; an unknown one is a bug and raises KeyError."""
        return QColor(self.colours[token])

    def px(self, at_scale_one: float) -> int:
        """Pixels at the user's scale."""
        return round(at_scale_one * self.scale)

    def font(self, size: int = 15, weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
        """The face at one of the sizes 13, 15, 17, 22, 28 or 36, scaled."""
        font = QFont(FAMILY)
        font.setPixelSize(self.px(size))
        font.setWeight(weight)
        return font

    def agent_colours(self, agent: "Agent") -> tuple[QColor, QColor]:
        """A drug's line and soft fill from its regimen file, made legible on this theme's card."""
        if self.is_dark:
            line, soft = agent.colour_night, agent.colour_night_soft
        else:
            line, soft = agent.colour_day, agent.colour_day_soft
        if self.name == "contrast":
            soft = self.colours["card"]
        return legible(QColor(line), QColor(soft), 7.0 if self.name == "contrast" else 4.5), QColor(soft)

    def style_sheet(self) -> str:
        """The sheet with every token filled in; a missing token raises KeyError."""
        measures = {name: str(self.px(size)) for name, size in MEASURES.items()}
        down = asset("icons", "down-light.svg" if self.is_dark else "down.svg").as_posix()
        return self.sheet.substitute(dict(self.colours) | measures | {"down_icon": down})

    def palette(self) -> QPalette:
        """The palette for what no sheet reaches."""
        palette = QPalette()
        for role, token in _PALETTE.items():
            palette.setColor(role, self.colour(token))
        for role in (QPalette.ColorRole.Text, QPalette.ColorRole.WindowText, QPalette.ColorRole.ButtonText):
            palette.setColor(QPalette.ColorGroup.Disabled, role, self.colour("ink_3"))
        return palette


_PALETTE: Mapping[QPalette.ColorRole, str] = {
    QPalette.ColorRole.Window: "bg",
    QPalette.ColorRole.WindowText: "ink",
    QPalette.ColorRole.Base: "card",
    QPalette.ColorRole.AlternateBase: "bg",
    QPalette.ColorRole.Text: "ink",
    QPalette.ColorRole.PlaceholderText: "ink_3",
    QPalette.ColorRole.Button: "card",
    QPalette.ColorRole.ButtonText: "ink",
    QPalette.ColorRole.Highlight: "brand",
    QPalette.ColorRole.HighlightedText: "on_brand",
    QPalette.ColorRole.Link: "brand",
    QPalette.ColorRole.ToolTipBase: "ink",
    QPalette.ColorRole.ToolTipText: "card",
}

_current: Theme | None = None


def current() -> Theme:
    """The theme that everything painted by hand takes its ink from."""
    return _current if _current is not None else Theme.load("day")


def apply(app: QApplication, theme: Theme, scale: float = 1.0) -> None:
    """Dress the whole application; every widget hears of it as a style change.

    The look that is already on stays on: laying it on anew would cost a second of silence.
    """
    global _current  # noqa: PLW0603 (one look a process)
    wanted = theme.scaled(scale)
    if app.styleSheet() and _current is not None and _same(wanted, _current):
        return
    _current = wanted
    load_fonts()
    if app.style().name() != "fusion":
        app.setStyle("fusion")
    app.setPalette(_current.palette())
    app.setFont(_current.font(15))
    app.setStyleSheet(_current.style_sheet())


def _same(one: Theme, other: Theme) -> bool:
    return (one.name, one.scale) == (other.name, other.scale)
