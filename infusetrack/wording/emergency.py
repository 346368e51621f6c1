"""The emergency card in words: dose, volume, cap, when it may come again, what is restricted or not set."""

from infusetrack.domain.emergency import STEROID, EmergencyDose
from infusetrack.wording import figures
from infusetrack.wording.translate import tr


def dose_words(dose: EmergencyDose) -> str:
    """The dose or its range with the unit; "not set" where only the site can give it."""
    if dose.low is None or dose.high is None:
        return tr("not set")
    decimals = max(0, -int(dose.drug.round_to.normalize().as_tuple().exponent))
    low, high = figures.trimmed(dose.low, decimals), figures.trimmed(dose.high, decimals)
    span = high if low == high else f"{low}\N{EN DASH}{high}"
    return f"{span} {dose.drug.unit}"


def dose_detail(dose: EmergencyDose) -> str:
    """Volume, cap, repeat and restriction, as far as there are any."""
    return " · ".join(part for part in (*_drawn(dose), _cap(dose), repeat_words(dose), _flag(dose)) if part)


def _drawn(dose: EmergencyDose) -> tuple[str, ...]:
    strength = dose.drug.mg_per_ml
    if strength is None or dose.low_ml is None or dose.high_ml is None:
        return ()
    low, high = figures.trimmed(dose.low_ml, 2), figures.trimmed(dose.high_ml, 2)
    span = high if low == high else f"{low}\N{EN DASH}{high}"
    return (tr("{ml} mL of {strength} mg/mL").format(ml=span, strength=figures.trimmed(strength.value)),)


def _cap(dose: EmergencyDose) -> str:
    if dose.cap is None:
        return ""
    most = f"{figures.trimmed(dose.cap.value)} {dose.cap.unit}"
    return (tr("the cap, {most}") if dose.capped else tr("at most {most}")).format(most=most)


def repeat_words(dose: EmergencyDose) -> str:
    """When the dose may come again, both sources where they differ; empty where none tells."""
    spans = [
        f"{figures.trimmed(one.low.value)}\N{EN DASH}{figures.trimmed(one.high.value)} min ({one.id})"
        for one in dose.drug.repeats
    ]
    return tr("again {spans}").format(spans=tr(" or ").join(spans)) if spans else ""


def _flag(dose: EmergencyDose) -> str:
    if dose.drug.flag != STEROID:
        return ""
    return tr("steroid, restricted by the trial: ask the prescriber, tell the study")
