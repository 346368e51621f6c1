"""What follows the read-back: held against the record, the receiver's PIN, questions and take-over in the record."""

from typing import Any
from uuid import uuid4

from PySide6.QtCore import QObject, Signal
from shiboken6 import isValid

from infusetrack.domain.events import HandoffQuestioned, HandoffReceived
from infusetrack.domain.handoff_day import HandoffDay
from infusetrack.domain.handoff_read_back import as_recorded
from infusetrack.domain.handoff_state import HandoffState, open_handoff
from infusetrack.domain.site import Staff
from infusetrack.session.chart_session import ChartSession
from infusetrack.ui.bedside import Bedside
from infusetrack.ui.screens.handoff.ground import ward_of
from infusetrack.ui.screens.handoff.kept import Kept
from infusetrack.ui.screens.handoff.receive_card import ReceiveCard, Received
from infusetrack.wording.translate import tr

FIELD_OF = {
    "handoff_same_person": "badge",
    "handoff_say_rate": "pump",
    "handoff_say_stop_limits": "sbp",
    "handoff_say_next_due": "due",
}
"""The field that a refusal points at."""


class Receiving(QObject):
    """Signal: `received()` once another person took over."""

    received = Signal()

    def __init__(self, bedside: Bedside, card: ReceiveCard, kept: Kept) -> None:
        """It listens to the card."""
        super().__init__(card)
        self._bedside, self._card, self._kept = bedside, card, kept
        self._entry = uuid4().hex
        card.said.connect(self._compare)
        card.received.connect(self._ask_pin)

    def _compare(self, read: dict[str, Any]) -> None:
        """Who gave may not receive; then what was said is held against the record as it stands now."""
        bedside, state = self._bedside, open_handoff(self._bedside.chart)
        if state is None:
            return
        badge = " ".join(read["badge"].split())
        if badge.casefold() == state.given.by.casefold():
            words = tr("{badge} gave this handoff. Another person must receive it.")
            self._card.form.refuse(words.format(badge=badge), "badge")
            return
        day = HandoffDay(
            bedside.chart, bedside.regimen, state.sheet.day, bedside.now(), ward_of(bedside, bedside.chart)
        )
        self._card.compare(read, as_recorded(day))

    def _ask_pin(self, said: Received) -> None:
        state, session, tip = (
            open_handoff(self._bedside.chart),
            self._bedside.session,
            self._bedside.chart.tip,
        )
        if state is None:
            return
        self._card.wait(waiting=True)
        self._bedside.verify(
            said.badge, said.pin, lambda who, why: self._verified(who, why, said, (state, session, tip))
        )

    def _verified(
        self,
        who: Staff | None,
        words: str,
        said: Received,
        asked: tuple[HandoffState, ChartSession | None, str],
    ) -> None:
        state, session, tip = asked
        if not isValid(self):
            return
        self._card.wait(waiting=False)
        if session is None or session is not self._bedside.session:
            return
        if who is None:
            self._card.form.refuse(words, "pin")
            return
        event = HandoffReceived(state.sheet.day, state.sheet.document_id, tip, said.read_back, said.synthesis)
        if self._written(who, event, said):
            self._entry = uuid4().hex
            self._kept.written()
            self._bedside.back_up_asked.emit()
            self.received.emit()

    def _written(self, who: Staff, event: HandoffReceived, said: Received) -> bool:
        """The questions first; pressed again after a failure, none of them is written twice."""
        facts = [
            HandoffQuestioned(event.day, event.document_id, asked, answer) for asked, answer in said.questions
        ]
        for place, fact in enumerate((*facts, event)):
            written = self._bedside.write(fact, by=who.badge, entry=f"{self._entry}-{place}")
            if not written.stands:
                self._card.form.refuse(written.words, FIELD_OF.get(written.code, ""))
                return False
        return True
