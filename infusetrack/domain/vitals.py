"""Vital signs: which fields a set has, and what no living patient can show."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from types import MappingProxyType

from infusetrack.domain.chart import Chart
from infusetrack.domain.errors import Refused
from infusetrack.domain.events import VitalsTaken
from infusetrack.domain.record import Line


@dataclass(frozen=True, slots=True)
class VitalField:
    """One number of a set: values below `low` or above `high` are refused as impossible.

    `item` is its name in the table of plausible limits, where low and high come from.
    """

    key: str
    item: str
    unit: str
    low: Decimal
    high: Decimal
    decimals: int = 0


_ALL = (
    VitalField("sbp", "systolic BP", "mmHg", Decimal(20), Decimal(300)),
    VitalField("dbp", "diastolic BP", "mmHg", Decimal(10), Decimal(200)),
    VitalField("heart_rate", "heart rate", "/min", Decimal(10), Decimal(350)),
    VitalField("respiratory_rate", "respiratory rate", "/min", Decimal(2), Decimal(150)),
    VitalField("temperature_c", "temperature", "degC", Decimal(26), Decimal(45), 1),
    VitalField("spo2", "SpO2", "%", Decimal(30), Decimal(100)),
    VitalField("pain", "pain score (NRS/FLACC/WB)", "score", Decimal(0), Decimal(10)),
)
FIELDS: Mapping[str, VitalField] = MappingProxyType({one.key: one for one in _ALL})
"""The numbers of a set by key, in the order of entry (limits: plausible_limits table)."""

AIR = "air"
"""The device of a patient who gets no oxygen."""
REFILL = VitalField("capillary_refill_s", "capillary refill", "s", Decimal(0), Decimal(15), 1)
FLOW = VitalField("oxygen_delivery", "oxygen flow", "L/min", Decimal(0), Decimal(70), 1)
SHARE = VitalField("oxygen_delivery", "oxygen", "%", Decimal(2), Decimal(100), 1)
"""What a score asks for besides; a share under 2 % is a fraction that was typed for a percentage."""


def values_of(event: VitalsTaken) -> Mapping[str, Decimal]:
    """The numbers that were taken, by key."""
    asked = ((key, getattr(event, key)) for key in FIELDS)
    return MappingProxyType({key: Decimal(value) for key, value in asked if value is not None})


def says_something(event: VitalsTaken) -> bool:
    """Whether a set tells anything of the patient: a number, or a state without one."""
    told = (event.sedation, event.consciousness, event.respiratory_distress, event.capillary_refill_s)
    return bool(values_of(event)) or any(one not in {None, ""} for one in told) or event.pressure_symptoms


def check_vitals(event: VitalsTaken, fields: Mapping[str, VitalField] = FIELDS) -> None:
    """Refuse an empty set, an impossible value, and a systolic not above the diastolic."""
    if not says_something(event):
        raise Refused("vitals_empty")
    values = values_of(event)
    for key, value in values.items():
        check_one(fields[key], value)
    if event.capillary_refill_s is not None:
        check_one(REFILL, event.capillary_refill_s)
    _check_oxygen(event)
    if "sbp" in values and "dbp" in values and values["sbp"] <= values["dbp"]:
        raise Refused("vitals_sbp_dbp", sbp=values["sbp"], dbp=values["dbp"])


def _check_oxygen(event: VitalsTaken) -> None:
    amount, unit = event.oxygen_delivery, event.oxygen_unit
    if amount is None:
        return
    if unit is None:
        raise Refused("oxygen_unit")
    if event.oxygen_device in {"", AIR}:
        raise Refused("oxygen_device")
    if unit == SHARE.unit and 0 < amount <= 1:
        raise Refused("oxygen_fraction", value=amount, percent=amount * 100)
    check_one(SHARE if unit == SHARE.unit else FLOW, amount)


def check_one(field: VitalField, value: Decimal) -> None:
    """Refuse a number that no living patient can show."""
    if not value.is_finite() or not field.low <= value <= field.high:
        raise Refused(
            "vitals_impossible",
            item=field.item,
            value=value,
            low=field.low,
            high=field.high,
            unit=field.unit,
        )


def sets(chart: Chart, label: str) -> tuple[Line, ...]:
    """The day's sets in the order in which they were taken."""
    return chart.day(label).vitals


def baseline_set(chart: Chart, label: str) -> Line | None:
    """The set marked as baseline, else the first of the day; None before any."""
    taken = sets(chart, label)
    for line in taken:
        if isinstance(line.event, VitalsTaken) and line.event.baseline:
            return line
    return taken[0] if taken else None


def last_set(chart: Chart, label: str) -> Line | None:
    """The latest set of the day; None before any."""
    taken = sets(chart, label)
    return taken[-1] if taken else None
