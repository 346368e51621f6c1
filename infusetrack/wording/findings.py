"""A limit beside what was found, in words: what a closed gate says, wherever it is shown."""

from infusetrack.domain.regimen import Origin
from infusetrack.domain.release import Finding, Verdict
from infusetrack.wording.figures import trimmed
from infusetrack.wording.translate import mark, tr, translated
from infusetrack.wording.units import unit_words

PARAMETERS: dict[str, str] = {
    "hemoglobin": mark("Hgb"),
    "neutrophils": mark("ANC"),
    "platelets": mark("Platelets"),
    "sodium": mark("Na"),
    "potassium": mark("K"),
    "calcium": mark("Ca"),
    "albumin": mark("Albumin"),
    "creatinine": mark("Creatinine"),
    "bilirubin": mark("Bilirubin"),
    "alt": mark("ALT"),
    "ast": mark("AST"),
    "sbp": mark("Systolic BP"),
    "dbp": mark("Diastolic BP"),
    "heart_rate": mark("Heart rate"),
    "respiratory_rate": mark("Respiratory rate"),
    "temperature_c": mark("Temperature"),
    "spo2": mark("SpO2"),
    "pain": mark("Pain"),
    "hemoglobin_fall": mark("Hgb fall"),
    "weight_gain_percent": mark("Weight gain"),
    "sbp_age_floor": mark("Systolic BP"),
    "sbp_percent_of_baseline": mark("Systolic BP of baseline"),
    "heart_rate_percent_of_baseline": mark("Heart rate of baseline"),
    "urine_ml_kg_h": mark("Urine"),
}
ORIGINS: dict[Origin, str] = {
    Origin.SEED: mark("registry"),
    Origin.LABEL: mark("label"),
    Origin.LIT: mark("literature"),
    Origin.LOCAL: mark("local default"),
    Origin.SITE: mark("site"),
}


def parameter_name(key: str) -> str:
    """What a limit looks at, as the ward calls it."""
    return translated(PARAMETERS[key]) if key in PARAMETERS else key


def finding_words(finding: Finding) -> str:
    """One phrase: Hgb 9.2 g/dL, limit at least 9.5 (registry)."""
    name, unit = parameter_name(finding.parameter), unit_words(finding.unit)
    if finding.value is None:
        return tr("{name}: no value yet, limit {limit}").format(name=name, limit=limit_words(finding))
    value = trimmed(finding.value)
    if finding.verdict is Verdict.STALE:
        return tr("{name} {value} {unit} is older than 72 h").format(name=name, value=value, unit=unit)
    return tr("{name} {value} {unit}, limit {limit}").format(
        name=name, value=value, unit=unit, limit=limit_words(finding)
    )


def limit_words(finding: Finding) -> str:
    """The limit with its direction and origin; times ULN where no ULN is known."""
    origin = translated(ORIGINS[finding.source.origin])
    if finding.limit is None:
        return tr("needs the laboratory's upper limit ({origin})").format(origin=origin)
    shown = trimmed(finding.limit)
    match finding.rule.comparison:
        case "at_least":
            words = tr("at least {limit} ({origin})")
        case "at_most":
            words = tr("at most {limit} ({origin})")
        case "below":
            words = tr("below {limit} ({origin})")
        case _:
            words = tr("above {limit} ({origin})")
    return words.format(limit=shown, origin=origin)
