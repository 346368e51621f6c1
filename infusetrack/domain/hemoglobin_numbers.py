"""The numbers of the hemoglobin watch, each with where it is from and how sure that is."""

from collections.abc import Mapping
from decimal import Decimal
from types import MappingProxyType

from infusetrack.domain.sourced import Origin, Sourced


def _number(key: str, value: str, unit: str, origin: Origin, source: str) -> Sourced:
    return Sourced(Decimal(value), unit, origin, source, verified=False, key=f"hemoglobin.{key}")


_AML = "Brierley, Transfusion 2019: 19 adults on an anti-CD47 antibody; no paediatric data"
_DAVIES = "Davies 2007: red cells mL = kg x rise x 3 / hematocrit, hematocrit 0.6"
_CTCAE = "CTCAE v5, Anemia"
_JUDGED = "Team judgement, to be measured on the site's own data"
_SALINE = "Ann Emerg Med 1989;18:51 (saline boluses in volunteers), rounded to blood volume"

NUMBERS: Mapping[str, Sourced] = MappingProxyType(
    {
        "dip_least": _number("dip_least", "0.4", "g/dL", Origin.LIT, _AML),
        "dip_most": _number("dip_most", "1.6", "g/dL", Origin.LIT, _AML),
        "dip_days": _number("dip_days", "21", "d", Origin.LIT, "Recalled: back near baseline by week 2-4"),
        "later_dip_most": _number("later_dip_most", "0.5", "g/dL", Origin.LOCAL, _JUDGED),
        "reexposed": _number("reexposed", "21", "d", Origin.LOCAL, _JUDGED),
        "baseline_days": _number("baseline_days", "14", "d", Origin.LOCAL, _JUDGED),
        "reference_change": _number(
            "reference_change", "8.3", "%", Origin.LIT, "From biological 2.7 % and analyser 1.3 %, two-sided"
        ),
        "bedside_apart": _number(
            "bedside_apart", "1.5", "g/dL", Origin.LIT, "HemoCue against laboratory, BMC Anesthesiol 2020"
        ),
        "grade_3": _number("grade_3", "8.0", "g/dL", Origin.LIT, _CTCAE),
        "grade_2": _number("grade_2", "10.0", "g/dL", Origin.LIT, _CTCAE),
        "near_grade_3": _number("near_grade_3", "8.8", "g/dL", Origin.LOCAL, _JUDGED),
        "low_for_sure": _number("low_for_sure", "7.0", "g/dL", Origin.LOCAL, _JUDGED),
        "not_survivable": _number("not_survivable", "3.0", "g/dL", Origin.LOCAL, _JUDGED),
        "tenfold": _number(
            "tenfold", "25", "g/dL", Origin.LOCAL, "No such hemoglobin in g/dL; g/L is likely"
        ),
        "repeated": _number("repeated", "0.8", "g/dL", Origin.LOCAL, "Twice the noise of a laboratory value"),
        "lost": _number(
            "lost", "2.0", "g/dL", Origin.LOCAL, "The trial's question; major bleeding has the same"
        ),
        "bleeding_fall": _number("bleeding_fall", "1.5", "g/dL", Origin.LOCAL, _JUDGED),
        "early_fall": _number("early_fall", "1.2", "g/dL", Origin.LOCAL, _JUDGED),
        "raw_fall": _number("raw_fall", "1.9", "g/dL", Origin.LOCAL, _JUDGED),
        "rise_per_ml_kg": _number("rise_per_ml_kg", "0.2", "g/dL per mL/kg", Origin.LIT, _DAVIES),
        "rise_failed": _number("rise_failed", "0.5", "of the predicted", Origin.LOCAL, _JUDGED),
        "dilution": _number("dilution", "7", "%", Origin.LOCAL, _JUDGED),
        "fluids_24_h": _number("fluids_24_h", "20", "mL/kg", Origin.LOCAL, _JUDGED),
        "share_saline": _number("share_saline", "15", "%", Origin.LIT, _SALINE),
        "share_albumin": _number("share_albumin", "25", "%", Origin.LOCAL, _JUDGED),
        "share_maintenance": _number("share_maintenance", "5", "%", Origin.LIT, "Grathwohl 1996: no change"),
        "marrow_fall": _number(
            "marrow_fall", "0.18", "g/dL/day", Origin.LIT, "Red-cell life span in children, PMID 27215601"
        ),
        "worse_again": _number("worse_again", "0.7", "g/dL", Origin.LOCAL, _JUDGED),
        "silence": _number("silence", "7", "d", Origin.LOCAL, _JUDGED),
    }
)
"""Every number that a rule or a picture of the hemoglobin watch uses, by key."""

BASELINE_DAYS = int(NUMBERS["baseline_days"].value)
REEXPOSED_AFTER_DAYS = int(NUMBERS["reexposed"].value)
HGB_PER_ML_KG = float(NUMBERS["rise_per_ml_kg"].value)
FULLY_GONE_DAYS = 7
"""After this many days no fluid of one day is left."""
BLOOD_VOLUME: tuple[tuple[float, float], ...] = ((2, 80), (6, 75), (12, 70), (1000, 65))
"""Below this age in years: blood volume in mL/kg (team judgement from common tables)."""
FLUID_HALF_LIVES_H = (0.7, 10.0, 18.0, 36.0)
"""What runs off at once, then three possible half-lives in hours around 18."""
FLUID_SHARE: Mapping[str, float] = MappingProxyType(
    {
        "saline_bolus": float(NUMBERS["share_saline"].value) / 100,
        "maintenance": float(NUMBERS["share_maintenance"].value) / 100,
        "albumin_or_bolus": float(NUMBERS["share_albumin"].value) / 100,
    }
)
"""The share of a fluid that stays in the vessels for hours."""
FAST_SHARE: Mapping[str, float] = MappingProxyType(
    {"saline_bolus": 0.4, "maintenance": 0.02, "albumin_or_bolus": 0.35}
)
"""The share that is in the vessels only for the first hour."""
