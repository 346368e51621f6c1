"""Every document that the program makes: what it tells of, what it needs, and the function that writes it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from threading import RLock
from types import MappingProxyType
from typing import Literal

from infusetrack.domain.chart import Chart
from infusetrack.domain.cycle_day import CycleDay
from infusetrack.domain.emergency import EmergencyDrug
from infusetrack.domain.errors import Refused
from infusetrack.domain.events import DocumentPrinted
from infusetrack.domain.expedited import ExpeditedRule
from infusetrack.domain.handoff import Ward
from infusetrack.domain.known import last_begun
from infusetrack.domain.record import Line
from infusetrack.domain.regimen import Regimen
from infusetrack.domain.site import Site
from infusetrack.domain.term_book import TermBook, no_terms
from infusetrack.reports import (
    chart_report,
    correction_report,
    cycle_report,
    day_report,
    downtime_report,
    handoff_report,
    handoffs_report,
    hgb_report,
    labels_report,
    toxicity_report,
)
from infusetrack.reports.chart_audit import Seal
from infusetrack.reports.chart_report import GoingOn
from infusetrack.reports.context import PatientContext, Printing
from infusetrack.reports.document import document_id, written
from infusetrack.reports.handoff_context import HandoffContext
from infusetrack.wording.documents import document_words
from infusetrack.wording.events import names_of

Needs = Literal["patient", "day", "cycle", "print"]
"""What must be chosen beside the kind: the patient alone, one of the days, of the cycles, of the prints."""
WRITING = RLock()
"""ReportLab keeps what it knows of fonts in common for all threads: two documents at once lose glyphs of each other."""


@dataclass(frozen=True, slots=True)
class Sources:
    """What some documents read beside the chart; nothing of it is read before it is needed."""

    site: Site = field(default_factory=Site)
    terms: Callable[[], TermBook] = no_terms
    emergency: Callable[[], Sequence[EmergencyDrug]] = tuple
    expedited: Callable[[], Sequence[ExpeditedRule]] = tuple
    seal: Callable[[], Seal | None] = lambda: None
    """Verifies the chart's chain of hashes with the record's key; None where nobody can."""

    @property
    def values(self) -> dict[str, str]:
        """The site's values by key."""
        return {key: entered.value for key, entered in self.site.values.items()}


@dataclass(frozen=True, slots=True)
class Wanted:
    """One document that is asked for. `label` is a cycle day ("C1D2"), a cycle ("C1") or a print's number, as the kind needs."""

    chart: Chart
    regimen: Regimen
    printing: Printing
    label: str = ""
    sources: Sources = field(default_factory=Sources)


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of document. `name` stands in the record, in file names and on the command line."""

    name: str
    needs: Needs
    write: Callable[[Wanted, GoingOn | None], bytes]
    write_all: Callable[[Sequence[Wanted]], bytes] | None = None
    """The same for all who sit in chairs, in one PDF; None where there is no such thing."""
    is_long: bool = False
    """It may take many seconds: it is told how far it is and may be cancelled."""

    @property
    def title(self) -> str:
        """What people call it."""
        return document_words(self.name)

    def number(self, wanted: Wanted) -> str:
        """The number that stands on the document and in the record."""
        context = PatientContext(wanted.chart, wanted.regimen, names_of(wanted.regimen), wanted.printing)
        return document_id(context, self.name, wanted.label)

    def label(self, chart: Chart, day: str = "") -> str:
        """What the document is labelled with for this day (the last begun one without): day, cycle or nothing."""
        if self.needs in {"patient", "print"}:
            return ""
        label = CycleDay.of(day).label if day else last_begun(chart)
        return cycle_of(label) if self.needs == "cycle" else label


def cycle_of(label: str) -> str:
    """The cycle of a cycle day: C1 of C1D3, P-C1 of P-C1D8."""
    return label.rpartition("D")[0]


def print_of(chart: Chart, number: str) -> Line:
    """The record's line of the print that bears this number; refuses an unknown one."""
    for line in chart.of_kind(DocumentPrinted):
        if isinstance(line.event, DocumentPrinted) and number and line.event.document_id == number:
            return line
    raise Refused("no_such_print", number=number)


def _day(wanted: Wanted, _going_on: GoingOn | None) -> bytes:
    terms = wanted.sources.terms().ctcae
    return day_report.day_report(wanted.chart, wanted.regimen, wanted.label, wanted.printing, terms)


def _cycle(wanted: Wanted, _going_on: GoingOn | None) -> bytes:
    about = (wanted.chart, wanted.regimen, wanted.label, wanted.printing)
    return cycle_report.cycle_report(*about, wanted.sources.values, wanted.sources.terms().ctcae)


def _toxicity(wanted: Wanted, _going_on: GoingOn | None) -> bytes:
    sources = wanted.sources
    about = (wanted.chart, wanted.regimen, wanted.printing)
    return toxicity_report.toxicity_report(*about, sources.values, sources.expedited())


def _hgb(wanted: Wanted, _going_on: GoingOn | None) -> bytes:
    return hgb_report.hgb_report(wanted.chart, wanted.regimen, wanted.printing)


def _chart(wanted: Wanted, going_on: GoingOn | None) -> bytes:
    return chart_report.chart_report(
        wanted.chart, wanted.regimen, wanted.printing, seal=wanted.sources.seal(), going_on=going_on
    )


def _downtime(wanted: Wanted, _going_on: GoingOn | None) -> bytes:
    return _downtimes([wanted])


def _downtimes(every: Sequence[Wanted]) -> bytes:
    first, seated = every[0], [(one.chart, one.label) for one in every]
    sources = first.sources
    return downtime_report.downtime_forms(
        seated, first.regimen, first.printing, emergency=sources.emergency(), site=sources.site.values
    )


def _handoff(wanted: Wanted, _going_on: GoingOn | None) -> bytes:
    return written([handoff_report.composed(_handed(wanted))])


def _handoffs(every: Sequence[Wanted]) -> bytes:
    chairs = {seat.study_id: seat.chair for seat in every[0].sources.site.seats.values()}
    return handoffs_report.all_handoffs_report([_handed(one) for one in every], chairs)


def _handed(wanted: Wanted) -> HandoffContext:
    sources = wanted.sources
    ward = Ward(wanted.printing.zone, tuple(sources.emergency()), sources.site.values)
    return HandoffContext.made(wanted.chart, wanted.regimen, wanted.label, wanted.printing, ward)


def _labels(wanted: Wanted, _going_on: GoingOn | None) -> bytes:
    return labels_report.labels_report(wanted.chart, wanted.regimen, wanted.label, wanted.printing)


def _correction(wanted: Wanted, _going_on: GoingOn | None) -> bytes:
    printed = print_of(wanted.chart, wanted.label)
    return correction_report.correction_report(wanted.chart, wanted.regimen, printed, wanted.printing)


_KINDS = (
    Kind(day_report.KIND, "day", _day),
    Kind(handoff_report.KIND, "day", _handoff, _handoffs),
    Kind(cycle_report.KIND, "cycle", _cycle),
    Kind(toxicity_report.KIND, "patient", _toxicity),
    Kind(hgb_report.KIND, "patient", _hgb),
    Kind(chart_report.KIND, "patient", _chart, is_long=True),
    Kind(downtime_report.KIND, "day", _downtime, _downtimes),
    Kind(labels_report.KIND, "day", _labels),
    Kind(correction_report.KIND, "print", _correction),
)


def _one_at_a_time(kind: Kind) -> Kind:
    """The kind whose documents wait for each other, whatever thread asks."""
    several = kind.write_all and partial(_alone, kind.write_all)
    return replace(kind, write=partial(_alone, kind.write), write_all=several)


def _alone(work: Callable[..., bytes], *asked: object) -> bytes:
    with WRITING:
        return work(*asked)


KINDS: Mapping[str, Kind] = MappingProxyType({kind.name: _one_at_a_time(kind) for kind in _KINDS})
"""Every kind by its name, in the order in which they are offered."""
EARLIER_NAMES: Mapping[str, str] = MappingProxyType({"day summary": "day"})
"""Names under which older lines of the record know a kind."""


def kind_named(name: str) -> Kind | None:
    """The kind of a document in the record; None for what is no document of this table."""
    return KINDS.get(EARLIER_NAMES.get(name, name))
