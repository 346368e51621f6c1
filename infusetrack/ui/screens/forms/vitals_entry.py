"""The compact entry sheet of one set of vital signs, for the baseline step and for every set."""

from dataclasses import replace
from decimal import Decimal
from typing import Any, cast

from infusetrack.domain.errors import Refused
from infusetrack.domain.events import VitalsTaken
from infusetrack.domain.patient import completed_months
from infusetrack.domain.quantities import convert, slip
from infusetrack.domain.unusual import unusual
from infusetrack.domain.vitals import FIELDS, VitalField, last_set, says_something, values_of
from infusetrack.ui.bedside import Bedside
from infusetrack.ui.screens.forms.pain_fields import PainFields
from infusetrack.ui.screens.forms.vitals_fields import (
    LABELS,
    LINE_SITE,
    SCALES,
    SEDATION,
    SITE_WORDS,
    UNITS,
)
from infusetrack.ui.screens.forms.vitals_more import MoreFields
from infusetrack.ui.widgets.choice_field import FEW, ChoiceField
from infusetrack.ui.widgets.field import Field
from infusetrack.ui.widgets.form import Form
from infusetrack.ui.widgets.number_field import NumberField
from infusetrack.ui.widgets.reading import Limits
from infusetrack.ui.widgets.text_field import TextField
from infusetrack.wording import figures
from infusetrack.wording.sentences import sentence
from infusetrack.wording.translate import mark, tr, translated

READ_AGAIN = mark("Unusual. Read it again.")
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
        self._more, self._pain = MoreFields(self), PainFields(self, bedside)
        self._asked: dict[str, str] = {}
        for field in FIELDS.values():
            self._add_number(field)
            self._add_companion(field.key)
        self.add("line_site", ChoiceField(tr("Line site"), _shown(LINE_SITE), few=0 if columns < 3 else FEW))  # noqa: PLR2004 (room)
        self.add("sedation", ChoiceField(tr("Sedation, POSS"), _shown(SEDATION), few=0))
        self._more.add_states()
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
        if key == "spo2":
            self._more.add_oxygen()
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
        self._more.look()
        self._pain.look()
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
        told = _slip(key, value)
        guard = self._bedside.guards.get(FIELDS[key].item)
        if told is not None:
            field.mark(sentence(told), "unusual")
        elif guard is not None and guard.classify(value) == "unusual":
            field.mark(translated(READ_AGAIN), "unusual")

    def read_event(self, step: str = "", *, baseline: bool = False) -> VitalsTaken | None:
        """The set for this step; None when a field refused."""
        self._look()
        if self._names_impossible():
            return None
        read = self.values()
        self._look()
        if (
            read is None
            or not self._possible(read)
            or not self._more.possible(read)
            or not self._pain.possible(read)
        ):
            return None
        event = self._event(read, step, baseline=baseline)
        seldom = self.seldom(event)
        return replace(event, confirmed=seldom) if self._read_again(seldom) else None

    def _event(self, read: dict[str, Any], step: str, *, baseline: bool) -> VitalsTaken:
        numbers = {key: _whole(read[key], key) for key in FIELDS}
        return VitalsTaken(
            day=self._bedside.day_label, step=step, baseline=baseline, **numbers, **self._more.facts(read),
            temperature_site=read["temperature_site"], pain_scale=read["pain_scale"],
            sedation=read["sedation"] or "", line_site=read["line_site"] or "",
            note=read["note"] or "", partial_because=read["partial"] or "",
        )  # fmt: skip

    def sketch(self) -> VitalsTaken:
        """What stands in the fields now, as a set: what cannot be read or cannot be is left out."""
        read: dict[str, Any] = {key: _read(field) for key, field in self.fields.items()}
        for key, known in FIELDS.items():
            value = read[key]
            if value is not None and not known.low <= value <= known.high:
                read[key] = None
        return self._event(read, "", baseline=False)

    def seldom(self, event: VitalsTaken) -> tuple[str, ...]:
        """The numbers that are to be read twice."""
        bedside, patient = self._bedside, self._bedside.chart.patient
        months = completed_months(patient.birth_date, bedside.today()) if patient else 0
        sex = patient.sex if patient else ""
        return unusual(values_of(event), bedside.guards, bedside.regimen.reference, months, sex)

    def _read_again(self, seldom: tuple[str, ...]) -> bool:
        """Whether each of these numbers was typed twice, or stood when Save was pressed before."""
        asked = {key: self.fields[key].text().strip() for key in seldom}
        if asked.items() <= self._asked.items():
            return True
        self._asked = asked
        listed = ", ".join(f"{translated(LABELS[key])} {text}" for key, text in asked.items())
        self.refuse(
            tr("Unusual: {listed}. Read again; if it is so, save once more.").format(listed=listed), seldom[0]
        )
        return False

    def clear(self) -> None:
        """Empty, with nothing asked."""
        self._asked = {}
        self._more.forget()
        super().clear()

    def _possible(self, read: dict[str, Any]) -> bool:
        if not says_something(self._event(read, "", baseline=False)):
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
        self._more.fill(event)
        for key in (*FIELDS, "temperature_site", "pain_scale", "line_site", "sedation", "note"):
            value = getattr(event, key)
            self.fields[key].set_text("" if value is None else str(value))
        self.partial.set_text(event.partial_because)
        self._asked = {key: self.fields[key].text().strip() for key in event.confirmed}


def _shown(options: tuple[tuple[str, str], ...]) -> list[tuple[str, str]]:
    return [(value, translated(words)) for value, words in options]


def _read(field: Field) -> Any:
    try:
        return None if field.isHidden() else field.read()
    except Refused:
        return None


def _whole(value: Decimal | None, key: str) -> Any:
    return value if value is None or key == "temperature_c" else int(value)


def _slip(key: str, value: Decimal) -> Refused | None:
    """What the number was probably meant to be; None where it looks like no slip."""
    code = slip(SLIP_NAMES.get(key, ""), value)
    if code == "slip_fahrenheit":
        celsius = figures.fixed(convert("temperature", value, "degF", "degC"))
        return Refused("slip_fahrenheit_typed", value=value, celsius=celsius)
    return None if code is None else Refused(code)


def _impossible(field: VitalField, value: Decimal) -> Refused:
    told = _slip(field.key, value)
    if told is not None:
        return told
    unit = UNITS.get(field.unit, field.unit)
    facts = {"item": translated(LABELS[field.key]), "value": value, "unit": unit}
    return Refused("vitals_impossible", low=field.low, high=field.high, **facts)
