"""Weight and height: what they were, what they are, and the body surface that follows."""

from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal
from typing import ClassVar, cast

from PySide6.QtWidgets import QWidget

from infusetrack.domain.admission_bedside import weight_limit
from infusetrack.domain.body_for_age import BodyTable, height_doubt, weight_doubt
from infusetrack.domain.dosing import body_surface, check_weight, weight_change_percent
from infusetrack.domain.errors import Refused
from infusetrack.domain.events import Event, Measured
from infusetrack.domain.patient import completed_months
from infusetrack.domain.quantities import slip, slip_since_last
from infusetrack.domain.record import Line
from infusetrack.domain.regimen import Sourced
from infusetrack.ui.screens.forms.base import StepForm
from infusetrack.ui.screens.forms.limits import limits_of
from infusetrack.ui.widgets.figure import Figure
from infusetrack.ui.widgets.labels import row
from infusetrack.ui.widgets.number_field import NumberField
from infusetrack.ui.widgets.reading import Limits, read_number
from infusetrack.ui.widgets.text_field import TextField
from infusetrack.wording import figures
from infusetrack.wording.formulas import formula_name
from infusetrack.wording.sentences import sentence
from infusetrack.wording.translate import mark, tr

Doubt = Callable[[Mapping[str, BodyTable], str, int, Decimal], Refused | None]
KG = Limits(Decimal(1), Decimal(300), 2)
CM = Limits(Decimal(30), Decimal(250), 2)


class MeasureForm(StepForm):
    """Weight in kilograms; height in centimetres when it was taken too."""

    act_words: ClassVar[str] = mark("Save the measurement")
    field_of: ClassVar[dict[str, str]] = {"weight_changed": "explained", "measure_amount": "weight"}

    def build(self) -> None:
        """Weight, height, the explanation of a large change, and the surface."""
        guards = self.bedside.guards
        self.kg = NumberField(
            tr("Weight"), "kg", limits=limits_of(guards, "weight", KG, decimals=2), required=True
        )
        self.cm = NumberField(tr("Height"), "cm", limits=limits_of(guards, "height", CM, decimals=2))
        self.explained = TextField(tr("Why the weight changed so much; measured again?"), required=True)
        self.surface = Figure(tr("Body surface"), "m²")
        self.change = Figure(tr("Since the last weight"), "%")
        self.form.add("weight", self.kg)
        self.form.add("height", self.cm)
        self.form.add("explained", self.explained, wide=True)
        self.follows = QWidget()
        self.follows.setLayout(row(self.change, self.surface, None, spacing=32))
        self.form.changed.connect(self._compute)

    def parts(self) -> tuple[QWidget, ...]:
        """Fields, then what follows from them."""
        return (self.form, self.follows)

    def refresh(self) -> None:
        """The last weight and height with their age."""
        weight, height = self._last(tall=False), self._last(tall=True)
        self.kg.show_last(self._aged(weight, "weight_kg"))
        self.cm.show_last(self._aged(height, "height_cm"))
        self._compute()

    def _last(self, *, tall: bool) -> Line | None:
        own = self._amending.seq if self._amending else 0
        for line in reversed(self.bedside.chart.of_kind(Measured)):
            event = cast("Measured", line.event)
            if line.seq != own and (event.height_cm is not None or not tall):
                return line
        return None

    def _aged(self, line: Line | None, name: str) -> str:
        if line is None:
            return ""
        days = (self.bedside.now() - line.happened_at).days
        value = figures.trimmed(getattr(line.event, name))
        age = tr("today") if days == 0 else tr("{days} days ago").format(days=days)
        return f"{value}, {age}"

    def _compute(self) -> None:
        weight, height = _number(self.kg), _number(self.cm)
        last = self._last(tall=False)
        before = cast("Measured", last.event).weight_kg if last else None
        changed = weight is not None and before is not None
        percent = weight_change_percent(weight, before) if weight and before else None
        self.change.show_value(figures.change(percent) if percent is not None else "")
        limit = weight_limit(self.bedside.regimen)
        over = check_weight(weight, before, limit) if changed and weight and before else None
        self.explained.setVisible(over is not None)
        self._warn(weight, height, before)
        self._show_surface(weight, height)

    def _warn(self, weight: Decimal | None, height: Decimal | None, before: Decimal | None) -> None:
        code = slip_since_last("weight", weight, before) if weight and before else None
        limit = weight_limit(self.bedside.regimen)
        finding = check_weight(weight, before, limit) if weight and before else None
        if code is not None:
            self.kg.mark(sentence(Refused(code)), "unusual")
        elif finding is not None:
            self.kg.mark(sentence(finding.refusal), "unusual")
        elif weight and (doubt := self._doubt(weight_doubt, weight)):
            self.kg.mark(sentence(doubt), "unusual")
        typed = height or _typed(self.cm)
        code = slip("height", typed) if typed else None
        if code is not None:
            self.cm.mark(sentence(Refused(code)), "unusual")
        elif height and (doubt := self._doubt(height_doubt, height)):
            self.cm.mark(sentence(doubt), "unusual")

    def _doubt(self, ask: Doubt, value: Decimal) -> Refused | None:
        """What the tables for the age say against a measure."""
        bedside, patient = self.bedside, self.bedside.chart.patient
        if patient is None:
            return None
        months = completed_months(patient.birth_date, bedside.today())
        return ask(bedside.regimen.reference.bodies, patient.sex, months, value)

    def _show_surface(self, weight: Decimal | None, height: Decimal | None) -> None:
        tall = self._last(tall=True)
        known = height or (cast("Measured", tall.event).height_cm if tall else None)
        formula = self.bedside.regimen.bsa_formula
        caption = tr("Body surface, {formula}").format(formula=formula_name(formula))
        value = body_surface(weight, known, formula) if weight and known else None
        self.surface.show_value(figures.fixed(value, 3) if value else "", caption=caption)

    def event_to_write(self) -> Event | None:
        """The measurement."""
        read = self.form.values()
        self._compute()
        if read is None:
            return None
        return Measured(self.day, self.plan.key, read["weight"], read["height"], read["explained"] or "")

    def fill(self, event: Event) -> None:
        """The measurement as it was written."""
        told = cast("Measured", event)
        self.kg.set_text(str(told.weight_kg))
        self.cm.set_text(str(told.height_cm) if told.height_cm is not None else "")
        self.explained.set_text(told.change_explained)
        self.refresh()

    def numbers(self) -> Iterator[tuple[str, Sourced]]:
        """The limit of a change."""
        limit = self.bedside.regimen.weight_change_percent
        if limit is not None:
            yield tr("Change that asks for a new order"), limit


def _typed(field: NumberField) -> Decimal | None:
    """The number as it stands, whether it can be or not: a slip is told before Save is pressed."""
    try:
        return read_number(field.text())
    except Refused:
        return None


def _number(field: NumberField) -> Decimal | None:
    try:
        value = field.read()
    except Refused:
        return None
    return value if value is not None and value > 0 else None
