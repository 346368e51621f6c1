"""One supportive drug of a step: what the weight allows, what was given, or why not."""

from collections.abc import Callable
from datetime import datetime
from decimal import Decimal

from PySide6.QtWidgets import QVBoxLayout, QWidget

from infusetrack.domain.dose_asked import Asked, Dose, asked_for
from infusetrack.domain.errors import Refused
from infusetrack.domain.medication import DoseWindow, dose_window
from infusetrack.domain.quantities import convert_mass
from infusetrack.domain.regimen import DrugOption
from infusetrack.domain.support_plan import drug_called
from infusetrack.ui.bedside import Bedside
from infusetrack.ui.screens.forms.moment import MomentForm
from infusetrack.ui.screens.forms.rows import Row, Rows
from infusetrack.ui.widgets.buttons import QuietButton
from infusetrack.ui.widgets.form import Form
from infusetrack.ui.widgets.labels import label, row, rule
from infusetrack.ui.widgets.number_field import NumberField
from infusetrack.ui.widgets.reading import Limits
from infusetrack.ui.widgets.text_field import TextField
from infusetrack.wording import figures
from infusetrack.wording.translate import tr

AMOUNT = Limits(Decimal("0.001"), Decimal(100_000), 3)


class DrugRow(QWidget):
    """The fields of one drug, and its own button."""

    def __init__(self, bedside: Bedside, option: DrugOption, key: str, give: Callable[[], None]) -> None:
        """`key` presses the button; `give` writes the dose."""
        super().__init__()
        self.option, self._give = option, give
        self.moment = MomentForm(bedside)
        self.dose = NumberField(tr("Dose"), option.unit, limits=AMOUNT)
        self.form = Form(columns=2)
        self.form.add("dose", self.dose)
        self.form.add("route", TextField(tr("Route"), required=True, most=80))
        self.form.add("note", TextField(tr("Note"), aside=tr("why, when outside")))
        self.form.add("not_given", TextField(tr("If it is not given: why")))
        self.form.add("early", TextField(tr("Why it is given earlier"), required=True))
        self.form.add("over", TextField(tr("Why more than the daily maximum"), required=True))
        self.form.add("flagged", TextField(tr("Why, against the allergy or the trial's rule"), required=True))
        self.form.add("by_name", TextField(tr("Ordered by"), required=True, most=40))
        self.form.fields["route"].set_text(option.route)
        self.given = Rows()
        self.allowed = label("", "subtitle", wrap=True)
        self.button = QuietButton(tr("Given: {drug}").format(drug=option.drug), key, act=self.press)
        self.form.changed.connect(self.look)
        self.moment.changed.connect(self.look)
        self._bedside = bedside
        self.window_: DoseWindow | None = None
        self._lay_out()
        self._ask()

    def _lay_out(self) -> None:
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(8)
        for part in (rule(), label(self.option.drug, "strong"), self.allowed, self.given):
            box.addWidget(part)
        for form in (self.form, self.moment):
            box.addWidget(form)
        box.addLayout(row(self.button, None))

    def show_weight(self, weight_kg: Decimal | None) -> None:
        """What this weight allows."""
        if weight_kg is None:
            self.window_ = None
            self.allowed.setText(tr("No weight yet: the dose cannot be compared."))
            return
        self.window_ = dose_window(self.option, weight_kg)
        self.allowed.setText(self._allowed_words(weight_kg))

    def _allowed_words(self, weight_kg: Decimal) -> str:
        option, window = self.option, self.window_
        if window is None:
            return ""
        words = tr("{per} \N{MULTIPLICATION SIGN} {kg} kg = {span} {unit}").format(
            per=f"{_span(option.low.value, option.high.value)} {option.low.unit}",
            kg=figures.trimmed(weight_kg),
            span=_span(window.low, window.high),
            unit=option.unit,
        )
        capped = tr("{words}, at most {cap} {unit}") if window.capped and option.cap else "{words}"
        cap = figures.trimmed(option.cap.value) if option.cap else ""
        told = capped.format(words=words, cap=cap, unit=option.unit)
        return f"{told}. {option.note}" if option.note else told

    def look(self) -> None:
        """Tell what the typed dose means, and ask what the rules ask."""
        self._ask()
        value = self.read_dose()
        if value is not None and self.window_ is not None and not self.window_.holds(value):
            self.dose.mark(tr("Outside what the weight allows. Check it, or note why."), "unusual")

    def _ask(self) -> None:
        """The reasons that the rules want: given again too soon, or too much in 24 h."""
        asked = self._asked()
        for key in ("early", "over", "flagged", "by_name"):
            wanted = asked is not None and getattr(asked, key)
            if self.form.fields[key].isHidden() is wanted:
                self.form.fields[key].setVisible(wanted)

    def _asked(self) -> Asked | None:
        """What is asked once a dose stands in its field; None before, and for a drug without rules."""
        value, bedside = self.read_dose(), self._bedside
        drug = drug_called(bedside.regimen.side_drugs, self.option.drug)
        if value is None or drug is None:
            return None
        amount = convert_mass(value, self.option.unit, drug.unit)
        dose = Dose(drug, bedside.day_label, self._at(), amount, now=bedside.now())
        return asked_for(bedside.chart, bedside.regimen, dose)

    def _at(self) -> datetime:
        try:
            return self.moment.when.read() or self._bedside.now()
        except Refused:
            return self._bedside.now()

    def read_dose(self) -> Decimal | None:
        """The typed dose where it can be read."""
        try:
            return self.dose.read()
        except Refused:
            return None

    def show_given(self, rows: list[Row]) -> None:
        """The doses that stand in the record."""
        if tuple(rows) != self.given.rows:
            self._unfold(shown=not rows)
        self.given.show_rows(rows)
        self.given.setVisible(bool(rows))
        self.form.fields["not_given"].setVisible(not rows)

    def press(self) -> None:
        """Give, or open the fields for another dose of a drug that was given."""
        if self.form.isHidden():
            self._unfold(shown=True)
            self.form.take_focus()
        else:
            self._give()

    def _unfold(self, *, shown: bool) -> None:
        self.form.setVisible(shown)
        self.moment.setVisible(shown)
        template = tr("Given: {drug}") if shown else tr("Another dose of {drug}")
        self.button.setText(template.format(drug=self.option.drug))

    def clear(self) -> None:
        """Folded away, ready for another dose."""
        self.form.clear()
        self.moment.end_change()
        self.form.fields["route"].set_text(self.option.route)


def _span(low: Decimal, high: Decimal) -> str:
    if low == high:
        return figures.trimmed(low)
    return tr("{low} to {high}").format(low=figures.trimmed(low), high=figures.trimmed(high))
