"""The opioid infusion: what runs, what went in today, until when it must run; and changing its rate."""

from datetime import datetime, tzinfo
from decimal import Decimal
from typing import Any

from PySide6.QtWidgets import QVBoxLayout
from shiboken6 import isValid

from infusetrack.domain.chart import Chart
from infusetrack.domain.events import OpioidRateSet
from infusetrack.domain.opioid import OpioidState, opioid_state
from infusetrack.domain.site import Staff
from infusetrack.session.chart_session import ChartSession
from infusetrack.ui.bedside import Bedside
from infusetrack.ui.screens.forms.moment import Moment
from infusetrack.ui.screens.today.act_form import Act, ActForm
from infusetrack.ui.widgets.buttons import QuietButton
from infusetrack.ui.widgets.card import Card
from infusetrack.ui.widgets.field import Field
from infusetrack.ui.widgets.labels import emptied, label, row, say
from infusetrack.ui.widgets.number_field import NumberField
from infusetrack.ui.widgets.reading import Limits
from infusetrack.ui.widgets.text_field import TextField
from infusetrack.wording import figures
from infusetrack.wording.support_words import opioid_total_words, opioid_words
from infusetrack.wording.translate import tr

RATE = Limits(Decimal(0), Decimal(1000), 2)


class RateForm(ActForm):
    """Another rate; a second person signs with badge and PIN where the site, or a nurse, wants it."""

    def save(self) -> None:
        """The second person's PIN first, then the line."""
        values = self.form.values()
        moment = self.moment.moment() if values is not None else None
        if values is None or moment is None:
            return
        badge, session = " ".join((values["badge"] or "").split()), self._bedside.session
        if not badge:
            self._write(values, moment, "")
            return
        self.save_button.setEnabled(False)

        def answered(who: Staff | None, words: str) -> None:
            self._verified(who, words, session, (values, moment))

        self._bedside.verify(badge, values["pin"] or "", answered)

    def _verified(
        self,
        who: Staff | None,
        words: str,
        session: ChartSession | None,
        held: tuple[dict[str, Any], Moment],
    ) -> None:
        if not isValid(self) or session is not self._bedside.session:
            return
        self.save_button.setEnabled(True)
        self.form.fields["pin"].set_text("")
        if who is None:
            self.form.refuse(words, "pin")
        else:
            self._write(*held, who.badge)

    def _write(self, values: dict[str, Any], moment: Moment, second: str) -> None:
        event = self._act.make(values | {"second": second})
        written = self._bedside.write(event, at=moment.at, reason=moment.reason, entry=self._entry)
        if written.stands:
            self.put_away()
        else:
            key = {"opioid_two_people": "badge", "same_person": "badge", "opioid_rate_amount": "rate"}
            self.form.refuse(written.words, key.get(written.code, "why"))


class OpioidCard(Card):
    """Hidden where the regimen has no opioid infusion."""

    def __init__(self, bedside: Bedside) -> None:
        """Nothing is known yet."""
        super().__init__(tr("Opioid infusion"))
        self._bedside = bedside
        self.state: OpioidState | None = None
        self.form: RateForm | None = None
        self.now_, self.total = label("", "strong", wrap=True), label("", "caption", wrap=True)
        self.until = label("", "caption", wrap=True)
        self.button = QuietButton(tr("Change the rate"), "Alt+R", act=self.change)
        self._place = QVBoxLayout()
        self.add(self.now_, self.total, self.until)
        self.body.addLayout(row(self.button, None))
        self.body.addLayout(self._place)

    def show_chart(self, chart: Chart, now: datetime) -> None:
        """What the record says."""
        bedside = self._bedside
        self.state = opioid_state(chart, bedside.regimen, bedside.day_label, now, bedside.zone)
        self.setVisible(self.state is not None)
        if self.state is None:
            return
        say(self.now_, opioid_words(self.state, bedside.zone))
        say(self.total, opioid_total_words(self.state))
        say(self.until, self._until_words(self.state, bedside.zone))
        self.until.setVisible(bool(self.until.text()))

    def _until_words(self, state: OpioidState, zone: tzinfo) -> str:
        plan = self._bedside.regimen.opioid_infusion
        if plan is None:
            return ""
        low, high = figures.trimmed(plan.rate_low.value), figures.trimmed(plan.rate_high.value)
        span = tr("{low} to {high} mcg/kg/h").format(low=low, high=high)
        if state.must_run_until is None:
            return span
        at = figures.clock(state.must_run_until, zone)
        return tr("{span}, to end + {minutes} min: until {at}").format(
            span=span, minutes=figures.trimmed(plan.runs_on.value), at=at
        )

    def change(self) -> None:
        """Ask for another rate; the last one is shown in grey, never filled in."""
        plan, state = self._bedside.regimen.opioid_infusion, self.state
        if plan is None or state is None:
            return
        self.put_away()
        note = tr("0 is off. The order gives the rate.")
        if plan.two_people:
            note = tr("{note} This site lets two people sign.").format(note=note)

        def make(values: Any) -> OpioidRateSet:
            return OpioidRateSet(
                self._bedside.day_label, "", plan.drug, values["rate"], values["why"] or "", values["second"]
            )

        act = Act(tr("Change the opioid rate"), make, self._fields(state, second=plan.two_people), note)
        self.form = RateForm(self._bedside, act, tr("Cancel"))
        self.form.closed.connect(self.put_away)
        self._place.addWidget(self.form)
        self.button.hide()
        self.form.take_focus()

    def _fields(self, state: OpioidState, *, second: bool) -> dict[str, Field]:
        last = figures.trimmed(state.rate) if state.since else ""
        return {
            "rate": NumberField(tr("New rate"), "mcg/kg/h", last=last, limits=RATE, required=True),
            "why": TextField(tr("Why"), aside=tr("outside the range, or off early")),
            "badge": TextField(tr("Badge of the second person"), required=second, most=40),
            "pin": TextField(tr("PIN of the second person"), required=second, secret=True),
        }

    def put_away(self) -> None:
        """Put the form away; nothing is written."""
        self.form = None
        emptied(self._place)
        self.button.show()
