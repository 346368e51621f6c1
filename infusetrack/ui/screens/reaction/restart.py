"""The restart: candidate rates side by side, the prescriber's rate, two people's check, then the pump goes on."""

from datetime import datetime
from decimal import Decimal

from infusetrack.domain.chart import Chart
from infusetrack.domain.errors import Refused
from infusetrack.domain.events import InfusionResumed, ReactionSettled, RestartOrdered
from infusetrack.domain.infusion import Infusion, Phase
from infusetrack.domain.live import rate_by_surface
from infusetrack.domain.pressure import pressure_of
from infusetrack.domain.reactions import Reaction
from infusetrack.domain.restart import surface_rate_ml_h
from infusetrack.domain.restart_parts import Advice
from infusetrack.ui.bedside import Bedside
from infusetrack.ui.screens.reaction.candidates import CandidateTable
from infusetrack.ui.screens.reaction.pair import PairForm
from infusetrack.ui.widgets.buttons import PrimaryButton, QuietButton, offer
from infusetrack.ui.widgets.card import Card
from infusetrack.ui.widgets.form import Form
from infusetrack.ui.widgets.labels import label, row
from infusetrack.ui.widgets.number_field import NumberField
from infusetrack.ui.widgets.reading import Limits
from infusetrack.ui.widgets.text_field import TextField
from infusetrack.wording import figures
from infusetrack.wording.reactions import rate_words, restart_preview, rounded_rate
from infusetrack.wording.translate import tr

ASKS_WHO = {
    "never_restart", "restart_above_rules", "restart_too_long", "restart_against_rule",
    "restart_needs_investigator", "override_incomplete",
}  # fmt: skip
"""Refusals that a named person's decision answers."""
RATE = Limits(Decimal("0.001"), Decimal(2000), 4)


class RestartCard(Card):
    """Stage by stage: order, first check, second check, resume. It shows rates and chooses none."""

    def __init__(self, bedside: Bedside) -> None:
        """Nothing is halted yet."""
        super().__init__(tr("5 · Restart"), large=True)
        self._bedside = bedside
        self._reaction: Reaction | None = None
        self._advice: Advice | None = None
        self.table = CandidateTable()
        self.settle = QuietButton(tr("Signs are gone"), "D", act=self.settle_now)
        self.stage = label("", "strong", wrap=True)
        self.order, self.preview = Form(columns=2), label("", "caption", wrap=True)
        self.order.add("prescriber", TextField(tr("Prescriber"), required=True, most=80))
        self.rate = NumberField(tr("Prescriber's rate"), tr("mg/m²/h"), limits=RATE, required=True)
        self.order.add("rate", self.rate)
        self.order.add("who", TextField(tr("Who decides against the rule"), most=80))
        self.order.add("why", TextField(tr("Why"), most=300))
        self.order.changed.connect(self._preview)
        self.pair = PairForm(bedside)
        self.save_order = PrimaryButton(tr("Save the prescriber's rate"), "Ctrl+S", act=self.save)
        self.resume = PrimaryButton(tr("Resume"), "Ctrl+S", act=self.save)
        self.add(self.table, self.stage, self.order, self.preview, self.pair)
        self.body.addLayout(row(self.settle, None, self.save_order, self.resume))
        self._ask_who(asked=False)

    # --- what is shown -----------------------------------------------------------------------

    def show_advice(self, chart: Chart, advice: Advice, now: datetime) -> None:
        """The rates, and the stage in hand."""
        reaction = self._reaction = advice.reaction
        self._advice = advice
        infusion = chart.day(reaction.day).infusions.get(reaction.began.step, Infusion())
        self.table.show_advice(advice, now, self._bedside.zone)
        surface = self._by_surface(infusion)
        self.rate.set_unit(tr("mg/m²/h") if surface else tr("mL/h"))
        stage = stage_of(reaction, infusion)
        self._allow(stage)
        offer(self.settle, self, allowed=reaction.settled_at is None and not reaction.finished)
        if advice.is_barred and stage == "order":
            self._ask_who(asked=True)
        self.set_subtitle(self._pressure_words(chart, reaction))
        self.stage.setText(self._stage_words(stage, reaction, infusion))
        self.pair.show_turn(reaction, stage if stage in {"first", "second"} else "")

    def _allow(self, stage: str) -> None:
        self.order.setVisible(stage == "order")
        self.preview.setVisible(stage == "order" and bool(self.preview.text()))
        offer(self.save_order, self, allowed=stage == "order")
        offer(self.resume, self, allowed=stage == "resume")

    def _stage_words(self, stage: str, reaction: Reaction, infusion: Infusion) -> str:
        restart = reaction.restart
        if (
            stage in {"order", "first"}
            and restart is not None
            and restart.second is not None
            and not restart.agrees
        ):
            return tr("The two rates differ. Both check again.")
        if stage == "resume" and restart is not None:
            self.resume.setText(tr("Resume at {rate}").format(rate=rate_words(restart.order.rate_ml_h, None)))
            if reaction.settled_at is None:
                return tr("Checked by two. Note that the signs are gone, then resume.")
            return tr("Checked by {one} and {two}.").format(one=_by(restart.first), two=_by(restart.second))
        if stage == "order":
            return tr("The program shows the rates and chooses none: enter the prescriber's.")
        if stage in {"first", "second"} and restart is not None:
            return tr("Ordered by {who}. Two people read order and pump, one after the other.").format(
                who=restart.order.prescriber
            )
        words = {
            Phase.RUNNING: tr("The infusion runs; nothing to restart."),
            Phase.STOPPED: tr("The infusion was stopped for good."),
        }
        return words.get(infusion.phase, tr("No infusion is halted."))

    def _pressure_words(self, chart: Chart, reaction: Reaction) -> str:
        """The last systolic pressure since the onset, where it is under its limit or nobody took one."""
        taken = [
            line
            for line in chart.day(reaction.day).vitals
            if line.happened_at >= reaction.at and getattr(line.event, "sbp", None) is not None
        ]
        if not taken:
            return tr("No blood pressure since the onset.")
        found = pressure_of(chart, self._bedside.regimen, taken[-1], reaction.day, zone=self._bedside.zone)
        limit = found.limits.highest
        if found.level != "stop" or limit is None:
            return ""
        at = figures.clock(taken[-1].happened_at, self._bedside.zone)
        words = tr("SBP {sbp} at {at} is under its limit, {limit} mmHg.")
        return words.format(sbp=found.sbp, at=at, limit=figures.trimmed(limit, 1))

    def _by_surface(self, infusion: Infusion) -> bool:
        reaction = self._reaction
        if reaction is None:
            return False
        return rate_by_surface(self._bedside.record, reaction.agent, infusion, Decimal(1)) is not None

    def _infusion(self) -> Infusion:
        step = self._reaction.began.step if self._reaction is not None else ""
        return self._bedside.record.infusions.get(step, Infusion())

    def _typed_ml_h(self) -> Decimal | None:
        """The typed rate as the pump takes it, in mL/h; None where it is not read."""
        reaction, infusion = self._reaction, self._infusion()
        number = self.rate.read()
        if reaction is None or number is None or number <= 0:
            return None
        if not self._by_surface(infusion):
            return rounded_rate(number)
        agent = self._bedside.regimen.agents[reaction.agent]
        rate = surface_rate_ml_h(self._bedside.record, agent, infusion, number)
        return None if rate is None else rounded_rate(rate)

    def _preview(self) -> None:
        advice = self._advice
        words = ""
        if advice is not None and not self.rate.is_empty():
            words = restart_preview(
                self._infusion(), self._read_quietly(), advice, self._bedside.now(), self._bedside.zone
            )
        self.preview.setText(words)
        self.preview.setVisible(bool(words) and not self.order.isHidden())

    def _read_quietly(self) -> Decimal | None:
        try:
            return self._typed_ml_h()
        except Refused:
            return None

    @property
    def is_begun(self) -> bool:
        """Something was typed into the order, or a check or the resume is next."""
        if self.order.isHidden():
            return not self.pair.isHidden() or not self.resume.isHidden()
        return any(not field.is_empty() for field in self.order.fields.values())

    # --- acts ---------------------------------------------------------------------------------

    def settle_now(self) -> None:
        """The signs are gone; how long the calm must last counts from here."""
        if self._reaction is not None and not self.settle.isHidden():
            self._bedside.write(ReactionSettled(self._reaction.day, self._reaction.seq))

    def save(self) -> None:
        """Write the stage in hand."""
        if not self.order.isHidden():
            self._order()
        elif not self.pair.isHidden():
            self.pair.save()
        elif not self.resume.isHidden():
            self._resume()

    def _order(self) -> None:
        reaction, read = self._reaction, self.order.values()
        rate = self._typed_ml_h() if read is not None else None
        if reaction is None or read is None or rate is None:
            return
        event = RestartOrdered(
            reaction.day, reaction.began.step, reaction.seq, read["prescriber"], rate,
            self._rule_of(rate), read["who"] or "", read["why"] or "",
        )  # fmt: skip
        written = self._bedside.write(event)
        if written.stands:
            self.order.clear()
            self._ask_who(asked=False)
            self.pair.take_focus()
            return
        self.order.refuse(written.words, "rate" if written.code not in ASKS_WHO else "")
        if written.code in ASKS_WHO:
            self._ask_who(asked=True)
            self.order.fields["who"].take_focus()

    def _rule_of(self, rate: Decimal) -> str:
        """The rules that name this rate, for the record."""
        candidates = self._advice.candidates if self._advice is not None else ()
        named = [rule.id for one in candidates if rounded_rate(one.rate_ml_h) == rate for rule in one.rules]
        return ", ".join(dict.fromkeys(named))

    def _ask_who(self, *, asked: bool) -> None:
        for key in ("who", "why"):
            self.order.fields[key].setVisible(asked)

    def _resume(self) -> None:
        reaction = self._reaction
        if reaction is None or reaction.restart is None:
            return
        order = reaction.restart.order
        event = InfusionResumed(reaction.day, reaction.began.step, order.rate_ml_h, order.prescriber)
        if self._bedside.write(event).stands:
            rate = rate_words(order.rate_ml_h, None)
            self._bedside.told.emit(tr("Resumed at {rate}.").format(rate=rate), "info")

    def take_focus(self) -> None:
        """The keyboard goes to the stage in hand."""
        if not self.order.isHidden():
            self.order.take_focus()
        elif not self.pair.isHidden():
            self.pair.take_focus()
        else:
            self.resume.setFocus()


def stage_of(reaction: Reaction, infusion: Infusion) -> str:
    """order, first, second or resume; empty where nothing can be restarted."""
    if reaction.finished or infusion.phase is not Phase.PAUSED:
        return ""
    restart = reaction.restart
    if restart is None or restart.ordered_at < infusion.segments[-1].since:
        return "order"
    if restart.first is None or (restart.second is not None and not restart.agrees):
        return "first"
    return "second" if restart.second is None else "resume"


def _by(line: object) -> str:
    return str(getattr(line, "by", ""))
