"""The transparent tiered rules that the facts give, plainly coded: the best that rules without a model reach."""

from datetime import datetime

SHARE = {"saline_bolus": 0.15, "albumin_or_bolus": 0.25, "maintenance": 0.05}
EXPLAINED, NOT_EXPOSED = 1.5, 0.8
"""In g/dL: what another explanation takes off the fall, and what a long time without magrolimab does."""


def tiered(file):
    """Act below 8.0 or on an effective fall of 1.85 g/dL; watch a fall of 1.2, or 1.7 as measured, or below 8.8."""
    base = _baseline(file)
    return [_review(file, value, base) for value in file["hgb"]]


def _review(file, value, base):
    at, seen = value["time"], value["g_dl"]
    if seen > 25:
        return {"tier": "none", "cause": "unknown", "p_cd47": 0.0, "flags": ["unit"]}
    thin = _thinned(file, at)
    fallen = base - seen * (1 + thin) + _given(file, at)
    cause = _cause(file, at, thin, fallen, base)
    exposed = any(0 <= _days(one["time"], at) <= 10 for one in file["doses"] if one["drug"] == "magrolimab")
    effective = fallen - (EXPLAINED if cause in {"dilution", "marrow", "phlebotomy"} else 0)
    effective -= 0 if exposed else NOT_EXPOSED
    act = seen < 8 or effective >= 1.85
    watch = fallen >= 1.2 or base - seen >= 1.7 or seen < 8.8
    tier = "act" if act else "watch" if watch else "none"
    return {"tier": tier, "cause": cause, "p_cd47": min(1.0, max(0.0, effective / 4)), "flags": []}


def _cause(file, at, thin, fallen, base):
    if any(0 <= _days(one["time"], at) <= 7 and one["kind"] != "procedure" for one in file["notes"]):
        return "bleed"
    recent = sum(one["ml"] for one in file["fluids"] if 0 <= _days(one["time"], at) <= 1)
    if thin >= 0.07 or recent >= 20 * file["patient"]["weight_kg"]:
        return "dilution"
    retic = [
        one["retic_pct"] for one in file["labs"] if 0 <= _days(one["time"], at) <= 7 and "retic_pct" in one
    ]
    if retic and retic[-1] < 0.6:
        return "marrow"
    drawn = sum(one["ml"] for one in file["blood_draws"] if 0 <= _days(one["time"], at) <= 14)
    return "phlebotomy" if drawn / _blood_ml(file) * base > 0.6 * max(fallen, 0.1) else "cd47"


def _thinned(file, at):
    found = 0.0
    for one in file["fluids"]:
        hours = _days(one["time"], at) * 24
        if hours >= 0:
            ran = min(1.0, hours / max(one["hours"], 0.1))
            found += SHARE[one["kind"]] * one["ml"] * ran * 0.5 ** (max(0.0, hours - one["hours"] / 2) / 18)
    return found / _blood_ml(file)


def _given(file, at):
    since = [(_days(one["time"], at), one["ml"]) for one in file["transfusions"]]
    return sum(ml / file["patient"]["weight_kg"] * 0.2 * 0.99**days for days, ml in since if days >= 1 / 24)


def _baseline(file):
    first = next((one["time"] for one in file["doses"] if one["drug"] == "magrolimab"), "9")
    before = [one["g_dl"] for one in file["hgb"] if one["time"] <= first and one["g_dl"] < 25]
    return sum(before) / len(before) if before else file["hgb"][0]["g_dl"]


def _blood_ml(file):
    years = file["patient"]["age_years"]
    per_kg = 80 if years < 2 else 75 if years < 6 else 70 if years < 12 else 65
    return per_kg * file["patient"]["weight_kg"]


def _days(earlier, later):
    return (datetime.fromisoformat(later) - datetime.fromisoformat(earlier)).total_seconds() / 86400
