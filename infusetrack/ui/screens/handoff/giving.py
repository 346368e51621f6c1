"""What follows the press that gives: the PIN, the fact in the record, and word that it stands."""

from datetime import datetime
from typing import Any
from uuid import uuid4

from PySide6.QtCore import QObject, Signal
from shiboken6 import isValid

from infusetrack.domain.events import HandoffGiven
from infusetrack.domain.site import Staff
from infusetrack.session.chart_session import ChartSession
from infusetrack.ui.bedside import Bedside
from infusetrack.ui.screens.handoff.give_card import GiveCard
from infusetrack.ui.screens.handoff.ground import Ground
from infusetrack.ui.screens.handoff.kept import Kept

FIELD_OF = {
    "handoff_without_summary": "summary",
    "handoff_severity_why": "why",
    "handoff_moved_on": "summary",
}
"""The field that a refusal points at."""


class Giving(QObject):
    """Signal: `given()` once the handoff stands in the record."""

    given = Signal()

    def __init__(self, bedside: Bedside, ground: Ground, card: GiveCard, kept: Kept) -> None:
        """It listens to the card."""
        super().__init__(card)
        self._bedside, self._ground, self._card, self._kept = bedside, ground, card, kept
        self._entry = uuid4().hex
        card.give_asked.connect(self._ask_pin)

    def _ask_pin(self, read: dict[str, Any]) -> None:
        """The PIN is looked at off the window's thread."""
        bedside = self._bedside
        self._card.wait(waiting=True)
        session, pin = bedside.session, read["pin"]
        bedside.verify(bedside.badge, pin, lambda who, why: self._verified(who, why, read, session))

    def _verified(
        self, who: Staff | None, words: str, read: dict[str, Any], session: ChartSession | None
    ) -> None:
        if not isValid(self):
            return
        self._card.wait(waiting=False)
        if session is None or session is not self._bedside.session:
            return
        if who is None:
            self._card.form.refuse(words, "pin")
            return
        self._write(who, read)

    def _write(self, who: Staff, read: dict[str, Any]) -> None:
        event = self.as_given(read, self._bedside.now())
        written = self._bedside.write(event, by=who.badge, entry=self._entry)
        if not written.stands:
            self._card.form.refuse(written.words, FIELD_OF.get(written.code, ""))
            return
        self._entry = uuid4().hex
        self._kept.written()
        self._bedside.back_up_asked.emit()
        self.given.emit()

    def as_given(self, read: dict[str, Any], now: datetime) -> HandoffGiven:
        """What the nurse says, beside what the record proposed on the screen: that is what is signed."""
        proposal = self._card.proposal
        return HandoffGiven(
            day=self._bedside.day_label,
            document_id=self._ground.document_id(now),
            shown_hash=self._ground.sheet.tip,
            proposed=proposal.severity,
            severity=read["severity"],
            severity_why=read["why"] or "",
            composed=proposal.summary,
            summary=read["summary"],
            valid_until=self._ground.valid_until,
        )
