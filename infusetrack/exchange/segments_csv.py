"""Rate segments as a CSV file for pharmacokinetics: one header line with units, RFC 4180, times in UTC and local.

Columns, in this order (an empty cell is not known, or not yet):
`study_id`, `cycle_day`, `drug`, `segment` (from 1 in its infusion), `kind` (infusion, pause or flush),
`reason` (start, titration, reaction, prescriber, pump, other, pause, resume, flush), `why` (as written;
after a resume who ordered it), `start_utc`, `start_local`, `stop_utc`, `stop_local` (ISO 8601, local with
its offset), `start_h`, `stop_h` (hours since the first study drug of the patient),
`start_h_of_drug` (hours since the first dose of this drug), `duration_h`, `rate_ml_per_h`, `rate_mg_per_h`,
`rate_mg_per_m2_per_h`, `volume_ml`, `amount_mg` (out of the bag in this segment), `cumulative_mg` (out of this
bag by its end), `dose_mg`, `bag_ml`, `ended_by` (completed or stopped, in the infusion's last row),
`entered_late` (yes or no: the start of the segment was written more than 15 min after it).
Numbers have a decimal point and no unit; hours have 6 decimals.
"""

import csv
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime, timedelta, tzinfo
from decimal import Decimal
from io import StringIO

from infusetrack.domain.infusion import HOUR_US
from infusetrack.domain.segments import RateRow

COLUMNS = (
    "study_id", "cycle_day", "drug", "segment", "kind", "reason", "why",
    "start_utc", "start_local", "stop_utc", "stop_local", "start_h", "stop_h", "start_h_of_drug",
    "duration_h", "rate_ml_per_h", "rate_mg_per_h", "rate_mg_per_m2_per_h", "volume_ml", "amount_mg",
    "cumulative_mg", "dose_mg", "bag_ml", "ended_by", "entered_late",
)  # fmt: skip
FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""What a spreadsheet would take for a formula; such a text begins with an apostrophe here."""
DECIMALS = Decimal("0.000001")


def segments_csv(
    study_id: str, rows: Iterable[RateRow], first: Mapping[str, datetime], zone: tzinfo
) -> bytes:
    """The file in UTF-8; `first` is when the first dose began, by drug and under "" of all."""
    text = StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for row in rows:
        known = {**_who(study_id, row), **_when(row, first, zone), **_amounts(row)}
        writer.writerow([_safe(known[name]) for name in COLUMNS])
    return text.getvalue().encode()


def _who(study_id: str, row: RateRow) -> dict[str, str]:
    return {
        "study_id": study_id, "cycle_day": row.day, "drug": row.agent, "segment": str(row.number),
        "kind": row.kind, "reason": row.reason, "why": row.why, "ended_by": row.ended_by,
        "entered_late": "yes" if row.entered_late else "no",
    }  # fmt: skip


def _when(row: RateRow, first: Mapping[str, datetime], zone: tzinfo) -> dict[str, str]:
    start, stop = row.started_at, row.stopped_at
    return {
        "start_utc": _iso(start, UTC), "start_local": _iso(start, zone),
        "stop_utc": _iso(stop, UTC), "stop_local": _iso(stop, zone),
        "start_h": _since(start, first.get("")), "stop_h": _since(stop, first.get("")),
        "start_h_of_drug": _since(start, first.get(row.agent)),
        "duration_h": _since(stop, start),
    }  # fmt: skip


def _amounts(row: RateRow) -> dict[str, str]:
    return {
        "rate_ml_per_h": _number(row.rate_ml_h), "rate_mg_per_h": _number(row.rate_mg_h),
        "rate_mg_per_m2_per_h": _number(row.rate_mg_m2_h), "volume_ml": _number(row.ml),
        "amount_mg": _number(row.mg), "cumulative_mg": _number(row.total_mg),
        "dose_mg": _number(row.dose_mg), "bag_ml": _number(row.bag_ml),
    }  # fmt: skip


def _iso(at: datetime | None, zone: tzinfo) -> str:
    return "" if at is None else at.astimezone(zone).isoformat(timespec="seconds")


def _since(at: datetime | None, first: datetime | None) -> str:
    if at is None or first is None:
        return ""
    return f"{Decimal((at - first) // timedelta(microseconds=1)) / HOUR_US:.6f}"


def _number(value: Decimal | None) -> str:
    """Plain digits, no trailing zeros, at most six decimals."""
    if value is None:
        return ""
    text = f"{value.quantize(DECIMALS):f}"
    return text.rstrip("0").rstrip(".") or "0"


def _safe(cell: str) -> str:
    """A text that no spreadsheet takes for a formula; a number stays one."""
    plain = cell.replace("\r", " ").replace("\n", " ") if "\n" in cell or "\r" in cell else cell
    is_number = plain[:1] == "-" and plain[1:].replace(".", "", 1).isdigit()
    return f"'{plain}" if plain.startswith(FORMULA) and not is_number else plain
