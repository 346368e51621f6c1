"""One analyte's row: value, unit, and the laboratory's limits of that day."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import cast

from infusetrack.domain.errors import Refused
from infusetrack.domain.events import Beyond, LabValue
from infusetrack.domain.lab_analytes import Analyte
from infusetrack.domain.lab_memory import Remembered
from infusetrack.domain.labs import LabResult
from infusetrack.domain.quantities import Guard, convert, slip
from infusetrack.ui.widgets.choice_field import ChoiceField
from infusetrack.ui.widgets.field import Field
from infusetrack.ui.widgets.number_field import NumberField
from infusetrack.ui.widgets.reading import Limits, read_number
from infusetrack.wording import figures
from infusetrack.wording.events_names import analyte_words
from infusetrack.wording.labs import limits_words, result_words
from infusetrack.wording.sentences import sentence
from infusetrack.wording.translate import tr
from infusetrack.wording.units import unit_words

MOST = Limits(Decimal(0), None, 4)
SIGNS: tuple[Beyond, ...] = ("<", ">")
"""Typed before a number of which only a limit was measured."""


class ResultField(NumberField):
    """A number as the laboratory told it: "0.1", or "<0.1" where it measured only a limit."""

    def sign(self) -> Beyond:
        """The sign before the number, empty for a plain one."""
        typed = self.text().strip()
        return next((sign for sign in SIGNS if typed.startswith(sign)), "")

    def read(self) -> Decimal | None:
        """The number without its sign."""
        if self.is_empty():
            return None
        return read_number(self.text().strip().removeprefix(self.sign()), self.limits)


def _words_field(name: str) -> ChoiceField:
    return ChoiceField(name, (("0", tr("negative")), ("1", tr("positive"))))


@dataclass
class LabRow:
    """The fields of one analyte; `last` is its latest result, told beside the name."""

    analyte: Analyte
    value: Field
    unit: ChoiceField
    lln: NumberField
    uln: NumberField
    last: LabResult | None = None
    known: Remembered | None = None
    text: str = ""

    @classmethod
    def made(cls, analyte: Analyte) -> "LabRow":
        """An empty row."""
        name = analyte_words(analyte.key)
        units = [(unit, unit_words(unit)) for unit in analyte.units]
        row = cls(
            analyte,
            _words_field(name) if analyte.in_words else ResultField(name, limits=MOST),
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
        """The fields by their key on the form; what is told in words has its value alone."""
        key = self.analyte.key
        if self.analyte.in_words:
            return {key: self.value}
        return {key: self.value, f"{key}.unit": self.unit, f"{key}.lln": self.lln, f"{key}.uln": self.uln}

    def show_last(self, last: LabResult | None, known: Remembered | None = None) -> None:
        """The last result beside the name, and the unit that this laboratory used last; never its value."""
        self.last, self.known = last, known or _as_remembered(last)
        if self.known is not None and self.unit.is_empty():
            self.unit.choose(self.known.unit)

    def take_over_limits(self) -> None:
        """Put the last limits in, where the row has a value in the same unit and no limits yet."""
        known = self.known
        if known is None or self.value.is_empty() or self.unit.text() != known.unit:
            return
        for field, limit in ((self.lln, known.lln), (self.uln, known.uln)):
            if limit is not None and field.is_empty():
                field.set_text(figures.trimmed(limit))

    def fill(self, result: LabValue) -> None:
        """Put a written result in, to change it."""
        self.text = result.text
        if self.analyte.in_words:
            cast("ChoiceField", self.value).choose(str(int(result.value)))
            return
        texts = (f"{result.beyond}{result.value}", result.unit, result.lln, result.uln)
        for field, text in zip(self.fields().values(), texts, strict=True):
            field.set_text("" if text is None else str(text))

    def clear_unit(self) -> None:
        """The unit that is remembered, or the only one."""
        self.text = ""
        one = self.analyte.unit if len(self.analyte.units) == 1 else None
        self.unit.choose(self.known.unit if self.known else one)

    def look(self, guards: Mapping[str, Guard]) -> None:
        """Mark what looks like a slip or is unusual."""
        try:
            value = self._number()
        except Refused:
            return
        if value is None or self.unit.is_empty():
            return
        words = self._unusual(self.canonical(value), guards)
        if words:
            self.value.mark(words, "unusual")

    def _number(self) -> Decimal | None:
        """The value; words are 0 or 1."""
        found = self.value.read()
        return Decimal(found) if isinstance(found, str) else cast("Decimal | None", found)

    def canonical(self, value: Decimal) -> Decimal:
        """The value in the analyte's own unit."""
        unit = self.unit.text()
        return (
            value
            if unit == self.analyte.unit
            else convert(self.analyte.quantity, value, unit, self.analyte.unit)
        )

    def _unusual(self, value: Decimal, guards: Mapping[str, Guard]) -> str:
        code = slip(self.analyte.guard, value)
        if code is not None:
            return sentence(Refused(code))
        guard = guards.get(self.analyte.guard)
        judged = guard.classify(value) if guard else "fine"
        return tr("Unusual. Read the report again.") if judged == "unusual" else ""

    def read(self, guards: Mapping[str, Guard]) -> LabValue | None:
        """The result; None for an empty row. Raises `Refused` with what is wrong."""
        value = self._number()
        if value is None:
            return None
        unit = self.unit.text()
        if not unit:
            raise Refused("field_empty", field=self.unit.label)
        self._check(value, guards)
        if isinstance(self.value, ResultField):
            lln, uln = self.lln.read(), self.uln.read()
            if lln is not None and uln is not None and lln > uln:
                raise Refused("lab_limits", analyte=self.value.label, lln=lln, uln=uln)
            return LabValue(self.analyte.key, value, unit, lln, uln, self.value.sign())
        return LabValue(self.analyte.key, value, unit, text=self.text)

    def _check(self, value: Decimal, guards: Mapping[str, Guard]) -> None:
        guard, canonical = guards.get(self.analyte.guard), self.canonical(value)
        if guard is None or guard.classify(canonical) != "refused":
            return
        code = slip(self.analyte.guard, canonical)
        raise Refused(code) if code else Refused(
            "number_implausible", field=self.value.label, value=canonical,
            low=guard.reject_low, high=guard.reject_high, unit=guard.unit,
        )  # fmt: skip

    def last_words(self) -> str:
        """The last value with its unit and limits, empty for none."""
        last = self.last
        if last is None:
            return ""
        words = tr("last {value}").format(value=result_words(last))
        limits = limits_words(last.lln, last.uln)
        return tr("{words}, limits {limits}").format(words=words, limits=limits) if limits else words


def _as_remembered(last: LabResult | None) -> Remembered | None:
    return Remembered(last.unit, last.lln, last.uln, last.drawn_at, last.laboratory) if last else None


def heads() -> list[str]:
    """The words above the columns."""
    return [tr("Test"), tr("Value"), tr("Unit"), tr("Lower limit"), tr("Upper limit")]
