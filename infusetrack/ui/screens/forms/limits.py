"""What a typed number may be at all: the table of plausible limits, else the form's own."""

from collections.abc import Mapping

from infusetrack.domain.quantities import Guard
from infusetrack.ui.widgets.reading import Limits


def limits_of(
    guards: Mapping[str, Guard], name: str, default: Limits, *, decimals: int | None = None
) -> Limits:
    """The limits of a field by its name in the table; `decimals` overrides the table's."""
    guard = guards.get(name)
    if guard is None:
        return default
    return Limits(guard.reject_low, guard.reject_high, guard.decimals if decimals is None else decimals)
