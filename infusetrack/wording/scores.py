"""The words of the early-warning scores: levels, items, what is missing."""

from collections.abc import Mapping, Sequence

from infusetrack.domain.scores import Score
from infusetrack.wording.translate import mark, tr, translated

LEVELS: Mapping[str, str] = {
    "none": mark("no escalation"),
    "low": mark("low"),
    "low-medium": mark("one item at its highest"),
    "medium": mark("medium"),
    "high": mark("high"),
    "emergency": mark("emergency"),
}
SHORT: Mapping[str, str] = {"pews": mark("PEWS"), "news2": mark("NEWS2")}
ITEMS: Mapping[str, str] = {
    "respiratory_rate": mark("RR"),
    "respiratory_distress": mark("breathing effort"),
    "spo2": mark("SpO₂"),
    "oxygen": mark("oxygen"),
    "on_oxygen": mark("oxygen"),
    "heart_rate": mark("HR"),
    "pulse": mark("HR"),
    "systolic_bp": mark("SBP"),
    "capillary_refill_s": mark("cap. refill"),
    "acvpu": mark("consciousness"),
    "temperature_c": mark("temperature"),
}


def level_words(level: str) -> str:
    """The level of a score in a word."""
    return translated(LEVELS[level])


def item_words(item: str) -> str:
    """An item of a score."""
    return translated(ITEMS[item])


def short_name(score: Score) -> str:
    """PEWS or NEWS2."""
    return translated(SHORT[score.chart])


def missing_words(missing: Sequence[str]) -> str:
    """What a score lacks: "not scored: cap. refill, SBP"; empty where it lacks nothing."""
    if not missing:
        return ""
    return tr("not scored: {items}").format(items=", ".join(item_words(item) for item in missing))


def points_words(score: Score) -> str:
    """Which items scored: "HR 2, SpO₂ 1"; a word where none did."""
    told = [f"{item_words(item)} {points}" for item, points in score.points.items() if points]
    return ", ".join(told) or tr("nothing scored")


def total_words(score: Score) -> str:
    """A total; with items missing it is the least it can be, and says so."""
    return f"\N{GREATER-THAN OR EQUAL TO}{score.total}" if score.missing else str(score.total)
