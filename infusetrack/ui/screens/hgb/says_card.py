"""What the trend says: the tier, the numbers with their interval, what they fit, what is missing, what to check."""

from infusetrack.domain.chart import Chart
from infusetrack.domain.events import HemoglobinAnswered
from infusetrack.domain.hemoglobin_advice import Review
from infusetrack.domain.hemoglobin_answers import answer_to
from infusetrack.domain.hemoglobin_rules import Tier
from infusetrack.ui.bedside import Bedside
from infusetrack.ui.widgets.buttons import QuietButton
from infusetrack.ui.widgets.card import Card
from infusetrack.ui.widgets.chip import Chip
from infusetrack.ui.widgets.labels import label, row, rule
from infusetrack.wording import figures
from infusetrack.wording.hemoglobin import advice_of, span_words, tier_words, unread_words
from infusetrack.wording.translate import tr


class SaysCard(Card):
    """The advice on the last value, and the decision beside it. A person decides."""

    def __init__(self, bedside: Bedside) -> None:
        """Empty until a review is shown."""
        super().__init__(tr("What the trend says"))
        self._bedside = bedside
        self.tier = Chip("", outline=True, parent=self)
        self.when = label("", "caption", wrap=True)
        self.value = label("", "strong", wrap=True)
        self.estimate, self.cause = label("", wrap=True), label("", "strong", wrap=True)
        self.check_head, self.check = label(tr("What to check"), "section"), label("", wrap=True)
        self.remarks, self.unknown = label("", "caption", wrap=True), label("", "caption", wrap=True)
        self.line, self.decision = rule(), label("", "strong", wrap=True)
        self.answer = QuietButton(tr("Record the decision"), "D")
        self._lay_out()
        self.show_review(None, Chart())

    def _lay_out(self) -> None:
        self.body.addLayout(row(self.tier, None))
        self.add(self.when, self.value, self.estimate, self.cause)
        self.add(self.check_head, self.check, self.remarks, self.unknown, self.line, self.decision)
        self.body.addLayout(row(self.answer, None))

    def show_review(
        self, review: Review | None, chart: Chart, *, waits: bool = False, unread: bool = False
    ) -> None:
        """The advice on a value; `waits` says that it is still being computed, `unread` that it broke off."""
        self.tier.set_text(tier_words(review.tier) if review else "")
        if review is None:
            self._say("", unread_words() if unread else _nothing_yet(waits=waits), "", "", "", "", "")
            self._decide("", asks=False)
            return
        told = advice_of(review)
        drawn = tr("drawn {when}").format(when=figures.moment(review.at, self._bedside.zone))
        estimate = told.estimate or tr("Red cells missing, fluids taken out: {span}.").format(
            span=span_words(review.missing)
        )
        self._say(drawn, told.value, estimate, told.cause, told.next, told.remarks, told.unknown)
        self._show_decision(review, chart)

    def _say(self, *words: str) -> None:
        parts = (
            self.when, self.value, self.estimate, self.cause, self.check, self.remarks, self.unknown,
        )  # fmt: skip
        for part, text in zip(parts, words, strict=True):
            part.setText(text)
            part.setVisible(bool(text))
        self.check_head.setVisible(bool(self.check.text()))

    def _show_decision(self, review: Review, chart: Chart) -> None:
        line = answer_to(chart, review.at)
        if line is None or not isinstance(line.event, HemoglobinAnswered):
            asks = review.tier is not Tier.NONE
            self._decide(tr("No decision is recorded on this value.") if asks else "", asks=asks)
            return
        told = tr("{who} agrees") if line.event.agrees else tr("{who} does not agree")
        parts = [told.format(who=line.event.decided_by), line.event.why]
        written = tr("recorded {when} by {by}").format(
            when=figures.moment(line.happened_at, self._bedside.zone), by=line.by
        )
        self._decide(" · ".join(part for part in (*parts, written) if part), asks=False)

    def _decide(self, words: str, *, asks: bool) -> None:
        self.decision.setText(words)
        for part in (self.line, self.decision):
            part.setVisible(bool(words))
        self.answer.setVisible(asks)


def _nothing_yet(*, waits: bool) -> str:
    return tr("Reading the course …") if waits else tr("No hemoglobin was reported yet.")
