"""What went another way than planned, in a few words."""

from collections.abc import Mapping

from infusetrack.domain.deviations import Deviation, DeviationKind
from infusetrack.domain.events import DrugGiven, DrugRefused, OrderEntered
from infusetrack.wording import figures
from infusetrack.wording.events_names import Names
from infusetrack.wording.translate import mark, tr, translated

KINDS: Mapping[DeviationKind, str] = {
    "late_start": mark("started late"),
    "left_out": mark("left out"),
    "released_against": mark("released against a finding"),
    "order_differs": mark("order differs from the computed dose"),
    "bag_outside": mark("bag outside the regimen's limits"),
    "dose_early": mark("dose before its interval was over"),
    "dose_over": mark("dose over a limit"),
    "dose_flagged": mark("dose given past a caution"),
    "drug_refused": mark("drug not taken"),
    "not_scanned": mark("identity typed, not scanned"),
    "set_not_complete": mark("vital signs not complete"),
    "restart_against": mark("restart against the rule"),
    "lab_identity": mark("laboratory file taken though its identifiers differ"),
    "advice_differs": mark("decided otherwise than the hemoglobin watch asks"),
    "ended_early": mark("ended before its time"),
    "check_lapsed": mark("planned checks not taken"),
}


def deviation_words(one: Deviation, names: Names) -> str:
    """What it was, with the step or the drug that it concerns."""
    event, kind = one.line.event, translated(KINDS[one.kind])
    if one.kind == "check_lapsed":
        return tr("{kind}: {many}").format(kind=kind, many=one.many)
    if isinstance(event, DrugGiven | DrugRefused):
        return tr("{drug}: {kind}").format(drug=event.drug, kind=kind)
    if isinstance(event, OrderEntered):
        told = tr("{kind}: {ordered} mg, computed {computed} mg")
        return told.format(
            kind=kind, ordered=figures.trimmed(event.ordered_mg), computed=figures.trimmed(event.computed_mg)
        )
    step = str(getattr(event, "step", ""))
    return tr("{step}: {kind}").format(step=names.step(one.day, step), kind=kind) if step else kind
