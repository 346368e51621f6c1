"""One dose: amount, unit, way, when; and why, where a rule asks for it. Nothing is filled in beforehand."""

from decimal import Decimal
from typing import Any
from uuid import uuid4

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from infusetrack.domain.dose_asked import Asked, Dose, asked_for, standing_of
from infusetrack.domain.errors import Refused
from infusetrack.domain.events import DrugGiven
from infusetrack.domain.labs import latest
from infusetrack.domain.quantities import convert_mass
from infusetrack.domain.reactions import open_seq
from infusetrack.domain.regimen import SideDrug
from infusetrack.domain.side_drugs import slip_of
from infusetrack.ui.bedside import Bedside
from infusetrack.ui.screens.forms.base import OF_THE_TIME
from infusetrack.ui.screens.forms.moment import MomentForm
from infusetrack.ui.widgets.choice_field import ChoiceField, YesNoField
from infusetrack.ui.widgets.form import Form
from infusetrack.ui.widgets.labels import label, say
from infusetrack.ui.widgets.number_field import NumberField
from infusetrack.ui.widgets.reading import Limits
from infusetrack.ui.widgets.text_field import TextField
from infusetrack.wording import figures
from infusetrack.wording.events_names import analyte_words
from infusetrack.wording.support_words import again_words, day_words, mass_words, per_kg_words, window_words
from infusetrack.wording.translate import tr

AMOUNT = Limits(Decimal("0.001"), Decimal(100_000), 3)
REASONS = ("early", "over", "flagged", "labs", "by_name")
BLAMES = {
    "drug_early": "early", "drug_early_order": "by_name", "drug_over": "over", "drug_restricted": "flagged",
    "drug_labs": "labs", "drug_labs_missing": "flagged", "dose_beside": "note", "dose_not_set": "note",
    "drug_unknown": "note", "dose_unit": "unit", "drug_name": "drug",
}  # fmt: skip


class DoseForm(QWidget):
    """The form of one drug; without one it asks for the name. Signal: `written()` once it stands."""

    written = Signal()

    def __init__(self, bedside: Bedside, drug: SideDrug | None, name: str = "") -> None:
        """`name` is what was typed for a drug that the regimen does not have."""
        super().__init__()
        self.bedside, self.drug, self._entry = bedside, drug, uuid4().hex
        self.form, self.moment = Form(columns=2), MomentForm(bedside)
        self.allowed, self.note = label("", "strong", wrap=True), label("", "caption", wrap=True)
        self.meaning = label("", "strong", wrap=True)
        self._add_fields(name)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(8)
        for part in (self.allowed, self.note, self.form, self.meaning, self.moment):
            box.addWidget(part)
        self.form.changed.connect(self.look)
        self.moment.changed.connect(self.look)
        self.look()

    def _add_fields(self, name: str) -> None:
        if self.drug is None:
            self.form.add("drug", TextField(tr("Drug"), required=True, most=80), wide=True)
            self.form.fields["drug"].set_text(name)
        self.dose = NumberField(tr("Dose"), limits=AMOUNT, required=True)
        self.form.add("dose", self.dose)
        self.form.add("unit", ChoiceField(tr("Unit"), ("mcg", "mg"), required=True))
        self.form.add("route", TextField(tr("Route"), required=True, most=80))
        self.form.add("note", TextField(tr("Note"), aside=tr("order, remark")))
        self.form.add("early", TextField(tr("Why it is given earlier"), required=True), wide=True)
        self.form.add("over", TextField(tr("Why more than the daily maximum"), required=True), wide=True)
        self.form.add("flagged", TextField(tr("Why"), required=True), wide=True)
        self.form.add("labs", YesNoField(self._labs_words(), required=True), wide=True)
        self.form.add("by_name", TextField(tr("Ordered by"), required=True, most=40))
        if self.drug is not None:
            self.form.fields["route"].set_text(self.drug.route)

    def _labs_words(self) -> str:
        chart, zone = self.bedside.chart, self.bedside.zone
        shown = []
        for analyte in self.drug.labs if self.drug else ():
            result = latest(chart, analyte)
            if result is not None:
                words = tr("{analyte} {value} {unit}, {at}").format(
                    analyte=analyte_words(analyte), value=figures.trimmed(result.value), unit=result.unit,
                    at=figures.moment(result.drawn_at, zone),
                )  # fmt: skip
                shown.append(words)
        return tr("Looked at: {values}").format(values="; ".join(shown))

    # --- what is asked now ---------------------------------------------------------------

    def look(self) -> None:
        """Tell what the dose means, and ask what the rules ask."""
        drug = self.drug
        if drug is None:
            self._ask(None)
            say(self.allowed, tr("Not in the regimen file: no dose and no interval are known here."))
            return
        at = self._at()
        dose = Dose(drug, self.bedside.day_label, at, self._amount())
        asked = asked_for(self.bedside.chart, self.bedside.regimen, dose)
        self._ask(asked)
        self._tell(dose, asked)

    def _at(self) -> Any:
        try:
            return self.moment.when.read() or self.bedside.now()
        except Refused:
            return self.bedside.now()

    def _amount(self) -> Decimal | None:
        """The typed dose in the drug's unit; None while it cannot be read."""
        unit = self.form.fields["unit"].text()
        try:
            value = self.dose.read() if unit and not self.dose.is_empty() else None
        except Refused:
            return None
        return convert_mass(value, unit, self.drug.unit) if value is not None and self.drug else value

    def _ask(self, asked: Asked | None) -> None:
        for key in REASONS:
            wanted = asked is not None and getattr(asked, key)
            if self.form.fields[key].isHidden() is wanted:
                self.form.fields[key].setVisible(wanted)
        needs_note = asked is None or asked.order
        self.form.fields["note"].required = needs_note
        aside = tr("whose signed order") if needs_note else tr("order, remark")
        self.form.fields["note"].set_aside(aside)

    def _tell(self, dose: Dose, asked: Asked) -> None:
        seen = standing_of(self.bedside.chart, self.bedside.regimen, dose)
        per_kg = per_kg_words(dose.drug)
        window = window_words(seen)
        say(self.allowed, tr("{per_kg}: {window}").format(per_kg=per_kg, window=window) if per_kg else window)
        parts = (again_words(seen, self.bedside.zone), day_words(seen), dose.drug.note, dose.drug.source)
        say(self.note, " · ".join(part for part in parts if part))
        say(self.meaning, self._meaning(dose, asked))
        if dose.amount is not None and seen.window is not None:
            self._mark(
                dose.amount, holds=seen.window.holds(dose.amount), slip=slip_of(seen.window, dose.amount)
            )

    def _meaning(self, dose: Dose, asked: Asked) -> str:
        told = []
        if dose.amount is not None:
            told.append(mass_words(dose.amount, dose.drug.unit))
        if asked.allowed_at is not None:
            at = figures.clock(asked.allowed_at, self.bedside.zone)
            told.append(tr("early: not before {at}").format(at=at))
        if asked.missing:
            missing = ", ".join(analyte_words(one) for one in asked.missing)
            told.append(tr("no {analytes} in the record").format(analytes=missing))
        if dose.drug.restricted:
            told.append(tr("a steroid: tell the study team"))
        return " · ".join(told)

    def _mark(self, amount: Decimal, *, holds: bool, slip: int) -> None:
        if slip:
            words = tr("Looks {times} times off. Read the decimal point and the unit again.")
            self.dose.mark(words.format(times=slip))
        elif not holds:
            self.dose.mark(tr("Outside what the weight allows. Check it, or note why."), "unusual")
        elif amount and self.dose.message:
            self.dose.clear_mark()

    # --- the act ---------------------------------------------------------------------------

    def save(self) -> None:
        """Write the dose; what was typed stays when it is refused."""
        read, moment = self.form.values(), None
        if read is not None:
            moment = self.moment.moment()
        if read is None or moment is None:
            return
        done = self.bedside.write(
            self._event(read), at=moment.at, reason=moment.reason, entry=self._entry
        )  # fmt: skip
        if done.stands:
            self.written.emit()
        elif done.code in OF_THE_TIME:
            self.moment.refuse(done.words, "when")
        else:
            self.look()
            key = BLAMES.get(done.code, "dose")
            self.form.refuse(done.words, key if not self.form.fields[key].isHidden() else "dose")

    def _event(self, read: dict[str, Any]) -> DrugGiven:
        seen = tuple(self.drug.labs) if self.drug and read["labs"] else ()
        return DrugGiven(
            self.bedside.day_label, "", self.drug.drug if self.drug else read["drug"], read["dose"], read["unit"],
            read["route"], read["note"] or "", early_because=read["early"] or "",
            flagged_because=read["flagged"] or "", over_because=read["over"] or "",
            ordered_by=read["by_name"] or "", labs_seen=seen,
            reaction=open_seq(self.bedside.chart, self.bedside.day_label),
        )  # fmt: skip

    def take_focus(self) -> None:
        """The keyboard goes to the first field."""
        self.form.take_focus()
