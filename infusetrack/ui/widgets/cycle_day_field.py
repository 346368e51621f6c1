"""A field for a cycle day, typed as C1D3."""

from infusetrack.domain.cycle_day import CycleDay
from infusetrack.ui.widgets.text_field import TextField


class CycleDayField(TextField):
    """Blanks and small letters are fine: c1 d3 is C1D3."""

    def read(self) -> str | None:
        """The label as it stands in the record. Raises `Refused` for anything else."""
        typed = super().read()
        return None if typed is None else CycleDay.of("".join(typed.split()).upper()).label
