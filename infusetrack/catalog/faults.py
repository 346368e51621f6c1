"""What is wrong with a regimen file: where, what was found and what was expected."""

from collections.abc import Sequence
from dataclasses import dataclass

from infusetrack.domain.errors import InfuseTrackError
from infusetrack.wording.translate import tr

SHOWN_FAULTS = 20
"""Faults told in one sentence; a wholly wrong file would give thousands."""
SHOWN_CHARS = 60
_BIGGEST_SHOWN = 10**18


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that is wrong in a file; `key` is its path there, empty for the whole file."""

    file: str
    key: str
    found: str
    expected: str

    @property
    def sentence(self) -> str:
        """The fault as one plain sentence."""
        template = tr("{file}: at {key}, found {found}; expected {expected}.")
        if not self.key:
            template = tr("{file}: found {found}; expected {expected}.")
        return template.format(file=self.file, key=self.key, found=self.found, expected=self.expected)


class RegimenFault(InfuseTrackError):
    """A regimen file that cannot be used; `faults` holds everything that is wrong with it."""

    def __init__(self, faults: Sequence[Fault]) -> None:
        """Keep all faults; the first `SHOWN_FAULTS` of them are told."""
        told = "\n".join(fault.sentence for fault in faults[:SHOWN_FAULTS])
        super().__init__("regimen_fault", file=faults[0].file, count=len(faults), told=told)
        self.faults = tuple(faults)


def shown(value: object) -> str:
    """A value from a file as a person may read it: short, on one line, never huge."""
    if isinstance(value, dict | list):
        what = tr("a table of {count}") if isinstance(value, dict) else tr("a list of {count}")
        return what.format(count=len(value))
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int) and abs(value) > _BIGGEST_SHOWN:
        return tr("a number of {count} bits").format(count=value.bit_length())
    text = f'"{value}"' if isinstance(value, str) else str(value)
    text = " ".join(text.split())
    return text if len(text) <= SHOWN_CHARS else text[: SHOWN_CHARS - 1] + "…"
