"""Why a blood product or a decision on the hemoglobin watch was not written, and what to do next."""

from collections.abc import Mapping

from infusetrack.wording.translate import mark

SENTENCES: Mapping[str, str] = {
    "transfused_amount": mark("Enter the volume that went in, in mL."),
    "transfused_times": mark("It began before it ended, and both lie behind us. Check the times."),
    "transfused_unusual": mark(
        "{ml_kg} mL/kg is outside the usual {low} to {high} mL/kg. Check the volume in mL, or say why in the note."
    ),
    "advice_moved_on": mark("The value has changed since it was shown. Look again, then decide."),
    "advice_who": mark("Enter who decided."),
    "advice_why": mark("Enter why the investigator sees it differently."),
    "advice_answered": mark("{by} has already recorded a decision on this value. Amend that line instead."),
}
