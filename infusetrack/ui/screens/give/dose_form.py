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
from infusetrack.domain.medication import DoseWindow
from infusetrack.domain.quantities import convert_mass
from infusetrack.domain.reactions import unfinished
from infusetrack.domain.regimen import SideDrug
from infusetrack.domain.side_drugs import allergy_to, slip_of
from infusetrack.ui.bedside import Bedside
from infusetrack.ui.screens.forms.base import OF_THE_TIME
from infusetrack.ui.screens.forms.moment import MomentForm
from infusetrack.ui.screens.give.rescue import rescue_called, rescue_window, rescue_words
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
    "drug_allergy": "flagged",
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
        self.reaction = next(reversed(unfinished(bedside.chart, bedside.day_label)), None)
        names = (drug.drug, *drug.names) if drug else (name,)
        self.rescue = rescue_called(bedside, names)
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
        self.form.add("unit", ChoiceField(tr("Unit"), self._units(), required=True))
        self.form.add("route", TextField(tr("Route"), required=True, most=80))
        self.form.add("note", TextField(tr("Note"), aside=tr("order, remark")))
        self.form.add("early", TextField(tr("Why it is given earlier"), required=True), wide=True)
        self.form.add("over", TextField(tr("Why more than the daily maximum"), required=True), wide=True)
        self.form.add("flagged", TextField(tr("Why"), required=True), wide=True)
        self.form.add("labs", YesNoField(self._labs_words(), required=True), wide=True)
        self.form.add("by_name", TextField(tr("Ordered by"), required=True, most=40))
        self.form.add("reaction", YesNoField(self._reaction_words(), required=True), wide=True)
        self.form.fields["reaction"].setVisible(self.reaction is not None)
        route = self.drug.route if self.drug else self.rescue.drug.route if self.rescue else ""
        self.form.fields["route"].set_text(route)

    def _units(self) -> tuple[str, ...]:
        """Mg and mcg; for a drug without rules mL too, and what the emergency card measures it in."""
        if self.drug is not None:
            return ("mcg", "mg")
        more = (self.rescue.drug.unit,) if self.rescue else ()
        return tuple(dict.fromkeys(("mcg", "mg", "mL", *more)))

    def _reaction_words(self) -> str:
        if self.reaction is None:
            return ""
        at = figures.clock(self.reaction.at, self.bedside.zone)
        return tr("Given for the reaction of {at}").format(at=at)

    @property
    def is_rescue(self) -> bool:
        """Whether the person said that it was given for the reaction."""
        return self.reaction is not None and self.form.fields["reaction"].text() == "yes"

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
            named = self.form.fields["drug"].text()
            against = bool(allergy_to(self.bedside.chart, (named,))) and not self.is_rescue
            self._ask(None, flagged=against)
            told = tr("Not in the regimen file: no dose and no interval are known here.")
            say(self.allowed, rescue_words(self.rescue) if self.rescue else told)
            self._mark(self._amount(), rescue_window(self.rescue))
            return
        at = self._at()
        dose = Dose(drug, self.bedside.day_label, at, self._amount(), self.is_rescue, self.bedside.now())
        asked = asked_for(self.bedside.chart, self.bedside.regimen, dose)
        self._ask(asked)
        self._tell(dose, asked)

    def _at(self) -> Any:
        try:
            return self.moment.when.read() or self.bedside.now()
        except Refused:
            return self.bedside.now()

    def _amount(self) -> Decimal | None:
        """The typed dose in the drug's own unit; None while it cannot be read or told in that unit."""
        unit = self.form.fields["unit"].text()
        wanted = self.drug.unit if self.drug else self.rescue.drug.unit if self.rescue else unit
        try:
            value = self.dose.read() if unit and not self.dose.is_empty() else None
            return value if value is None or unit == wanted else convert_mass(value, unit, wanted)
        except Refused:
            return None

    def _ask(self, asked: Asked | None, *, flagged: bool = False) -> None:
        """Show what is asked; a field that stays is not touched, so that the keyboard stays in it."""
        for key in REASONS:
            wanted = getattr(asked, key) if asked is not None else flagged and key == "flagged"
            if self.form.fields[key].isHidden() is wanted:
                self.form.fields[key].setVisible(wanted)
        needs_note = asked.order if asked is not None else not self.is_rescue
        self.form.fields["note"].required = needs_note
        aside = tr("whose signed order") if needs_note else tr("order, remark")
        self.form.fields["note"].set_aside(aside)

    def _tell(self, dose: Dose, asked: Asked) -> None:
        seen = standing_of(self.bedside.chart, self.bedside.regimen, dose)
        per_kg = per_kg_words(dose.drug)
        window = window_words(seen)
        say(self.allowed, tr("{per_kg}: {window}").format(per_kg=per_kg, window=window) if per_kg else window)
        card = rescue_words(self.rescue) if self.rescue and self.reaction else ""
        parts = (
            again_words(seen, self.bedside.zone),
            day_words(seen),
            dose.drug.note,
            dose.drug.source,
            card,
        )
        say(self.note, " · ".join(part for part in parts if part))
        say(self.meaning, self._meaning(dose, asked))
        self._mark(dose.amount, seen.window)

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
        if asked.allergy:
            told.append(tr("ALLERGY entered: {allergy}").format(allergy=asked.allergy))
        if dose.drug.restricted:
            told.append(tr("a steroid: tell the study team"))
        return " · ".join(told)

    def _mark(self, amount: Decimal | None, window: DoseWindow | None) -> None:
        if amount is None or window is None:
            return
        slip = slip_of(window, amount)
        if slip:
            words = tr("Looks {times} times off. Read the decimal point and the unit again.")
            self.dose.mark(words.format(times=slip))
        elif not window.holds(amount):
            self.dose.mark(tr("Outside what the weight allows. Check it, or note why."), "unusual")
        elif self.dose.message:
            self.dose.clear_mark()

    def _slips(self) -> bool:
        """A rescue drug has no rule in the regimen file; its slip is stopped here."""
        window, amount = rescue_window(self.rescue), self._amount()
        if self.drug is not None or window is None or amount is None or not slip_of(window, amount):
            return False
        self.look()
        self.form.refuse(self.dose.message, "dose")
        return True

    # --- the act ---------------------------------------------------------------------------

    def save(self) -> None:
        """Write the dose; what was typed stays when it is refused."""
        read, moment = self.form.values(), None
        if read is not None:
            moment = self.moment.moment()
        if read is None or moment is None or self._slips():
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
            reaction=self.reaction.seq if self.reaction and self.is_rescue else 0,
        )  # fmt: skip

    def take_focus(self) -> None:
        """The keyboard goes to the dose, or to the name while there is none."""
        named = self.drug is not None or not self.form.fields["drug"].is_empty()
        if named:
            self.dose.take_focus()
        else:
            self.form.take_focus()
