"""Facts of the handoff between shifts: given by one person, received by another who reads it back."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from infusetrack.domain.events_root import Event

IllnessSeverity = Literal["stable", "watcher", "unstable"]
"""The first letter of I-PASS (Starmer, NEJM 2014; LIT)."""


@dataclass(frozen=True, slots=True)
class HandoffGiven(Event):
    """A nurse handed the patient over with the page `document_id`; `shown_hash` is what it shows.

    `proposed` is the severity that the record proposed and `composed` the summary that it wrote;
    `severity` and `summary` are what the nurse said. After `valid_until` the page is not to be trusted.
    """

    day: str
    document_id: str
    shown_hash: str
    proposed: IllnessSeverity
    severity: IllnessSeverity
    severity_why: str
    composed: str
    summary: str
    valid_until: datetime

    @property
    def summary_was_edited(self) -> bool:
        """True where the nurse's words differ from those that the record composed."""
        return self.summary.split() != self.composed.split()


@dataclass(frozen=True, slots=True)
class ReadBack:
    """One thing the receiver said back: what it is, what the record says, what was said."""

    what: str
    recorded: str
    said: str


@dataclass(frozen=True, slots=True)
class HandoffQuestioned(Event):
    """The receiver asked something about the handoff `document_id`, and what was answered."""

    day: str
    document_id: str
    question: str
    answer: str = ""


@dataclass(frozen=True, slots=True)
class HandoffReceived(Event):
    """Another person took the patient over: read back, with a synthesis in their own words.

    `shown_hash` is the state of the record that was on the receiver's screen.
    """

    day: str
    document_id: str
    shown_hash: str
    read_back: tuple[ReadBack, ...]
    synthesis: str = ""


HANDOFF_FACTS: tuple[type[Event], ...] = (HandoffGiven, HandoffQuestioned, HandoffReceived)
"""Every fact of a handoff."""
