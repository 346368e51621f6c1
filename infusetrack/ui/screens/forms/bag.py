"""The bag as its label says: product, lot, expiry, mixing, volumes, and what follows from them."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Any, ClassVar, cast

from PySide6.QtWidgets import QWidget

from infusetrack.domain.admission_orders import order_of
from infusetrack.domain.dosing import check_concentration, check_drug_volume, concentration
from infusetrack.domain.errors import Refused
from infusetrack.domain.events import BagReceived, Event, OrderEntered
from infusetrack.domain.finding import Finding
from infusetrack.domain.rate_plan import plan as rate_plan
from infusetrack.domain.regimen import Agent, Sourced
from infusetrack.ui.screens.forms.base import StepForm
from infusetrack.ui.screens.forms.rows import Row, Rows
from infusetrack.ui.widgets.choice_field import ChoiceField
from infusetrack.ui.widgets.labels import label
from infusetrack.ui.widgets.number_field import NumberField
from infusetrack.ui.widgets.reading import Limits
from infusetrack.ui.widgets.text_field import TextField
from infusetrack.ui.widgets.time_field import TimeField
from infusetrack.wording import figures
from infusetrack.wording.sentences import sentence
from infusetrack.wording.translate import mark, tr

ML = Limits(Decimal("0.01"), Decimal(3000), 2)
DEAD_ML = Limits(Decimal(0), Decimal(100), 2)
VIALS = Limits(Decimal(1), Decimal(200), 0)


class BagForm(StepForm):
    """All from the label; nothing is copied from the order."""

    act_words: ClassVar[str] = mark("Save the bag")
    field_of: ClassVar[dict[str, str]] = {
        "bag_expired": "expires", "mixed_to_come": "mixed", "bag_lot": "lot", "bag_amount": "drug_ml",
        "bag_too_small": "bag_ml", "bag_concentration": "outside", "bag_volume": "bag_ml",
    }  # fmt: skip

    def build(self) -> None:
        """The fields of a label, in the order in which labels are read."""
        add = self.form.add
        add("product", TextField(tr("Product name on the label"), required=True))
        add("lot", TextField(tr("Lot or kit number"), required=True, most=60))
        add("expires", self._time(tr("Expires (date and time)"), dated=True))
        add("mixed", self._time(tr("Mixed at"), dated=False))
        add("drug_ml", NumberField(tr("Drug volume"), "mL", limits=ML, required=True))
        add("vials", NumberField(tr("Vials used"), limits=VIALS, required=True))
        add("bag_ml", NumberField(tr("Whole volume of the bag"), "mL", limits=ML, required=True))
        add("dead_ml", NumberField(tr("Dead volume of the line"), "mL", limits=DEAD_ML, required=True))
        primed = (("saline", tr("Saline")), ("drug", tr("Drug")))
        add("primed", ChoiceField(tr("Line primed with"), primed, required=True))
        self.outside = TextField(tr("What the pharmacy says"), required=True)
        add("outside", self.outside, wide=True)
        self.look_alike = label(self.agent.look_alike, "strong", wrap=True)
        self.computed = Rows()
        self.form.changed.connect(self._compute)

    def _time(self, name: str, *, dated: bool) -> TimeField:
        bedside = self.bedside
        required = dated or self.agent.start_within_minutes_of_mixing is not None
        field = TimeField(name, bedside.zone, bedside.now, required=required, empty_is_now=False)
        if dated:
            field.edit.setPlaceholderText(tr("like 25 Nov 2026 08:00"))
            field.day_button.hide()
        return field

    def parts(self) -> tuple[QWidget, ...]:
        """The warning of look-alikes, fields, what follows."""
        return (self.look_alike, self.form, self.computed)

    @property
    def agent(self) -> Agent:
        """The drug in the bag."""
        return self.bedside.regimen.agents[self.plan.agent or ""]

    @property
    def order(self) -> OrderEntered | None:
        """The order that the bag was made for."""
        return order_of(self.bedside.chart, self.day, self.agent.id)

    def refresh(self) -> None:
        """What follows may depend on the order."""
        self._compute()

    def _compute(self) -> None:
        findings = list(self._findings())
        self.outside.setVisible(bool(findings))
        for key, finding in findings:
            self.form.fields[key].mark(sentence(finding.refusal), "unusual")
        self.computed.show_rows(self._rows())

    def _findings(self) -> Iterator[tuple[str, Finding]]:
        order, bag_ml, drug_ml = self.order, self._number("bag_ml"), self._number("drug_ml")
        if order is None:
            return
        thin = check_concentration(order.ordered_mg, bag_ml, self.agent) if bag_ml else None
        other = check_drug_volume(drug_ml, order.ordered_mg, self.agent) if drug_ml else None
        if thin is not None:
            yield "bag_ml", thin
        if other is not None:
            yield "drug_ml", other

    def _rows(self) -> Iterator[Row]:
        order, bag_ml = self.order, self._number("bag_ml")
        if order is None or not bag_ml:
            return
        strength = figures.fixed(concentration(order.ordered_mg, bag_ml), 3)
        low, high = self.agent.concentration_low, self.agent.concentration_high
        span = ""
        if low is not None and high is not None:
            span = tr(", limits {low} to {high}").format(
                low=figures.trimmed(low.value), high=figures.trimmed(high.value)
            )
        yield tr("Final concentration"), f"{strength} mg/mL{span}"
        yield from self._rates(order, bag_ml)

    def _rates(self, order: OrderEntered, bag_ml: Decimal) -> Iterator[Row]:
        if len(self.agent.rate_steps) == 1:
            rate = figures.fixed(bag_ml * 60 / order.infusion_minutes)
            yield tr("Pump"), tr("{rate} mL/h, VTBI {ml} mL").format(rate=rate, ml=figures.fixed(bag_ml))
            return
        steps = rate_plan(self.agent, order.ordered_mg, bag_ml, self.bedside.now()).steps
        for number, step in enumerate(steps, 1):
            words = tr("{rate} mL/h for {span}, VTBI {ml} mL").format(
                rate=figures.fixed(step.rate_ml_h),
                span=figures.long_span(step.lasts),
                ml=figures.fixed(step.vtbi_ml),
            )
            yield tr("Pump, step {number}").format(number=number), words

    def _number(self, key: str) -> Decimal | None:
        try:
            value = cast("NumberField", self.form.fields[key]).read()
        except Refused:
            return None
        return value or None

    def event_to_write(self) -> Event | None:
        """The bag."""
        read = self.form.values()
        self._compute()
        if read is None or not self._in_order(read):
            return None
        return BagReceived(
            day=self.day, step=self.plan.key, agent=self.agent.id, product=read["product"],
            lot=read["lot"], expires_at=read["expires"], mixed_at=read["mixed"],
            drug_ml=read["drug_ml"], vials=int(read["vials"]), bag_ml=read["bag_ml"],
            dead_volume_ml=read["dead_ml"], primed_with=read["primed"],
            outside_because=read["outside"] or "",
        )  # fmt: skip

    def _in_order(self, read: dict[str, Any]) -> bool:
        if read["mixed"] is not None and read["expires"] <= read["mixed"]:
            self.form.refuse(
                tr("The bag cannot expire before it was mixed. Read the label again."), "expires"
            )
            return False
        return True

    def fill(self, event: Event) -> None:
        """The bag as it was written."""
        told = cast("BagReceived", event)
        zone = self.bedside.zone
        texts = {
            "product": told.product, "lot": told.lot, "expires": figures.moment(told.expires_at, zone),
            "mixed": figures.moment(told.mixed_at, zone) if told.mixed_at else "",
            "drug_ml": str(told.drug_ml), "vials": str(told.vials), "bag_ml": str(told.bag_ml),
            "dead_ml": str(told.dead_volume_ml), "primed": told.primed_with,
            "outside": told.outside_because,
        }  # fmt: skip
        self.form.set_texts(texts)

    def numbers(self) -> Iterator[tuple[str, Sourced]]:
        """What the drug's label says of bags."""
        agent = self.agent
        named = (
            (tr("Vial, drug"), agent.vial_mg), (tr("Vial, volume"), agent.vial_ml),
            (tr("Lowest concentration"), agent.concentration_low),
            (tr("Highest concentration"), agent.concentration_high),
            (tr("Start after mixing within"), agent.start_within_minutes_of_mixing),
            (tr("Bag life"), agent.bag_life_minutes),
        )  # fmt: skip
        for name, number in named:
            if number is not None:
                yield name, number
        for place, step in enumerate(agent.rate_steps, 1):
            yield tr("Rate step {number}").format(number=place), step.bag_share_per_h
