"""Where a person was typing: names what is not yet written, and is no part of the record."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Place:
    """One person's form of one step of a patient's cycle day; `stream` is the patient's."""

    badge: str
    stream: str
    day: str
    step: str
