"""Laboratory results: the latest of an analyte, and hemoglobin against its baseline."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from infusetrack.domain.chart import Chart
from infusetrack.domain.events import Beyond, InfusionStarted, LabsReported, LabValue, PatientEnrolled
from infusetrack.domain.hemoglobin_baseline import baseline_values, first_dose_at, mean_of
from infusetrack.domain.hemoglobin_course import Dose, HgbValue
from infusetrack.domain.lab_analytes import ANALYTES, CELLS, Analyte, analyte_of
from infusetrack.domain.quantities import convert

__all__ = [
    "ANALYTES", "CELLS", "Analyte", "HgbTrend", "LabResult", "analyte_of", "hgb_trend", "history", "latest",
]  # fmt: skip

FIRST_DOSE_DAY = "C1D1"
HEMOGLOBIN = "hemoglobin"


@dataclass(frozen=True, slots=True)
class LabResult:
    """One value as the laboratory reported it; `line` is the number of its record line."""

    analyte: str
    value: Decimal
    unit: str
    lln: Decimal | None
    uln: Decimal | None
    drawn_at: datetime
    line: int
    beyond: Beyond = ""
    text: str = ""
    laboratory: str = ""
    resulted_at: datetime | None = None

    def in_unit(self, unit: str) -> Decimal:
        """The value in another unit of the same quantity, exactly."""
        return self._in(self.value, unit)

    @property
    def canonical(self) -> Decimal:
        """The value in the analyte's canonical unit."""
        return self.in_unit(analyte_of(self.analyte).unit)

    def uln_in(self, unit: str) -> Decimal | None:
        """The upper limit of normal in another unit; None where the laboratory gave none."""
        return None if self.uln is None else self._in(self.uln, unit)

    def lln_in(self, unit: str) -> Decimal | None:
        """The lower limit of normal in another unit; None where the laboratory gave none."""
        return None if self.lln is None else self._in(self.lln, unit)

    def _in(self, value: Decimal, unit: str) -> Decimal:
        if unit == self.unit:
            return value
        return convert(analyte_of(self.analyte).quantity, value, self.unit, unit)


def history(chart: Chart, analyte: str) -> tuple[LabResult, ...]:
    """All standing results of one analyte, oldest draw first."""
    found = [
        _result(analyte, one, event, line.seq)
        for line in chart.of_kind(LabsReported)
        if isinstance(event := line.event, LabsReported)
        for one in event.results
        if one.analyte == analyte
    ]
    return tuple(sorted(found, key=lambda result: (result.drawn_at, result.line)))


def has_any(chart: Chart, analyte: str) -> bool:
    """Whether any standing result of an analyte is there; cheap enough to be asked each second."""
    return any(
        one.analyte == analyte
        for line in chart.of_kind(LabsReported)
        if isinstance(line.event, LabsReported)
        for one in line.event.results
    )


def _result(analyte: str, one: LabValue, event: LabsReported, line: int) -> LabResult:
    return LabResult(
        analyte, one.value, one.unit, one.lln, one.uln, event.drawn_at, line,
        one.beyond, one.text, event.laboratory, event.resulted_at,
    )  # fmt: skip


def latest(chart: Chart, analyte: str, before: datetime | None = None) -> LabResult | None:
    """The last result drawn (at or before `before`); None where there is none."""
    for result in reversed(history(chart, analyte)):
        if before is None or result.drawn_at <= before:
            return result
    return None


@dataclass(frozen=True, slots=True)
class HgbTrend:
    """Hemoglobin in g/dL: all values, and the baseline that they are compared with."""

    results: tuple[LabResult, ...]
    baseline: Decimal | None

    @property
    def latest(self) -> LabResult | None:
        """The last value drawn."""
        return self.results[-1] if self.results else None

    @property
    def change(self) -> Decimal | None:
        """Latest minus baseline in g/dL; None while either is unknown."""
        if self.latest is None or self.baseline is None:
            return None
        return self.latest.canonical - self.baseline


def hgb_values(chart: Chart, drawn: Iterable[LabResult]) -> tuple[HgbValue, ...]:
    """The values drawn, oldest first; the one given at enrolment stands first where none is older."""
    values = [HgbValue(one.drawn_at, one.canonical) for one in drawn]
    line, known = chart.last(PatientEnrolled), chart.patient.baseline_hgb_g_dl if chart.patient else None
    if line is not None and known is not None and not any(one.at <= line.happened_at for one in values):
        values.insert(0, HgbValue(line.happened_at, known))
    return tuple(values)


def hgb_trend(chart: Chart) -> HgbTrend:
    """All values, and the baseline of the last one: the same as the hemoglobin watch has.

    A value that stands alone has none: nothing is compared with itself.
    """
    results = history(chart, HEMOGLOBIN)
    values = hgb_values(chart, results)
    if not values:
        return HgbTrend(results, None)
    started = ((line.happened_at, line.event) for line in chart.of_kind(InfusionStarted))
    doses = [Dose(at, event.agent) for at, event in started if isinstance(event, InfusionStarted)]
    at = values[-1].at
    compared = baseline_values(values, first_dose_at(doses, at), at)
    return HgbTrend(results, None if results and compared == values else mean_of(compared))
