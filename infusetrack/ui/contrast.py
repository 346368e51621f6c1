"""Contrast between two colours as WCAG 2.2 computes it."""

from PySide6.QtGui import QColor

KNEE = 0.04045
"""Where the sRGB curve turns from a line into a power (IEC 61966-2-1)."""


def luminance(colour: QColor) -> float:
    """Relative luminance, 0 (black) to 1 (white)."""
    red, green, blue = (_linear(part) for part in (colour.redF(), colour.greenF(), colour.blueF()))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def ratio(one: QColor, other: QColor) -> float:
    """The contrast ratio, 1 to 21."""
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def legible(colour: QColor, ground: QColor, at_least: float) -> QColor:
    """The colour, moved towards black or white until it stands out on its ground."""
    target = QColor("black") if luminance(ground) > 0.18 else QColor("white")  # noqa: PLR2004 (mid grey)
    for step in range(21):
        mixed = _mixed(colour, target, step / 20)
        if ratio(mixed, ground) >= at_least:
            return mixed
    return target


def _linear(part: float) -> float:
    return part / 12.92 if part <= KNEE else ((part + 0.055) / 1.055) ** 2.4


def _mixed(one: QColor, other: QColor, share: float) -> QColor:
    parts = zip(
        (one.redF(), one.greenF(), one.blueF()), (other.redF(), other.greenF(), other.blueF()), strict=True
    )
    red, green, blue = (a + (b - a) * share for a, b in parts)
    return QColor.fromRgbF(red, green, blue)
