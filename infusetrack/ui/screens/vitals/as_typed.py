"""What is said while a number is typed: which limit of the regimen it does not keep."""

from collections.abc import Iterable

from infusetrack.domain.errors import Refused
from infusetrack.domain.vitals import FIELDS
from infusetrack.domain.vitals_limits import Bound
from infusetrack.ui.screens.forms.vitals_entry import READ_AGAIN, VitalsEntry
from infusetrack.ui.widgets.number_field import NumberField
from infusetrack.wording.limits import bound_words
from infusetrack.wording.translate import tr, translated


def mark_limits(entry: VitalsEntry, limits: Iterable[Bound]) -> None:
    """Mark each number that does not keep a limit, the gravest; what is impossible is refused on saving."""
    gravest = sorted(limits, key=lambda one: one.rule.action != "stop")
    told: set[str] = set()
    for bound in gravest:
        field = entry.fields[bound.key]
        if bound.key in told or not isinstance(field, NumberField) or not _breaks(field, bound):
            continue
        told.add(bound.key)
        if field.message.endswith(translated(READ_AGAIN)):
            field.mark(tr("{limit}. Read it again.").format(limit=bound_words(bound)), "unusual")
        elif not field.message:
            field.mark(bound_words(bound), "unusual")


def _breaks(field: NumberField, bound: Bound) -> bool:
    try:
        value = field.read()
    except Refused:
        return False
    known = FIELDS[bound.key]
    return value is not None and known.low <= value <= known.high and not bound.allows(value)
