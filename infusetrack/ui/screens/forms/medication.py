"""Premedication and opioids: each drug given by dose and time, or left out with a reason."""

from collections.abc import Callable, Iterator
from typing import ClassVar, cast

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from infusetrack.domain.admission_bedside import weight_on
from infusetrack.domain.events import DrugGiven, Event, StepDone, Value
from infusetrack.domain.record import Line
from infusetrack.domain.regimen import DrugOption, Sourced
from infusetrack.ui.screens.forms.base import Keys, StepForm
from infusetrack.ui.screens.forms.drug_row import DrugRow
from infusetrack.ui.screens.forms.face import Mode
from infusetrack.ui.screens.forms.plan_fields import field_for, value_of, violation
from infusetrack.ui.screens.forms.rows import Row
from infusetrack.ui.widgets.form import Form
from infusetrack.wording import figures
from infusetrack.wording.translate import mark, tr

BLAMES = {
    "drug_early": "early",
    "drug_early_order": "by_name",
    "drug_over": "over",
    "drug_allergy": "flagged",
}
"""The field that a refusal belongs to, where it is in sight."""


class MedicationForm(StepForm):
    """One row a drug; the step is complete when each is given or its reason is told."""

    act_words: ClassVar[str] = mark("All given or explained")
    can_amend: ClassVar[bool] = False

    def build(self) -> None:
        """The rows, then the plan's own fields."""
        self.rows = {
            option.key: DrugRow(self.bedside, option, f"Alt+{number}", self._giver(option))
            for number, option in enumerate(self.plan.drugs, 1)
        }
        for asked in self.plan.fields:
            self.form.add(asked.key, field_for(asked, self.bedside), wide=asked.kind == "yes_no")

    def _giver(self, option: DrugOption) -> Callable[[], None]:
        return lambda: self.give(option.key)

    def keys(self) -> Keys:
        """A key for each drug."""
        digits = (Qt.Key.Key_1, Qt.Key.Key_2, Qt.Key.Key_3, Qt.Key.Key_4, Qt.Key.Key_5, Qt.Key.Key_6)
        alt = Qt.KeyboardModifier.AltModifier
        return {
            (digit, alt): row.button.click for digit, row in zip(digits, self.rows.values(), strict=False)
        }

    def parts(self) -> tuple[QWidget, ...]:
        """Rows, then fields."""
        return (*self.rows.values(), self.form)

    def forms(self) -> dict[str, Form]:
        """The rows' forms too."""
        rows = {f"drug-{key}": row.form for key, row in self.rows.items()}
        moments = {f"at-{key}": row.moment for key, row in self.rows.items()}
        return {**super().forms(), **rows, **moments}

    def given(self, option: DrugOption) -> list[Line]:
        """The lines that say that this drug was given in this step."""
        return [
            line
            for line in self.bedside.record.drugs
            if isinstance(line.event, DrugGiven)
            and (line.event.step, line.event.drug) == (self.plan.key, option.drug)
        ]

    def refresh(self) -> None:
        """What the weight allows, what was given."""
        weight = weight_on(self.bedside.chart, self.day)
        for row in self.rows.values():
            row.show_weight(weight)
            row.show_given([self._given_row(line) for line in self.given(row.option)])

    def _given_row(self, line: Line) -> Row:
        event = cast("DrugGiven", line.event)
        at = figures.clock(line.happened_at, self.bedside.zone)
        words = tr("{dose} {unit} {route}, {who}").format(
            dose=figures.trimmed(event.dose), unit=event.unit, route=event.route, who=line.by
        )
        return at, words

    def give(self, key: str) -> None:
        """Write one dose."""
        row = self.rows[key]
        row.dose.required = True
        read, moment = row.form.values(), row.moment.moment()
        row.dose.required = False
        if read is None or moment is None:
            return
        event = DrugGiven(
            self.day, self.plan.key, row.option.drug, read["dose"], row.option.unit,
            read["route"], read["note"] or "", early_because=read["early"] or "",
            flagged_because=read["flagged"] or "", over_because=read["over"] or "", ordered_by=read["by_name"] or "",
        )  # fmt: skip
        written = self.bedside.write(event, at=moment.at, reason=moment.reason, entry=self.row_entry(key))
        if written.stands:
            self.renew_entries()
            row.clear()
            self.take_focus()
        elif written.code in {"time_to_come", "late_without_reason", "before_enrolment"}:
            row.moment.refuse(written.words, "when")
        else:
            row.look()
            key = BLAMES.get(written.code, "dose")
            row.form.refuse(written.words, "dose" if row.form.fields[key].isHidden() else key)

    def event_to_write(self) -> Event | None:
        """Done, once each drug is given or explained."""
        read = self.form.values()
        if read is None:
            return None
        for asked in self.plan.fields:
            against = violation(asked, read[asked.key])
            if against:
                self.form.refuse(against, asked.key)
                return None
        left_out = self._left_out()
        if left_out is None:
            return None
        zone = self.bedside.zone
        told = [(a.key, value_of(read[a.key], zone)) for a in self.plan.fields if read[a.key] is not None]
        return StepDone(self.day, self.plan.key, (*told, *left_out))

    def _left_out(self) -> list[tuple[str, Value]] | None:
        reasons: list[tuple[str, Value]] = []
        for key, row in self.rows.items():
            why = row.form.fields["not_given"].text().strip()
            if self.given(row.option):
                continue
            if not row.dose.is_empty():
                row.form.refuse(tr("This dose is not written yet. Press Given, or empty the field."), "dose")
                return None
            if not why:
                row.form.refuse(tr("Not given yet. Enter the dose, or say why it is not given."), "not_given")
                return None
            reasons.append((f"{key}_not_given", why))
        return reasons

    def numbers(self) -> Iterator[tuple[str, Sourced]]:
        """Amounts per kilogram and caps."""
        for option in self.plan.drugs:
            yield tr("{drug}, lowest").format(drug=option.drug), option.low
            yield tr("{drug}, highest").format(drug=option.drug), option.high
            if option.cap is not None:
                yield tr("{drug}, at most").format(drug=option.drug), option.cap

    def take_focus(self) -> None:
        """The first drug that is not given yet, then what is left to fill in, then the button."""
        waiting = [row for row in self.rows.values() if not self.given(row.option)]
        if self.mode is not Mode.FILL or (self.form.fields and not waiting):
            super().take_focus()
        elif waiting:
            waiting[0].form.take_focus()
        else:
            self.frame.primary.setFocus()

    def clear(self) -> None:
        """The rows keep their route."""
        super().clear()
        for row in self.rows.values():
            row.clear()
