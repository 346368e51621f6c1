"""What may be written of blood: a product that went in, and a decision on the hemoglobin watch's advice."""

from decimal import Decimal

from infusetrack.domain.admission_bedside import weight_on
from infusetrack.domain.chart import Chart
from infusetrack.domain.errors import Refused
from infusetrack.domain.events import HemoglobinAnswered, Transfused
from infusetrack.domain.hemoglobin_answers import answer_to
from infusetrack.domain.infusion import is_amount
from infusetrack.domain.labs import HEMOGLOBIN, hgb_values, history
from infusetrack.domain.record import Draft

USUAL_ML_KG = (Decimal(2), Decimal(25))
"""A volume beside this by weight asks for a note (LOCAL): units typed as millilitres, a digit too many."""


def check_blood(chart: Chart, draft: Draft) -> None:
    """Refuse a blood product that cannot be, and a decision on advice that was never shown."""
    match draft.event:
        case Transfused():
            _check_transfused(chart, draft, draft.event)
        case HemoglobinAnswered():
            _check_answer(chart, draft, draft.event)
        case _:
            return


def _check_transfused(chart: Chart, draft: Draft, event: Transfused) -> None:
    if not is_amount(event.volume_ml):
        raise Refused("transfused_amount")
    ends = event.stopped_at or event.started_at
    if not event.started_at <= ends <= draft.written_at:
        raise Refused("transfused_times")
    weight = weight_on(chart, event.day)
    if weight is None or event.note.strip():
        return
    low, high = USUAL_ML_KG
    by_weight = event.volume_ml / weight
    if not low <= by_weight <= high:
        raise Refused("transfused_unusual", ml_kg=round(by_weight, 1), low=low, high=high)


def _check_answer(chart: Chart, draft: Draft, event: HemoglobinAnswered) -> None:
    """The value is still the one that the advice was about, and nobody decided on it before."""
    shown = hgb_values(chart, history(chart, HEMOGLOBIN))
    if not any((one.at, one.g_dl) == (event.drawn_at, event.value_g_dl) for one in shown):
        raise Refused("advice_moved_on")
    if not event.decided_by.strip():
        raise Refused("advice_who")
    if not event.agrees and not event.why.strip():
        raise Refused("advice_why")
    before = answer_to(chart, event.drawn_at)
    if before is not None and before.seq != draft.amends:
        raise Refused("advice_answered", by=before.by, at=before.happened_at)
