"""What may be written of the laboratory: panels, typed or from a file."""

from infusetrack.domain.errors import Refused
from infusetrack.domain.events import LabsReported, LabValue
from infusetrack.domain.lab_analytes import ANALYTES
from infusetrack.domain.record import Draft

IDENTIFIERS_NEEDED = 2
"""So many identifiers of a file's patient must agree with the record (two-identifier practice)."""


def check_labs(draft: Draft, event: LabsReported) -> None:
    """Refuse a panel that cannot be so, and one from a file whose patient is not proven."""
    _check_times(draft, event)
    if not event.results:
        raise Refused("labs_empty")
    for result in event.results:
        _check_result(result)
    if bool(event.override_by.strip()) != bool(event.override_reason.strip()):
        raise Refused("override_incomplete")
    proven = len(set(event.matched)) >= IDENTIFIERS_NEEDED or event.override_by.strip()
    if event.imported and not proven:
        raise Refused("lab_patient_unproven")


def _check_times(draft: Draft, event: LabsReported) -> None:
    for at in (event.drawn_at, event.resulted_at):
        if at is not None and at.tzinfo is None:
            raise Refused("time_without_zone")
    if event.drawn_at > draft.happened_at:
        raise Refused("drawn_to_come", at=event.drawn_at)
    if event.resulted_at is None:
        return
    if event.resulted_at < event.drawn_at:
        raise Refused("resulted_before_drawn", drawn=event.drawn_at, resulted=event.resulted_at)
    if event.resulted_at > draft.happened_at:
        raise Refused("resulted_to_come", at=event.resulted_at)


def _check_result(result: LabValue) -> None:
    if result.analyte not in ANALYTES or result.unit not in ANALYTES[result.analyte].units:
        raise Refused("lab_unit", analyte=result.analyte, unit=result.unit)
    if not (result.value.is_finite() and result.value >= 0):
        raise Refused("lab_amount", analyte=result.analyte)
    if result.lln is not None and result.uln is not None and result.lln > result.uln:
        raise Refused("lab_limits", analyte=result.analyte, lln=result.lln, uln=result.uln)
