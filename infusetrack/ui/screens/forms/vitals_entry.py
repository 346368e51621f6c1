"""The compact entry sheet of one set of vital signs, for the baseline step and for every set."""

from decimal import Decimal
from typing import Any, cast

from infusetrack.domain.errors import Refused
from infusetrack.domain.events import VitalsTaken
from infusetrack.domain.quantities import slip
from infusetrack.domain.vitals import FIELDS, VitalField, last_set
from infusetrack.ui.bedside import Bedside
from infusetrack.ui.screens.forms.vitals_fields import (
    LABELS,
    LINE_SITE,
    SCALES,
    SEDATION,
    SITE_WORDS,
    UNITS,
)
from infusetrack.ui.widgets.choice_field import FEW, ChoiceField
from infusetrack.ui.widgets.form import Form
from infusetrack.ui.widgets.number_field import NumberField
from infusetrack.ui.widgets.reading import Limits
from infusetrack.ui.widgets.text_field import TextField
from infusetrack.wording.sentences import sentence
from infusetrack.wording.translate import tr, translated

SLIP_NAMES = {"temperature_c": "temperature", "spo2": "SpO2"}


class WhyField(TextField):
    """Asked for last: while it is empty it refuses only once the numbers themselves are right."""

    def read(self) -> str | None:
        """What was typed; nothing where it is empty."""
        return None if self.is_empty() else super().read()


class VitalsEntry(Form):
    """One field a number, the last value in grey, nothing copied forward.

    `read_event(step)` gives the set or shows why there is none; `fill(event)` puts one back.
    """

    def __init__(self, bedside: Bedside, *, columns: int = 3, wanted: tuple[str, ...] = ()) -> None:
        """`wanted` are the items that the plan asks for now: what is missing of them needs a reason."""
        super().__init__(columns=columns)
        self._bedside, self.wanted = bedside, wanted
        for field in FIELDS.values():
            self._add_number(field)
            self._add_companion(field.key)
        self.add("oxygen", TextField(tr("Oxygen, air or flow"), most=60))
        self.add("line_site", ChoiceField(tr("Line site"), _shown(LINE_SITE), few=0 if columns < 3 else FEW))  # noqa: PLR2004 (room)
        self.add("sedation", ChoiceField(tr("Sedation, POSS"), _shown(SEDATION), few=0))
        self.add("note", TextField(tr("Note")), wide=True)
        self.partial = WhyField(tr("Why some numbers are missing"), required=True)
        self.add("partial", self.partial, wide=True)
        self.changed.connect(self._look)
        self._look()

    def _add_number(self, field: VitalField) -> None:
        limits = Limits(None, None, field.decimals)
        unit = UNITS.get(field.unit, field.unit)
        self.add(field.key, NumberField(translated(LABELS[field.key]), unit, limits=limits))

    def _add_companion(self, key: str) -> None:
        if key == "temperature_c":
            sites = [(site, translated(words)) for site, words in SITE_WORDS.items()]
            self.add("temperature_site", ChoiceField(tr("Measured at"), sites))
        if key == "pain":
            self.add("pain_scale", ChoiceField(tr("Pain scale"), SCALES, few=0))

    def show_last(self) -> None:
        """The last set of the day in grey beside each label."""
        line = last_set(self._bedside.chart, self._bedside.day_label)
        taken = cast("VitalsTaken", line.event) if line else None
        for key in FIELDS:
            value = getattr(taken, key) if taken else None
            cast("NumberField", self.fields[key]).show_last("" if value is None else str(value))

    def _look(self) -> None:
        """Mark slips while typing; ask for the reason of an incomplete set."""
        for key in FIELDS:
            self._mark_unusual(key)
        missing = any(self.fields[key].is_empty() for key in self.wanted)
        self.partial.setVisible(missing and not self._nothing())

    def set_wanted(self, wanted: tuple[str, ...]) -> None:
        """What the plan asks for now; whoever gives none of it serves another plan and owes no reason."""
        if wanted != self.wanted:
            self.wanted = wanted
            self._look()

    def _nothing(self) -> bool:
        return all(self.fields[key].is_empty() for key in self.wanted)

    def _mark_unusual(self, key: str) -> None:
        field = cast("NumberField", self.fields[key])
        value = _read(field)
        if value is None:
            return
        code = slip(SLIP_NAMES.get(key, ""), value)
        guard = self._bedside.guards.get(FIELDS[key].item)
        if code is not None:
            field.mark(sentence(Refused(code)), "unusual")
        elif guard is not None and guard.classify(value) == "unusual":
            field.mark(tr("Unusual. Measure again, or note why."), "unusual")

    def read_event(self, step: str = "", *, baseline: bool = False) -> VitalsTaken | None:
        """The set for this step; None when a field refused."""
        self._look()
        if self._names_impossible():
            return None
        read = self.values()
        self._look()
        if read is None or not self._possible(read):
            return None
        numbers = {key: _whole(read[key], key) for key in FIELDS}
        return VitalsTaken(
            day=self._bedside.day_label, step=step, baseline=baseline, **numbers,
            temperature_site=read["temperature_site"], pain_scale=read["pain_scale"],
            oxygen=read["oxygen"] or "", sedation=read["sedation"] or "",
            line_site=read["line_site"] or "", note=read["note"] or "",
            partial_because=read["partial"] or "",
        )  # fmt: skip

    def _possible(self, read: dict[str, Any]) -> bool:
        if all(read[key] is None for key in FIELDS):
            self.refuse(Refused("vitals_empty"), "sbp")
            return False
        if not self._together(read):
            return False
        if not self.partial.isHidden() and self.partial.is_empty():
            self.refuse(Refused("field_empty", field=self.partial.label), "partial")
            return False
        return True

    def _names_impossible(self) -> bool:
        """An impossible number is named before anything else is asked for."""
        for key, field in FIELDS.items():
            value = _read(cast("NumberField", self.fields[key]))
            if value is not None and not field.low <= value <= field.high:
                self.refuse(_impossible(field, value), key)
                return True
        return False

    def _together(self, read: dict[str, Any]) -> bool:
        sbp, dbp = read["sbp"], read["dbp"]
        if sbp is not None and dbp is not None and sbp <= dbp:
            self.refuse(Refused("vitals_sbp_dbp", sbp=sbp, dbp=dbp), "sbp")
            return False
        for key, companion in (("temperature_c", "temperature_site"), ("pain", "pain_scale")):
            if read[key] is not None and read[companion] is None:
                self.refuse(Refused("field_empty", field=self.fields[companion].label), companion)
                return False
        return True

    def fill(self, event: VitalsTaken) -> None:
        """A written set's own values."""
        for key, field in self.fields.items():
            value = event.partial_because if key == "partial" else getattr(event, key)
            field.set_text("" if value is None else str(value))


def _shown(options: tuple[tuple[str, str], ...]) -> list[tuple[str, str]]:
    return [(value, translated(words)) for value, words in options]


def _read(field: NumberField) -> Decimal | None:
    try:
        return field.read()
    except Refused:
        return None


def _whole(value: Decimal | None, key: str) -> Any:
    return value if value is None or key == "temperature_c" else int(value)


def _impossible(field: VitalField, value: Decimal) -> Refused:
    code = slip(SLIP_NAMES.get(field.key, ""), value)
    if code is not None:
        return Refused(code)
    unit = UNITS.get(field.unit, field.unit)
    facts = {"item": translated(LABELS[field.key]), "value": value, "unit": unit}
    return Refused("vitals_impossible", low=field.low, high=field.high, **facts)
