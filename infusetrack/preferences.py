"""What a station prefers: each preference declared once with its type and default, kept as TOML."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from pathlib import Path
from typing import Any

LARGEST_FILE = 64_000
"""Bytes; a larger file is not ours."""
THEMES = ("day", "night", "contrast", "auto")
PAPERS = ("letter", "a4")
LABELS = ("sheet", "wristband", "strip", "bag")
CODES = ("qr", "code128")
LOCK_LOW, LOCK_HIGH = 1, 10
"""Minutes."""
SCALE_LOW, SCALE_HIGH = 0.9, 1.75


@dataclass(frozen=True, slots=True)
class Preferences:
    """The station's choices. `night_from` and `day_from` are hours for theme `auto`.

    `labels` is the stock in the printer, `codes` what the scanner reads. `lock_minutes`: the window locks when nobody touched it for so long (LOCAL: three minutes in a bay).
    """

    theme: str = "day"
    scale: float = 1.0
    paper: str = "letter"
    night_from: int = 19
    day_from: int = 7
    lock_minutes: int = 3
    labels: str = "sheet"
    codes: str = "qr"

    def theme_at(self, hour: int) -> str:
        """The theme's name at this hour of the day, 0 to 23."""
        if self.theme != "auto":
            return self.theme
        if self.day_from <= self.night_from:
            return "day" if self.day_from <= hour < self.night_from else "night"
        return "night" if self.night_from <= hour < self.day_from else "day"

    def with_valid(self, values: Mapping[str, Any]) -> "Preferences":
        """These preferences with every known and sensible value taken over, the rest kept."""
        taken = {name: value for name, value in values.items() if _fits(name, value)}
        return replace(self, **taken)


_ALLOWED: Mapping[str, Any] = {
    "theme": lambda value: value in THEMES,
    "scale": lambda value: SCALE_LOW <= value <= SCALE_HIGH,
    "paper": lambda value: value in PAPERS,
    "night_from": lambda value: 0 <= value <= 23,  # noqa: PLR2004 (hours)
    "day_from": lambda value: 0 <= value <= 23,  # noqa: PLR2004 (hours)
    "labels": lambda value: value in LABELS,
    "codes": lambda value: value in CODES,
    "lock_minutes": lambda value: LOCK_LOW <= value <= LOCK_HIGH,
}


def _fits(name: str, value: object) -> bool:
    kinds = {field.name: type(getattr(Preferences(), field.name)) for field in fields(Preferences)}
    kind = kinds.get(name)
    if kind is None or isinstance(value, bool):
        return False
    if kind is float and isinstance(value, int):
        value = float(value)
    return isinstance(value, kind) and bool(_ALLOWED[name](value))


def read_preferences(path: Path) -> Preferences:
    """The preferences in this file; anything missing, broken or absurd is the default."""
    try:
        if path.stat().st_size > LARGEST_FILE:
            return Preferences()
        values = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        return Preferences()
    return Preferences().with_valid(values)


def write_preferences(path: Path, preferences: Preferences) -> None:
    """Keep the preferences; the old file stands until the new one is whole. Raises OSError."""
    lines = [f"{field.name} = {_toml(getattr(preferences, field.name))}" for field in fields(preferences)]
    path.parent.mkdir(parents=True, exist_ok=True)
    fresh = path.with_suffix(".new")
    fresh.write_text("\n".join(lines) + "\n", encoding="utf-8")
    fresh.replace(path)


def _toml(value: object) -> str:
    return f'"{value}"' if isinstance(value, str) else str(value)
