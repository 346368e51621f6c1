"""One analyte's row: value, unit, and the laboratory's limits of that day."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from infusetrack.domain.errors import Refused
from infusetrack.domain.events import LabValue
from infusetrack.domain.labs import Analyte, LabResult
from infusetrack.domain.quantities import Guard, convert, slip
from infusetrack.ui.widgets.choice_field import ChoiceField
from infusetrack.ui.widgets.field import Field
from infusetrack.ui.widgets.number_field import NumberField
from infusetrack.ui.widgets.reading import Limits
from infusetrack.wording import figures
from infusetrack.wording.events_names import analyte_words
from infusetrack.wording.sentences import sentence
from infusetrack.wording.translate import tr
from infusetrack.wording.units import unit_words

GUARDS: Mapping[str, str] = {
    "neutrophils": "neutrophils (ANC)", "calcium": "calcium total", "bilirubin": "total bilirubin",
    "alt": "ALT", "ast": "AST",
}  # fmt: skip
"""Names in the table of plausible limits, where they differ from the analyte's key."""
MOST = Limits(Decimal(0), None, 4)


@dataclass
class LabRow:
    """The fields of one analyte; `last` is its latest result, shown in grey."""

    analyte: Analyte
    value: NumberField
    unit: ChoiceField
    lln: NumberField
    uln: NumberField
    last: LabResult | None = None

    @classmethod
    def made(cls, analyte: Analyte) -> "LabRow":
        """An empty row."""
        name = analyte_words(analyte.key)
        units = [(unit, unit_words(unit)) for unit in analyte.units]
        row = cls(
            analyte,
            NumberField(name, limits=MOST),
            ChoiceField(tr("{name}, unit").format(name=name), units, few=0),
            NumberField(tr("{name}, lower limit").format(name=name), limits=MOST),
            NumberField(tr("{name}, upper limit").format(name=name), limits=MOST),
        )
        row.unit.keep_narrow()
        for field in row.fields().values():
            field.show_name(shown=False)
        if len(units) == 1:
            row.unit.choose(units[0][0])
        return row

    def fields(self) -> dict[str, Field]:
        """The fields by their key on the form."""
        key = self.analyte.key
        return {key: self.value, f"{key}.unit": self.unit, f"{key}.lln": self.lln, f"{key}.uln": self.uln}

    def show_last(self, last: LabResult | None) -> None:
        """The unit that was used last; its value and limits are told beside the name, never inside a field."""
        self.last = last
        if last is None:
            return
        if self.unit.is_empty():
            self.unit.choose(last.unit)

    def take_over_limits(self) -> None:
        """Put the last limits in, where the row has a value in the same unit and no limits yet."""
        last = self.last
        if last is None or self.value.is_empty() or self.unit.text() != last.unit:
            return
        for field, limit in ((self.lln, last.lln), (self.uln, last.uln)):
            if limit is not None and field.is_empty():
                field.set_text(figures.trimmed(limit))

    def look(self, guards: Mapping[str, Guard]) -> None:
        """Mark what looks like a slip or is unusual."""
        try:
            value = self.value.read()
        except Refused:
            return
        if value is None or self.unit.is_empty():
            return
        words = self._unusual(self.canonical(value), guards)
        if words:
            self.value.mark(words, "unusual")

    def canonical(self, value: Decimal) -> Decimal:
        """The value in the analyte's own unit."""
        unit = self.unit.text()
        return (
            value
            if unit == self.analyte.unit
            else convert(self.analyte.quantity, value, unit, self.analyte.unit)
        )

    def _unusual(self, value: Decimal, guards: Mapping[str, Guard]) -> str:
        name = GUARDS.get(self.analyte.key, self.analyte.key)
        code = slip(name, value)
        if code is not None:
            return sentence(Refused(code))
        guard = guards.get(name)
        judged = guard.classify(value) if guard else "fine"
        return tr("Unusual. Read the report again.") if judged == "unusual" else ""

    def read(self, guards: Mapping[str, Guard]) -> LabValue | None:
        """The result; None for an empty row. Raises `Refused` with what is wrong."""
        value = self.value.read()
        if value is None:
            return None
        unit = self.unit.text()
        if not unit:
            raise Refused("field_empty", field=self.unit.label)
        self._check(value, guards)
        lln, uln = self.lln.read(), self.uln.read()
        if lln is not None and uln is not None and lln > uln:
            raise Refused("lab_limits", analyte=self.value.label, lln=lln, uln=uln)
        return LabValue(self.analyte.key, value, unit, lln, uln)

    def _check(self, value: Decimal, guards: Mapping[str, Guard]) -> None:
        name = GUARDS.get(self.analyte.key, self.analyte.key)
        guard, canonical = guards.get(name), self.canonical(value)
        if guard is None or guard.classify(canonical) != "refused":
            return
        code = slip(name, canonical)
        raise Refused(code) if code else Refused(
            "number_implausible", field=self.value.label, value=canonical,
            low=guard.reject_low, high=guard.reject_high, unit=guard.unit,
        )  # fmt: skip

    def last_words(self) -> str:
        """The last value with its unit and limits, empty for none."""
        last = self.last
        if last is None:
            return ""
        unit = unit_words(last.unit)
        words = tr("last {value} {unit}").format(value=figures.trimmed(last.value), unit=unit)
        if last.lln is None or last.uln is None:
            return words
        low, high = figures.trimmed(last.lln), figures.trimmed(last.uln)
        return tr("{words}, limits {low} to {high}").format(words=words, low=low, high=high)


def heads() -> list[str]:
    """The words above the columns."""
    return [tr("Test"), tr("Value"), tr("Unit"), tr("Lower limit"), tr("Upper limit")]
