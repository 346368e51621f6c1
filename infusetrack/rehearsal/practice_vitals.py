"""Practice vital signs: a slow, repeatable drift over the day, nothing drawn by chance."""

from collections.abc import Callable
from datetime import datetime
from decimal import Decimal

from infusetrack.domain.events import VitalsTaken

SBP = (104, 102, 101, 98, 97, 96, 95, 94, 93, 92, 93, 95)
HEART = (102, 104, 106, 110, 112, 113, 115, 116, 117, 118, 116, 113)
TEMPERATURE = ("37.1", "37.1", "37.2", "37.3", "37.4", "37.5", "37.6", "37.7", "37.8", "37.9", "37.7", "37.5")
PAIN = (0, 0, 1, 2, 3, 4, 4, 3, 3, 3, 2, 2)


ADOLESCENT, OLD_ENOUGH_TO_TELL = 13, 8
"""From these ages pressures lie higher and hearts and breaths are slower; pain is told in numbers."""


def practice_vitals(label: str, years: int = 6) -> Callable[[datetime, str], VitalsTaken]:
    """The vital signs of one practice day by the hour at which they are taken, for an age in years."""
    older = years >= ADOLESCENT
    higher, slower, breaths = (14, 26, 5) if older else (0, 0, 0)

    def taken(at: datetime, step: str) -> VitalsTaken:
        slot = max(0, min(11, (at.hour - 7) + (1 if at.minute >= 30 else 0)))
        return VitalsTaken(
            day=label, step=step, sbp=SBP[slot] + higher, dbp=SBP[slot] + higher - 40,
            heart_rate=HEART[slot] - slower, respiratory_rate=20 + slot // 4 - breaths, temperature_c=Decimal(TEMPERATURE[slot]),
            temperature_site="ear", spo2=99 - slot // 6, oxygen_device="air", pain=PAIN[slot],
            pain_scale="NRS" if years >= OLD_ENOUGH_TO_TELL else "FLACC", sedation="1" if slot < 5 else "2", line_site="ok",
            capillary_refill_s=Decimal(2), respiratory_distress="none", consciousness="A",
            baseline=bool(step),
        )  # fmt: skip

    return taken
