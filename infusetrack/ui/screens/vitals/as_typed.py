"""What is said while a number is typed: which limit of the regimen it does not keep."""

from collections.abc import Iterable

from infusetrack.domain.errors import Refused
from infusetrack.domain.vitals import FIELDS
from infusetrack.domain.vitals_limits import Bound
from infusetrack.ui.screens.forms.vitals_entry import VitalsEntry
from infusetrack.ui.widgets.number_field import NumberField
from infusetrack.wording.limits import bound_words


def mark_limits(entry: VitalsEntry, limits: Iterable[Bound]) -> None:
    """Mark each number that does not keep a limit; what is impossible is refused on saving."""
    for bound in limits:
        field = entry.fields[bound.key]
        if isinstance(field, NumberField) and not field.message and _breaks(field, bound):
            field.mark(bound_words(bound), "unusual")


def _breaks(field: NumberField, bound: Bound) -> bool:
    try:
        value = field.read()
    except Refused:
        return False
    known = FIELDS[bound.key]
    return value is not None and known.low <= value <= known.high and not bound.allows(value)
