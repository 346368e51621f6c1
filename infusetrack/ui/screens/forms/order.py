"""The signed order, typed from paper, beside what the program computes from it."""

from collections.abc import Iterator
from datetime import timedelta
from decimal import Decimal
from typing import Any, ClassVar, cast

from PySide6.QtWidgets import QWidget

from infusetrack.domain.dosing import ROUNDINGS, Dose, compare, compute_dose
from infusetrack.domain.errors import Refused
from infusetrack.domain.events import Event, OrderEntered
from infusetrack.domain.regimen import Agent, Sourced
from infusetrack.ui.screens.forms.base import StepForm
from infusetrack.ui.screens.forms.body import Body, body_of, surfaces
from infusetrack.ui.screens.forms.rows import Row, Rows
from infusetrack.ui.widgets.choice_field import ChoiceField
from infusetrack.ui.widgets.number_field import NumberField
from infusetrack.ui.widgets.reading import Limits
from infusetrack.ui.widgets.text_field import TextField
from infusetrack.wording import figures
from infusetrack.wording.events_steps import BASES, basis_words
from infusetrack.wording.sentences import sentence
from infusetrack.wording.translate import mark, tr, translated

MOST_MG = Decimal(100_000)
LONGEST_MINUTES = Decimal(2880)


class OrderForm(StepForm):
    """Never filled in beforehand: the regimen's dose stands beside it to compare with."""

    act_words: ClassVar[str] = mark("Save the order")
    field_of: ClassVar[dict[str, str]] = {
        "order_prescriber": "prescriber", "order_minutes": "minutes", "dose_tenfold": "ordered",
        "dose_differs": "differs", "dose_amount": "ordered", "dose_needs_height": "basis",
        "order_weight_old": "ordered",
    }  # fmt: skip

    def build(self) -> None:
        """Prescriber, basis, amounts, length."""
        add = self.form.add
        add("prescriber", TextField(tr("Prescriber's badge, from the signed order"), required=True))
        bases = [(basis, translated(words)) for basis, words in BASES.items()]
        add("basis", ChoiceField(tr("Ordered per"), bases, required=True))
        amount = Limits(Decimal("0.001"), MOST_MG, 4)
        self.per_unit = NumberField(tr("Dose per unit"), limits=amount, required=True)
        add("per_unit", self.per_unit)
        rules = [(rule, tr("no rounding") if rule == "none" else rule) for rule in ROUNDINGS]
        add("rounding", ChoiceField(tr("Rounded to"), rules, required=True))
        self.ordered = NumberField(tr("Ordered dose"), "mg", limits=amount, required=True)
        add("ordered", self.ordered)
        length = Limits(Decimal(1), LONGEST_MINUTES, 0)
        add("minutes", NumberField(tr("Infusion over"), "min", limits=length, required=True))
        self.differs = TextField(tr("Why the order differs from the computed dose"), required=True)
        add("differs", self.differs, wide=True)
        self.computed = Rows()
        self.form.changed.connect(self._compute)

    def parts(self) -> tuple[QWidget, ...]:
        """Fields, then what is computed."""
        return (self.form, self.computed)

    @property
    def agent(self) -> Agent:
        """The drug that is ordered."""
        return self.bedside.regimen.agents[self.plan.agent or ""]

    @property
    def body(self) -> Body | None:
        """Weight and height that the dose goes by."""
        return body_of(self.bedside)

    def refresh(self) -> None:
        """Reference and body."""
        self._compute()

    def _compute(self) -> None:
        basis = self.form.fields["basis"].text()
        self.per_unit.set_unit({"mg_m2": "mg/m²", "mg_kg": "mg/kg", "flat": "mg"}.get(basis, ""))
        dose = self._dose()
        ordered = _number(self.ordered)
        verdict = compare(ordered, dose.computed_mg) if dose and ordered else None
        self.differs.setVisible(verdict is not None and verdict.verdict == "differs")
        if verdict is not None and verdict.finding is not None:
            self.ordered.mark(sentence(verdict.finding.refusal), "unusual")
        self.computed.show_rows(self._rows(dose, verdict.percent if verdict else None))

    def _dose(self) -> Dose | None:
        basis, rule = self.form.fields["basis"].text(), self.form.fields["rounding"].text()
        per_unit, body = _number(self.per_unit), self.body
        if not basis or not rule or per_unit is None or body is None:
            return None
        formula = self.bedside.regimen.bsa_formula
        kind = cast("Any", basis)
        try:
            return compute_dose(kind, per_unit, body.weight_kg, body.height_cm, formula, rule)
        except Refused:
            return None

    def _rows(self, dose: Dose | None, percent: Decimal | None) -> Iterator[Row]:
        if dose is not None:
            yield tr("Computed dose"), self._formula(dose)
        if percent is not None:
            yield tr("Ordered against computed"), tr("{percent} %").format(percent=figures.change(percent))
        yield tr("To compare with"), self._reference()
        body = self.body
        if body is None:
            yield tr("Weight"), tr("No weight yet: measure first.")
            return
        yield tr("Weight and height"), body.words
        if body.height_cm is not None:
            yield tr("Body surface"), surfaces(body, self.bedside.regimen.bsa_formula)

    def _formula(self, dose: Dose) -> str:
        computed = figures.trimmed(dose.computed_mg)
        facts = {
            "per": figures.trimmed(dose.per_unit),
            "unit": basis_words(dose.basis),
            "mg": computed,
            "rule": dose.rounding,
        }
        if dose.basis == "flat":
            return tr("{mg} mg, flat, rounded to {rule}").format(**facts)
        by = dose.bsa_m2 if dose.bsa_m2 is not None else (self.body.weight_kg if self.body else Decimal(0))
        shown = f"{figures.fixed(by, 3)} m²" if dose.bsa_m2 is not None else f"{figures.trimmed(by)} kg"
        if dose.rounding == "none":
            return tr("{per} {unit} \N{MULTIPLICATION SIGN} {by} = {mg} mg, not rounded").format(
                by=shown, **facts
            )
        return tr("{per} {unit} \N{MULTIPLICATION SIGN} {by} = {mg} mg, rounded to {rule}").format(
            by=shown, **facts
        )

    def _reference(self) -> str:
        reference = self.agent.reference
        if reference is None:
            return tr("The registry gives no dose for {agent}: enter the signed order.").format(
                agent=self.agent.name
            )
        length = figures.long_span(timedelta(minutes=int(self.agent.infusion_minutes.value)))
        per = f"{figures.trimmed(reference.per_unit.value)} {basis_words(reference.basis)}"
        return tr("{per} over {length}; it never fills the order in").format(per=per, length=length)

    def event_to_write(self) -> Event | None:
        """The order beside the computed dose."""
        read = self.form.values()
        self._compute()
        if read is None:
            return None
        body, formula = self.body, self.bedside.regimen.bsa_formula
        if body is None:
            self.form.refuse(tr("There is no weight yet. Measure first."), "ordered")
            return None
        try:
            dose = compute_dose(
                read["basis"], read["per_unit"], body.weight_kg, body.height_cm, formula, read["rounding"]
            )
        except Refused as error:
            self.form.refuse(error, self.field_of.get(error.code, "basis"))
            return None
        return OrderEntered(
            day=self.day, step=self.plan.key, agent=self.agent.id, prescriber=read["prescriber"],
            basis=read["basis"], per_unit=read["per_unit"], ordered_mg=read["ordered"],
            computed_mg=dose.computed_mg, weight_kg=body.weight_kg, height_cm=body.height_cm,
            bsa_formula=dose.formula or formula, bsa_m2=dose.bsa_m2, rounding=read["rounding"],
            infusion_minutes=int(read["minutes"]), differs_because=read["differs"] or "",
        )  # fmt: skip

    def fill(self, event: Event) -> None:
        """The order as it was written."""
        told = cast("OrderEntered", event)
        texts = {
            "prescriber": told.prescriber, "basis": told.basis, "per_unit": str(told.per_unit),
            "rounding": told.rounding, "ordered": str(told.ordered_mg),
            "minutes": str(told.infusion_minutes), "differs": told.differs_because,
        }  # fmt: skip
        self.form.set_texts(texts)

    def numbers(self) -> Iterator[tuple[str, Sourced]]:
        """The reference dose and the planned length."""
        if self.agent.reference is not None:
            yield tr("Dose to compare with"), self.agent.reference.per_unit
        yield tr("Planned length"), self.agent.infusion_minutes


def _number(field: NumberField) -> Decimal | None:
    try:
        value = field.read()
    except Refused:
        return None
    return value or None
