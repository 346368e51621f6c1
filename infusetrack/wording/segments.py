"""Why a rate was set, in words."""

from collections.abc import Mapping

from infusetrack.domain.segments import RateRow
from infusetrack.wording.translate import mark, tr, translated

REASONS: Mapping[str, str] = {
    "start": mark("start"),
    "titration": mark("planned rate step"),
    "reaction": mark("reaction"),
    "prescriber": mark("prescriber"),
    "pump": mark("pump"),
    "other": mark("other reason"),
    "pause": mark("pause"),
    "resume": mark("resumed"),
    "flush": mark("flush with saline"),
}
ENDED: Mapping[str, str] = {"completed": mark("bag empty"), "stopped": mark("stopped")}


def reason_words(row: RateRow) -> str:
    """What set the rate, what was written about it, and what ended the infusion with it."""
    reason = translated(REASONS[row.reason])
    told = (
        [tr("{reason}, order {who}").format(reason=reason, who=row.why)]
        if row.reason == "resume" and row.why
        else [reason, row.why]
    )
    if row.ended_by:
        told.append(tr("then {end}").format(end=translated(ENDED[row.ended_by])))
    return " · ".join(part for part in told if part)
