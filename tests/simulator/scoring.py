"""How answers are counted against the truth of a made-up child: sensitivity, false alerts, lead, cause."""

from dataclasses import dataclass, field

import numpy as np

EPISODE_DAYS = 7
GROUPS = {"bleed": "bleed", "dilution": "dilution", "marrow": "marrow", "phlebotomy": "phlebotomy",
          "expected": "expected", "quiet": "expected"}  # fmt: skip


@dataclass
class Score:
    """What one child adds to the table."""

    world: str
    scenario: str
    cycles: float
    case: bool = False
    sens_any: bool | None = None
    sens_cd47: bool | None = None
    early_act: bool | None = None
    early_watch: bool | None = None
    lead: float | None = None
    false_acts: int = 0
    false_cd47: int = 0
    left_out: bool = False
    alerts: int = 0
    p_lowest: float | None = None
    cause_lowest: str = ""
    bad_samples: int = 0
    bad_acts: int = 0
    slips: int = 0
    slips_flagged: int = 0
    deficit_errors: list = field(default_factory=list)


def score(child, file, reviews, world):
    """Count one child's answers."""
    found = Score(world, child.scenario, (child.days[-1] - 0) / 21)
    days = np.array(child.moments)
    acts = [d for d, r in zip(days, reviews, strict=True) if r["tier"] == "act"]
    alerts = [d for d, r in zip(days, reviews, strict=True) if r["tier"] != "none"]
    top = child.cd47.max()
    threshold = _threshold(child)
    found.case = threshold is not None
    found.left_out = not found.case and 1.5 <= top < 2.0
    window = _window(child, threshold)
    if found.case:
        _count_case(found, child, list(zip(days, reviews, strict=True)), window, threshold)
    found.alerts = len(_episodes(alerts))
    if not found.left_out:
        _count_false(found, child, days, reviews, acts, window)
    _count_samples(found, child, file, reviews)
    lowest = _lowest(child, file, days)
    found.p_lowest, found.cause_lowest = reviews[lowest]["p_cd47"], reviews[lowest]["cause"]
    found.deficit_errors = [
        abs(r["deficit_cd47_g_dl"] - child.at(child.cd47, d))
        for d, r in zip(days, reviews, strict=True) if r.get("deficit_cd47_g_dl") is not None
    ]  # fmt: skip
    return found


def _lowest(child, file, days):
    """The place of the lowest value; of a child that bled, the lowest from the bleeding to a week after it."""
    seen = np.array([v["g_dl"] if v["g_dl"] < 30 else v["g_dl"] / 10 for v in file["hgb"]])
    if child.bleeds:
        start, end = child.bleeds[0]
        beside = (days > start) & (days < end + 7)
        seen = np.where(beside, seen, 99.0) if beside.any() else seen
    return int(np.argmin(seen))


def _threshold(child):
    hit = (child.cd47 >= 2.0) | ((child.mass < 8.0) & (child.cd47 >= 1.0))
    return float(child.days[np.argmax(hit)]) if hit.any() else None


def _window(child, threshold):
    if threshold is None:
        return None
    before = (child.days <= threshold) & (child.cd47 < 0.5)
    return float(child.days[before][-1]) if before.any() else -3.0, threshold + 10


def _count_case(found, child, told, window, threshold):
    acts = [d for d, r in told if r["tier"] == "act"]
    alerts = [d for d, r in told if r["tier"] != "none"]
    inside = [d for d in acts if window[0] <= d <= window[1]]
    found.sens_any = bool(inside)
    named = [d for d, r in told if r["tier"] == "act" and r["cause"] == "cd47"]
    found.sens_cd47 = any(window[0] <= d <= window[1] for d in named)
    found.early_act = any(window[0] <= d < threshold for d in acts)
    found.early_watch = any(window[0] <= d < threshold for d in alerts)
    true_low = [d for d in (day for day, _ in told) if child.at(child.shown, d) < 8.0 and d >= window[0]]
    if true_low and inside:
        found.lead = max(0.0, true_low[0] - inside[0])
    elif true_low:
        found.lead = 0.0


def _real(child, day):
    bleeding = any(a - 0.1 <= day <= b + 7 for a, b in child.bleeds)
    lost = child.baseline - child.at(child.mass, day) >= 2.0
    return child.at(child.cd47, day) >= 1.5 or bleeding or child.at(child.shown, day) < 8.0 or lost


def _count_false(found, child, days, reviews, acts, window):
    for start in _episodes(acts):
        in_window = window is not None and window[0] <= start <= window[1]
        found.false_acts += not in_window and not _real(child, start)
    named = [d for d, r in zip(days, reviews, strict=True) if r["tier"] == "act" and r["cause"] == "cd47"]
    for start in _episodes(named):
        in_window = window is not None and window[0] <= start <= window[1]
        found.false_cd47 += not in_window and child.at(child.cd47, start) < 1.5


def _episodes(days):
    starts, last = [], None
    for day in days:
        if last is None or day - last > EPISODE_DAYS:
            starts.append(day)
        last = day
    return starts


def _count_samples(found, child, file, reviews):
    for value, review, bad in zip(file["hgb"], reviews, child.bad, strict=True):
        if value["g_dl"] > 30:
            found.slips += 1
            flagged = any("unit" in flag for flag in review["flags"]) and review["tier"] == "none"
            found.slips_flagged += flagged
        elif bad and child.scenario == "drip_arm":
            found.bad_samples += 1
            found.bad_acts += review["tier"] == "act"


# --- pooled ------------------------------------------------------------------------------


def auc(cases, others):
    """How often a case ranks above another; a half for ties."""
    if not cases or not others:
        return float("nan")
    a, b = np.array(cases)[:, None], np.array(others)[None, :]
    return float(((a > b) + 0.5 * (a == b)).mean())


def share(flags):
    """A share with its 95 % interval (Wilson)."""
    n = len(flags)
    if not n:
        return float("nan"), float("nan"), float("nan")
    p, z = float(np.mean(flags)), 1.96
    middle = (p + z * z / 2 / n) / (1 + z * z / n)
    half = z * np.sqrt(p * (1 - p) / n + z * z / 4 / n / n) / (1 + z * z / n)
    return p, float(middle - half), float(middle + half)


def rate(counts, cycles):
    """Episodes a patient-cycle with its 95 % interval."""
    total, time = sum(counts), sum(cycles)
    half = 1.96 * np.sqrt(max(total, 1)) / time
    return total / time, max(0.0, total / time - half), total / time + half


def table(scores):
    """All figures by name."""
    cases = [s for s in scores if s.case]
    kept = [s for s in scores if not s.left_out]
    leads = [s.lead for s in cases if s.lead is not None]
    p_case = [s.p_lowest for s in cases]
    found = {
        "sens any": share([s.sens_any for s in cases]),
        "sens cd47": share([s.sens_cd47 for s in cases]),
        "act before 2": share([s.early_act for s in cases]),
        "watch before 2": share([s.early_watch for s in cases]),
        "false act": rate([s.false_acts for s in kept], [s.cycles for s in kept]),
        "false cd47": rate([s.false_cd47 for s in kept], [s.cycles for s in kept]),
        "episodes": rate([s.alerts for s in scores], [s.cycles for s in scores]),
        "lead median": _median(leads),
        "lead 24 h": share([lead >= 1 for lead in leads]),
    }
    for group in ("bleed", "dilution", "marrow", "phlebotomy", "expected"):
        of = [s for s in scores if GROUPS.get(s.scenario) == group and not s.case]
        value = auc(p_case, [s.p_lowest for s in of])
        half = 1.96 * np.sqrt(max(value * (1 - value), 1e-4) / max(1, min(len(p_case), len(of))))
        found[f"auc {group}"] = (value, value - half, min(1.0, value + half))
        found[f"cause {group}"] = share([s.cause_lowest == group for s in of])
    found["drip-arm acts"] = share(
        [True] * sum(s.bad_acts for s in scores) + [False] * sum(s.bad_samples - s.bad_acts for s in scores)
    )
    found["unit flagged"] = share(
        [True] * sum(s.slips_flagged for s in scores)
        + [False] * sum(s.slips - s.slips_flagged for s in scores)
    )
    errors = [e for s in scores for e in s.deficit_errors]
    found["deficit error"] = (float(np.mean(errors)) if errors else float("nan"),) * 3
    return found


def _median(values):
    if not values:
        return (float("nan"),) * 3
    ordered, n = np.sort(values), len(values)
    half = 0.98 * np.sqrt(n)
    low, high = int(max(0, n / 2 - half)), int(min(n - 1, n / 2 + half))
    return float(np.median(ordered)), float(ordered[low]), float(ordered[high])
