"""What the receiver of a handoff says back, held against the record: rate, stop limits, next due thing."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import time, tzinfo
from decimal import ROUND_HALF_UP, Decimal
from typing import Literal

from infusetrack.domain.day_record import DayRecord
from infusetrack.domain.handoff_day import HandoffDay
from infusetrack.domain.infusion import Phase
from infusetrack.domain.pressure import pressure_ground
from infusetrack.domain.reminders import Due, DueKind
from infusetrack.domain.vitals_limits import bounds

ReadBackKey = Literal["rate", "stop_limits", "next_due"]
"""What is read back (clinical facts 4.5, LOCAL: rate and stop limits; issue 6: the next due thing)."""
PumpState = Literal["runs", "paused", "none"]
KEYS: tuple[ReadBackKey, ...] = ("rate", "stop_limits", "next_due")
SPO2 = "spo2"


@dataclass(frozen=True, slots=True)
class NextDue:
    """The next due thing: its kind, and the clock at the site to the minute."""

    kind: DueKind
    clock: time


@dataclass(frozen=True, slots=True)
class PatientStands:
    """How it stands at the pump and with the limits: as the record has it, or as the receiver says it.

    `rate_ml_h` is that of the infusion that runs, None while nothing flows; `sbp_mmhg` and `spo2_percent` are the
    limits below which the infusion stops, None where the sheet has none. `next_due` is empty where nothing
    is due; the record may have several things in the same minute, of which one is said.
    """

    pump: PumpState
    rate_ml_h: Decimal | None
    sbp_mmhg: Decimal | None
    spo2_percent: Decimal | None
    next_due: tuple[NextDue, ...]


def as_recorded(day: HandoffDay) -> PatientStands:
    """What the record says of it at the moment of the handoff: the same limits and due things as the sheet."""
    chart, regimen, label, zone = day.chart, day.regimen, day.label, day.ward.zone
    pump, rate = _at_the_pump(day.record)
    sbp = pressure_ground(chart, regimen, label, day.now, zone=zone).in_use.highest
    stops = [one for one in bounds(chart, regimen, label, day.now.astimezone(zone)) if one.key == SPO2]
    spo2 = max((one.limit for one in stops if one.rule.action == "stop"), default=None)
    return PatientStands(pump, rate, _shown(sbp), _shown(spo2), tuple(_first_of(day.dues, zone)))


def _at_the_pump(record: DayRecord) -> tuple[PumpState, Decimal | None]:
    """The running infusion first, else a paused one: its state, and what flows in mL/h."""
    infusions = tuple(record.infusions.values())
    running = next((one for one in infusions if one.phase is Phase.RUNNING), None)
    if running is not None:
        return "runs", running.rate_ml_h
    paused = any(one.phase is Phase.PAUSED for one in infusions)
    return ("paused" if paused else "none"), None


def _shown(limit: Decimal | None) -> Decimal | None:
    """A limit with the one decimal that the sheet shows."""
    return None if limit is None else limit.quantize(Decimal("0.1"), ROUND_HALF_UP)


def _first_of(dues: tuple[Due, ...], zone: tzinfo) -> Iterator[NextDue]:
    """The earliest thing, and what falls into the same minute."""
    clocks = [one.at.astimezone(zone).replace(second=0, microsecond=0) for one in dues]
    for one, clock in zip(dues, clocks, strict=True):
        if clock == clocks[0]:
            yield NextDue(one.kind, clock.time())


def differing(recorded: PatientStands, said: PatientStands) -> tuple[ReadBackKey, ...]:
    """What was said otherwise than the record has it; it is settled before anybody takes over."""
    agree = {
        "rate": (recorded.pump, recorded.rate_ml_h) == (said.pump, said.rate_ml_h),
        "stop_limits": _same(recorded.sbp_mmhg, said.sbp_mmhg)
        and _same(recorded.spo2_percent, said.spo2_percent),
        "next_due": _same_due(recorded.next_due, said.next_due),
    }
    return tuple(key for key in KEYS if not agree[key])


def _same(recorded: Decimal | None, said: Decimal | None) -> bool:
    """Said as the sheet has it, or without its decimal: 88.4 is said as 88.4 or 88."""
    if recorded is None or said is None:
        return recorded is said
    return said in {recorded, recorded.quantize(Decimal(1), ROUND_HALF_UP)}


def _same_due(recorded: tuple[NextDue, ...], said: tuple[NextDue, ...]) -> bool:
    """One of what is due in that minute was said; or nothing is due, and nothing was said."""
    return bool(set(recorded) & set(said)) if recorded else not said
