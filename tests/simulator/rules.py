"""The simple rules that the model is compared with."""

from tests.simulator.tiered import tiered


def _reviews(file, tier):
    return [
        {"tier": tier(place, values := file["hgb"], value["g_dl"]), "cause": "cd47", "p_cd47": _fall(values, place),
         "flags": []}
        for place, value in enumerate(file["hgb"])
    ]  # fmt: skip


def _baseline(file):
    first = next((d["time"] for d in file["doses"] if d["drug"] == "magrolimab"), "9")
    before = [v["g_dl"] for v in file["hgb"] if v["time"] <= first]
    return sum(before) / len(before) if before else file["hgb"][0]["g_dl"]


def _fall(values, place):
    return min(1.0, max(0.0, (values[0]["g_dl"] - values[place]["g_dl"]) / 5))


def grade_3(file):
    """CTCAE grade 3: below 8.0."""
    return _reviews(file, lambda _place, _values, seen: "act" if seen < 8 else "none")


def two_below_baseline(file):
    """At least 2 g/dL below baseline."""
    base = _baseline(file)
    return _reviews(file, lambda _place, _values, seen: "act" if base - seen >= 2 else "none")


def two_in_7_days(file):
    """At least 2 g/dL below the highest value of 7 days."""
    from datetime import datetime, timedelta

    times = [datetime.fromisoformat(v["time"]) for v in file["hgb"]]

    def tier(place, values, seen):
        recent = [
            v["g_dl"]
            for v, at in zip(values, times, strict=True)
            if timedelta(0) < times[place] - at <= timedelta(7)
        ]
        return "act" if recent and max(recent) - seen >= 2 else "none"

    return _reviews(file, tier)


RULES = {
    "grade 3": grade_3,
    "2 below baseline": two_below_baseline,
    "2 in 7 days": two_in_7_days,
    "tiered rules": tiered,
}
