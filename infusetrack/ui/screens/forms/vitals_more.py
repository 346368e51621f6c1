"""What a score asks for besides the numbers: oxygen, refill, effort, alertness, signs; all of it optional."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtWidgets import QWidget

from infusetrack.domain.errors import Refused
from infusetrack.domain.events import VitalsTaken
from infusetrack.domain.vitals import AIR, FLOW, REFILL, SHARE, VitalField
from infusetrack.ui.widgets.choice_field import ChoiceField
from infusetrack.ui.widgets.form import Form
from infusetrack.ui.widgets.labels import row
from infusetrack.ui.widgets.number_field import NumberField
from infusetrack.ui.widgets.reading import Limits
from infusetrack.wording.translate import tr, translated
from infusetrack.wording.units import unit_words
from infusetrack.wording.vitals import CONSCIOUSNESS, DEVICES, DISTRESS

UNITS = (("L/min", "L/min"), ("%", "%"))
WITHOUT_AMOUNT = ("", AIR)
SIGNS = ("pressure_symptoms", "worried", "bp_not_possible")
"""Yes or nothing: a sign that was not seen is not written."""


class MoreFields:
    """These fields of an entry form; it holds no truth, and keeps the words of an older set's oxygen."""

    def __init__(self, form: Form) -> None:
        """Nothing is added yet: the form places them among its own."""
        self._form = form
        self._words = ""
        self.device = ChoiceField(tr("Oxygen"), _shown(DEVICES), few=0)
        self.amount = NumberField(tr("Oxygen amount"), limits=Limits(None, None, 1))
        self.unit = ChoiceField(tr("Unit"), UNITS)
        self.refill = NumberField(tr("Cap. refill"), "s", limits=Limits(None, None, 1))
        self._flow = QWidget()
        self._flow.setLayout(row(self.amount, self.unit, spacing=16, stretch=0))

    def add_oxygen(self) -> None:
        """The device; amount and unit in a row of their own, only with a device that has an amount."""
        self._form.add("oxygen", self.device)
        self._form.hold("oxygen_delivery", self.amount)
        self._form.hold("oxygen_unit", self.unit)
        self._form.add_widget(self._flow)
        self.look()

    def add_states(self) -> None:
        """Refill, effort, alertness, and what else a nurse or a parent sees."""
        self._form.add("capillary_refill_s", self.refill)
        self._form.add("respiratory_distress", ChoiceField(tr("Breathing effort"), _shown(DISTRESS), few=0))
        self._form.add("consciousness", ChoiceField(tr("Alertness"), _shown(CONSCIOUSNESS), few=0))
        self._form.add("pressure_symptoms", _sign(tr("Signs of low pressure"), tr("Yes: pale, dizzy, cold")))
        self._form.add("worried", _sign(tr("Worry, family or staff"), tr("Yes")))
        self._form.add("bp_not_possible", _sign(tr("Pressure not possible"), tr("Yes, tried")))

    def look(self) -> None:
        """Show the amount where the device has one."""
        shown = self.device.text() not in WITHOUT_AMOUNT
        for part in (self._flow, self.amount, self.unit):
            part.setVisible(shown)

    def forget(self) -> None:
        """An empty form has no older words."""
        self._words = ""

    def possible(self, read: dict[str, Any]) -> bool:
        """Whether refill and oxygen can be; shows why not."""
        for key, field in (("capillary_refill_s", REFILL), ("oxygen_delivery", _field_of(read))):
            try:
                self._check(key, field, read)
            except Refused as error:
                self._form.refuse(error, key if error.code != "oxygen_unit" else "oxygen_unit")
                return False
        return True

    def _check(self, key: str, field: VitalField, read: dict[str, Any]) -> None:
        value = read[key]
        if value is None:
            return
        if key == "oxygen_delivery" and read["oxygen_unit"] is None:
            raise Refused("oxygen_unit")
        if field is SHARE and 0 < value <= 1:
            raise Refused("oxygen_fraction", value=value, percent=value * 100)
        if not field.low <= value <= field.high:
            facts = {"value": value, "low": field.low, "high": field.high, "unit": unit_words(field.unit)}
            raise Refused("vitals_impossible", item=self._form.fields[key].label, **facts)

    def facts(self, read: dict[str, Any]) -> dict[str, Any]:
        """These parts of a set by the names of its fact."""
        device = read["oxygen"] or ""
        told: dict[str, Any] = {key: read[key] == "yes" for key in SIGNS}
        return told | {
            "oxygen": "" if device else self._words,
            "oxygen_device": device,
            "oxygen_delivery": read["oxygen_delivery"],
            "oxygen_unit": read["oxygen_unit"] if read["oxygen_delivery"] is not None else None,
            "capillary_refill_s": read["capillary_refill_s"],
            "respiratory_distress": read["respiratory_distress"],
            "consciousness": read["consciousness"],
        }

    def fill(self, event: VitalsTaken) -> None:
        """A written set's own; what an older one says in words stays with it."""
        words = event.oxygen.strip()
        self._words = event.oxygen
        told = {key: "yes" if getattr(event, key) else "" for key in SIGNS}
        told |= {
            "oxygen": event.oxygen_device or (AIR if words.casefold() == AIR else ""),
            "oxygen_delivery": _text(event.oxygen_delivery),
            "oxygen_unit": event.oxygen_unit or "",
            "capillary_refill_s": _text(event.capillary_refill_s),
            "respiratory_distress": event.respiratory_distress or "",
            "consciousness": event.consciousness or "",
        }
        for key, text in told.items():
            self._form.fields[key].set_text(text)


def _field_of(read: dict[str, Any]) -> VitalField:
    return SHARE if read["oxygen_unit"] == SHARE.unit else FLOW


def _shown(options: Mapping[Any, str]) -> list[tuple[str, str]]:
    return [(value, translated(words)) for value, words in options.items()]


def _sign(name: str, yes: str) -> ChoiceField:
    return ChoiceField(name, (("yes", yes), ("", tr("No"))), few=0)


def _text(value: Any) -> str:
    return "" if value is None else str(value)
