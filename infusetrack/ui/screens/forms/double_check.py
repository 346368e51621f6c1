"""The check by two people before the start: each enters the numbers without seeing the other's."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Any, ClassVar

from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from infusetrack.domain.day_record import PreStartCheck
from infusetrack.domain.events import Event, PreStartChecked, PreStartWitnessed
from infusetrack.domain.site import Staff
from infusetrack.session.chart_session import ChartSession
from infusetrack.ui.bedside import Bedside
from infusetrack.ui.screens.forms.base import StepForm
from infusetrack.ui.screens.forms.rows import Row
from infusetrack.ui.widgets.form import Form
from infusetrack.ui.widgets.labels import label
from infusetrack.ui.widgets.number_field import NumberField
from infusetrack.ui.widgets.reading import Limits
from infusetrack.ui.widgets.text_field import TextField
from infusetrack.wording import figures
from infusetrack.wording.translate import mark, tr

MG = Limits(Decimal("0.001"), Decimal(100_000), 4)
ML = Limits(Decimal("0.1"), Decimal(5000), 2)
RATE = Limits(Decimal("0.1"), Decimal(2000), 2)


class DoubleCheckForm(StepForm):
    """The signed-in person first, then another with badge and PIN; numbers that differ start anew."""

    act_words: ClassVar[str] = mark("Save the first check")
    can_amend: ClassVar[bool] = False
    field_of: ClassVar[dict[str, str]] = {
        "dose_not_ordered": "dose", "volume_not_bag": "volume", "first_rate": "rate",
        "infusion_amount": "volume", "same_person": "badge", "no_order": "dose",
        "order_weight_old": "dose",
    }  # fmt: skip

    def __init__(self, bedside: Bedside) -> None:
        """Two forms of which one is in sight."""
        super().__init__(bedside)
        self.first_form, self.second_form = Form(columns=3), Form(columns=3)
        self.form = self.first_form
        self._asking = False

    def build(self) -> None:
        """What is compared, then the numbers of whoever is checking."""
        self.things = label(_things(), "subtitle", wrap=True)
        self.stage = label("", "strong", wrap=True)
        self._add_numbers(self.first_form)
        self.second_form.add("badge", TextField(tr("Badge of the second person"), required=True, most=40))
        self.second_form.add("pin", TextField(tr("PIN of the second person"), required=True, secret=True))
        self._add_numbers(self.second_form)

    def _add_numbers(self, form: Form) -> None:
        form.add("dose", NumberField(tr("Dose in the bag"), "mg", limits=MG, required=True))
        form.add("volume", NumberField(tr("Volume of the bag"), "mL", limits=ML, required=True))
        form.add("rate", NumberField(tr("First rate on the pump"), "mL/h", limits=RATE, required=True))

    def parts(self) -> tuple[QWidget, ...]:
        """List, sentence, the two forms."""
        return (self.things, self.stage, self.first_form, self.second_form)

    def forms(self) -> dict[str, Form]:
        """The second person's entries are never kept."""
        return {"first": self.first_form, "moment": self.moment_form, "skip": self.skip_form}

    @property
    def check(self) -> PreStartCheck | None:
        """The round in hand or the last one."""
        return self.bedside.record.checks.get(self.plan.key)

    @property
    def is_second(self) -> bool:
        """Whether the first person's numbers stand and wait for the second's."""
        return self.check is not None and self.check.second is None

    def refresh(self) -> None:
        """Whose turn it is."""
        self.form = self.second_form if self.is_second else self.first_form

    def arrange(self) -> None:
        """One form in sight, never the other's numbers."""
        super().arrange()
        open_ = self.mode == "fill"
        self.first_form.setVisible(open_ and not self.is_second)
        self.second_form.setVisible(open_ and self.is_second)
        self.stage.setText(self._stage_words())
        self.stage.setVisible(open_)
        if open_ and self.is_second:
            self.frame.primary.setText(tr("Save the second check"))
        self.frame.primary.setEnabled(not self._asking)

    def _stage_words(self) -> str:
        check = self.check
        if check is None:
            return tr("First person, {who}: read bag, order and pump, and type what they say.").format(
                who=self.bedside.badge
            )
        if check.second is None:
            return tr(
                "{who} has checked. Second person: read bag, order and pump yourself, and type."
            ).format(who=check.first_by)
        return tr("Numbers differ: both check again. {who} begins.").format(who=self.bedside.badge)

    def summary(self) -> Iterator[Row]:
        """The numbers on which two people agreed."""
        check = self.check
        if check is not None:
            first = check.first
            yield tr("Dose"), f"{figures.trimmed(first.dose_mg)} mg"
            yield tr("Volume"), f"{figures.fixed(first.volume_ml)} mL"
            yield tr("First rate"), f"{figures.fixed(first.rate_ml_h)} mL/h"
            yield tr("Checked by"), tr("{one}, then {two}").format(one=check.first_by, two=check.second_by)

    def save(self) -> None:
        """The second check asks for the PIN first."""
        if self.mode == "fill" and self.is_second:
            self._save_second()
        else:
            super().save()

    def event_to_write(self) -> Event | None:
        """The first person's numbers."""
        read = self.first_form.values()
        if read is None:
            return None
        numbers = (read["dose"], read["volume"], read["rate"])
        return PreStartChecked(self.day, self.plan.key, self.plan.agent or "", *numbers)

    def write(self, event: Event, *, by: str = "", finishes: bool = True) -> bool:
        """The first check does not finish the step."""
        stands = super().write(event, by=by, finishes=False)
        if stands:
            self.clear()
            self.refresh()
            self.arrange()
            self._tell_result(finishes=finishes)
        return stands

    def _tell_result(self, *, finishes: bool) -> None:
        if finishes and self.is_done():
            self.finished.emit()
        else:
            self.form.take_focus()

    def _save_second(self) -> None:
        read, check = self.second_form.values(), self.check
        if read is None or check is None or self._asking:
            return
        badge = " ".join(read["badge"].split())
        if badge.casefold() == check.first_by.casefold():
            words = tr("{badge} made the first check. Another person must make the second.")
            self.second_form.refuse(words.format(badge=badge), "badge")
            return
        session = self.bedside.session
        self._asking = True
        self.frame.primary.setEnabled(False)
        pin = read["pin"]
        self.bedside.verify(badge, pin, lambda who, words: self._verified(who, words, read, session))

    def _verified(
        self, who: Staff | None, words: str, read: dict[str, Any], session: ChartSession | None
    ) -> None:
        if not isValid(self) or session is not self.bedside.session:
            return
        self._asking = False
        self.frame.primary.setEnabled(True)
        self.second_form.fields["pin"].set_text("")
        if who is None:
            self.second_form.refuse(words, "pin")
            return
        numbers = (read["dose"], read["volume"], read["rate"])
        event = PreStartWitnessed(self.day, self.plan.key, self.plan.agent or "", *numbers)
        self.write(event, by=who.badge)

    def clear(self) -> None:
        """Neither person's numbers stay on the screen."""
        super().clear()
        self.second_form.clear()


def _things() -> str:
    return tr(
        "Compare: patient, drug, dose, volume, rate, concentration, diluent, expiry, line, lot, appearance."
    )
