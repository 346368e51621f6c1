"""What a limit of the regimen says of a number that does not keep it."""

from collections.abc import Mapping

from infusetrack.domain.regimen import Comparison
from infusetrack.domain.vitals_limits import Bound
from infusetrack.wording import figures
from infusetrack.wording.translate import mark, tr, translated

BROKEN: Mapping[Comparison, str] = {
    "at_least": mark("under {limit}"),
    "at_most": mark("over {limit}"),
    "below": mark("{limit} or more"),
    "above": mark("{limit} or less"),
}


def bound_words(bound: Bound) -> str:
    """Why a number is marked: "under 88.4: Systolic pressure more than 15 % under ..."."""
    past = translated(BROKEN[bound.rule.comparison]).format(limit=figures.trimmed(bound.limit, 1))
    return tr("{past}: {rule}").format(past=past, rule=bound.rule.words)


def bound_source(bound: Bound) -> str:
    """Where the limit comes from."""
    return bound.rule.limit.source
