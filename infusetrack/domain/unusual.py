"""Numbers that can be but seldom are: a person reads them twice before they are written."""

from collections.abc import Mapping
from decimal import Decimal

from infusetrack.domain.hypotension import age_floor
from infusetrack.domain.quantities import Guard
from infusetrack.domain.reference_limits import Reference, outside
from infusetrack.domain.vitals import FIELDS

MONTHS = 12


def unusual(
    values: Mapping[str, Decimal], guards: Mapping[str, Guard], reference: Reference, months: int, sex: str
) -> tuple[str, ...]:
    """The fields to read again: outside the table's band, the 1st to 99th centile, or the pressure floor.

    `months` is the age in completed months. The order is that of the fields.
    """
    far = {key for key, told in outside(reference, values, months, sex).items() if told.far}
    floor = age_floor(reference, months // MONTHS)
    found = []
    for key in FIELDS:
        if key not in values:
            continue
        guard = guards.get(FIELDS[key].item)
        beyond = guard is not None and guard.classify(values[key]) == "unusual"
        low = key == "sbp" and floor is not None and values[key] < floor
        if beyond or low or key in far:
            found.append(key)
    return tuple(found)
