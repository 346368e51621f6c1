"""The emergency doses of the open patient: today's weight, the card's file, the site's own numbers."""

from decimal import Decimal

from infusetrack.domain.admission_bedside import weight_on
from infusetrack.domain.emergency import EmergencyDose, doses
from infusetrack.ui.bedside import Bedside


def emergency_doses(bedside: Bedside) -> tuple[tuple[EmergencyDose, ...], Decimal | None]:
    """The card's lines and the weight in kg that they are for; no lines and None without a weight."""
    weight = weight_on(bedside.chart, bedside.day_label)
    if weight is None:
        return (), None
    return doses(bedside.tools.emergency(), weight, bedside.tools.site.site.values), weight
