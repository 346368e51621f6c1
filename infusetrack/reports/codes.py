"""Codes that a scanner reads: QR and Code 128, drawn as vectors with their quiet zone."""

from functools import lru_cache
from itertools import groupby
from typing import TYPE_CHECKING

from infusetrack.reports.style import INK

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas

QUIET_QR, QUIET_BARS = 4, 10
"""White modules around a code, as its standard asks."""
MM = 72 / 25.4
BAR = 0.33 * MM
"""Points of the narrowest bar: 0.33 mm, read by hand-held scanners."""


@lru_cache(maxsize=64)
def qr_modules(text: str) -> tuple[tuple[bool, ...], ...]:
    """The dark modules of a QR code of middle error correction, row by row, without quiet zone."""
    from reportlab.graphics.barcode.qrencoder import (  # noqa: PLC0415 (drawing loads late)
        QRCode,
        QRErrorCorrectLevel,
    )

    code = QRCode(None, QRErrorCorrectLevel.M)
    code.addData(text)
    code.make()
    rows: list[list[bool]] = code.modules
    return tuple(tuple(bool(dark) for dark in row) for row in rows)


def draw_qr(canvas: "Canvas", place: tuple[float, float], side: float, text: str) -> None:
    """A QR code, `side` points wide with its quiet zone, hung from its top left corner."""
    x, top = place
    rows = qr_modules(text)
    module = side / (len(rows) + 2 * QUIET_QR)
    canvas.setFillColorRGB(*INK)
    for number, row in enumerate(rows):
        at = QUIET_QR
        y = top - (number + QUIET_QR + 1) * module
        for dark, run in groupby(row):
            wide = len(list(run))
            if dark:
                canvas.rect(x + at * module, y, wide * module, module, stroke=0, fill=1)
            at += wide


@lru_cache(maxsize=64)
def bars(text: str) -> tuple[int, ...]:
    """The widths of a Code 128 in modules, bar and space in turn, without quiet zone."""
    from reportlab.graphics.barcode.code128 import Code128  # noqa: PLC0415 (drawing loads late)

    code = Code128(text, quiet=0)
    for step in ("validate", "encode", "decompose"):
        getattr(code, step)()
    return tuple(ord(letter.lower()) - ord("a") + 1 for letter in str(code.decomposed))


def bars_width(text: str) -> float:
    """How wide the code is in points, with its quiet zone."""
    return (sum(bars(text)) + 2 * QUIET_BARS) * BAR


def draw_bars(canvas: "Canvas", place: tuple[float, float], height: float, text: str) -> None:
    """A Code 128, `height` points high, hung from the top left corner of its quiet zone."""
    x, top = place
    canvas.setFillColorRGB(*INK)
    at = QUIET_BARS
    for number, wide in enumerate(bars(text)):
        if number % 2 == 0:
            canvas.rect(x + at * BAR, top - height, wide * BAR, height, stroke=0, fill=1)
        at += wide
