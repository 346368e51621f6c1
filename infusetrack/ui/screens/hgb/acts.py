"""Two acts on the screen itself: a result is added, a decision is recorded beside the advice."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from infusetrack.domain.errors import Refused
from infusetrack.domain.events import HemoglobinAnswered, LabsReported, LabValue
from infusetrack.domain.hemoglobin_advice import Review
from infusetrack.domain.labs import HEMOGLOBIN, analyte_of
from infusetrack.domain.quantities import Guard, convert, slip
from infusetrack.ui.bedside import Bedside
from infusetrack.ui.screens.today.act_form import Act
from infusetrack.ui.widgets.choice_field import ChoiceField, YesNoField
from infusetrack.ui.widgets.number_field import NumberField
from infusetrack.ui.widgets.reading import Limits
from infusetrack.ui.widgets.text_field import TextField
from infusetrack.ui.widgets.time_field import TimeField
from infusetrack.wording.hemoglobin import rule_met_words, tier_words
from infusetrack.wording.sentences import sentence
from infusetrack.wording.translate import tr

MOST = Limits(Decimal(0), None, 2)
NO = "no"


def result_act(bedside: Bedside) -> Act:
    """A hemoglobin as the laboratory reported it, in its unit, with its lower limit."""
    value = NumberField(tr("Hemoglobin"), limits=MOST, required=True)
    unit = ChoiceField(tr("Unit"), analyte_of(HEMOGLOBIN).units, required=True)
    lln = NumberField(tr("Lower limit of this laboratory"), limits=MOST)
    drawn = TimeField(tr("Blood drawn at"), bedside.zone, bedside.now, required=True, empty_is_now=False)

    def make(values: Mapping[str, Any]) -> LabsReported:
        _check(convert(HEMOGLOBIN, values["value"], values["unit"], "g/dL"), bedside.guards)
        result = LabValue(HEMOGLOBIN, values["value"], values["unit"], values["lln"])
        return LabsReported(bedside.day_label, "", values["drawn"], (result,))

    def look() -> None:
        words = _doubt(value, unit, bedside.guards)
        if words:
            value.mark(words, "unusual")

    fields = {"value": value, "unit": unit, "lln": lln, "drawn": drawn}
    note = tr("A whole panel is entered on the labs form of the day.")
    return Act(tr("Save the result"), make, fields, note, look=look)


def _doubt(value: NumberField, unit: ChoiceField, guards: Mapping[str, Guard]) -> str:
    """What looks like a slip of the unit or is unusual; empty for neither."""
    try:
        number, of = value.read(), str(unit.read() or "")
    except Refused:
        return ""
    if number is None or not of:
        return ""
    g_dl = convert(HEMOGLOBIN, number, of, "g/dL")
    code = slip(HEMOGLOBIN, g_dl)
    if code is not None:
        return sentence(Refused(code))
    guard = guards.get(HEMOGLOBIN)
    judged = guard.classify(g_dl) if guard else "fine"
    return "" if judged == "fine" else tr("Unusual. Read the report again.")


def _check(g_dl: Decimal, guards: Mapping[str, Guard]) -> None:
    """Refuse what no child has: most often g/L typed as g/dL."""
    guard = guards.get(HEMOGLOBIN)
    if guard is None or guard.classify(g_dl) != "refused":
        return
    code = slip(HEMOGLOBIN, g_dl)
    raise Refused(code) if code else Refused(
        "number_implausible", field=tr("Hemoglobin"), value=g_dl, low=guard.reject_low,
        high=guard.reject_high, unit=guard.unit,
    )  # fmt: skip


def answer_act(bedside: Bedside, review: Review) -> Act:
    """What the investigator decided on the advice, in their own words where they see it differently."""
    why = TextField(tr("Why"), most=300)
    agrees = YesNoField(tr("The investigator agrees with the advice"), required=True)
    who = TextField(tr("Investigator who decided"), required=True, most=40)

    def make(values: Mapping[str, Any]) -> HemoglobinAnswered:
        return HemoglobinAnswered(
            day=bedside.day_label,
            drawn_at=review.at,
            value_g_dl=review.value.g_dl,
            tier=review.tier.value,
            rule=review.rules[0].rule if review.rules else "",
            cause=review.cause,
            agrees=values["agrees"],
            decided_by=values["who"],
            why=values["why"] or "",
        )

    def look() -> None:
        why.required = agrees.text() == NO

    shown = tr("{tier}: {rule}").format(tier=tier_words(review.tier), rule=rule_met_words(review))
    fields = {"agrees": agrees, "who": who, "why": why}
    return Act(tr("Record the decision"), make, fields, shown, look=look)
