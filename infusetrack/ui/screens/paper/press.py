"""What the paper screen needs from the program: documents made beside the window, and sent."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal, Protocol

Way = Literal["print", "save", "open"]
"""How a document leaves: to the printer, into the folder of documents, into the system's viewer."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A finished document: of which patient, its kind and label, its number, and the state that it shows.

    `sizes` are width and height of each page in points; `tip` is the hash of the last line on it.
    """

    study_id: str
    kind: str
    label: str
    number: str
    tip: str
    pdf: bytes
    sizes: tuple[tuple[float, float], ...]


Made = Callable[[Sheet | None, str], None]
"""Told the sheet, or None and one sentence that says why there is none."""


class Press(Protocol):
    """Makes documents of the open chart as it stands now."""

    def make(self, kind: str, label: str, made: Made) -> None:
        """Make one; `made` follows later. What was still being made is given up."""
        ...

    def cancel(self) -> None:
        """Give up what is being made; its `made` is told so."""
        ...

    def progress(self) -> tuple[int, int]:
        """Of a long document: how many lines are on paper, and how many there are; zeros where nobody knows."""
        ...

    def leave(self, kind: str, label: str, way: Way) -> None:
        """Make it anew, right at this moment, send it, and write to the record that it left."""
        ...

    def choose_printer(self, kind: str, label: str) -> None:
        """The same, to the printer and in the copies that are chosen in the system's dialog."""
        ...
