"""A finished PDF as pictures of its pages, drawn by PDFium; slow enough to belong in a thread."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from threading import Lock
from typing import Any

_ONE_AT_A_TIME = Lock()
"""PDFium may be used by one thread at a time, whatever the document."""


@dataclass(frozen=True, slots=True)
class Picture:
    """One page in pixels: four bytes each, blue, green, red and one without a meaning, `stride` bytes a row."""

    page: int
    wide: int
    high: int
    stride: int
    pixels: bytes


def sizes(pdf: bytes) -> tuple[tuple[float, float], ...]:
    """Width and height of each page in points."""
    with _opened(pdf) as document:
        return tuple(document.get_page_size(page) for page in range(len(document)))


def drawn(pdf: bytes, page: int, wide: int) -> Picture:
    """The page (counted from 0) drawn `wide` pixels wide."""
    with _opened(pdf) as document:
        sheet = document[page]
        bitmap = sheet.render(scale=wide / sheet.get_width(), prefer_bgrx=True)
        made = Picture(page, bitmap.width, bitmap.height, bitmap.stride, bytes(bitmap.buffer))
        bitmap.close()
        sheet.close()
        return made


def words(pdf: bytes, page: int) -> str:
    """The text of a page (counted from 0), for those who hear it read aloud."""
    with _opened(pdf) as document:
        sheet = document[page]
        text = sheet.get_textpage()
        told = str(text.get_text_bounded())
        text.close()
        sheet.close()
        return " ".join(told.split())


@contextmanager
def _opened(pdf: bytes) -> Iterator[Any]:
    """The document, closed again in the thread that opened it: nothing of PDFium outlives this."""
    import pypdfium2  # noqa: PLC0415 (drawing loads late)

    with _ONE_AT_A_TIME:
        document = pypdfium2.PdfDocument(pdf)
        try:
            yield document
        finally:
            document.close()
