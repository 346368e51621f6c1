"""Which pain scale fits an age, which scores a scale has, and what the Pasero sedation scale asks for."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from types import MappingProxyType
from typing import Literal

from infusetrack.domain.chart import Chart
from infusetrack.domain.errors import Refused
from infusetrack.domain.events import Scale, VitalsTaken
from infusetrack.domain.finding import Finding
from infusetrack.domain.sourced import Origin, Sourced

Band = Literal["none", "mild", "moderate", "severe"]
MONTHS_A_YEAR = 12
HIGHEST = 10


def _age(value: int, unit: str, source: str) -> Sourced:
    return Sourced(Decimal(value), unit, Origin.LIT, source, verified=True)


@dataclass(frozen=True, slots=True)
class ScaleRule:
    """A scale: from which age (months), to which completed year, in steps of how many points."""

    scale: Scale
    months_from: Sourced
    years_to: Sourced | None
    step: int = 1


_ALL = (
    ScaleRule(
        "FLACC",
        _age(2, "months", "FLACC (Merkel 1997): 2 months to 7 years, or not able to tell"),
        _age(7, "years", "FLACC (Merkel 1997): 2 months to 7 years, or not able to tell"),
    ),
    ScaleRule("faces", _age(36, "months", "Wong-Baker FACES: 3 years and older, even numbers"), None, 2),
    ScaleRule("NRS", _age(96, "months", "Numeric rating scale: about 8 years and older"), None),
)
SCALES: Mapping[Scale, ScaleRule] = MappingProxyType({rule.scale: rule for rule in _ALL})
"""The three scales (pain_sedation_scales.json); the faces themselves need a licence and are not drawn."""
TOO_SEDATED = ("3", "4")
"""POSS scores that ask for action; S is a normal value (Pasero 1994, read in pain_sedation_scales.json)."""
SEDATION = ("S", "1", "2", *TOO_SEDATED)


def fits_age(scale: Scale, months: int, *, tells: bool = True) -> bool:
    """Whether a scale is meant for an age in completed months; `tells` is able to report pain."""
    rule = SCALES[scale]
    if not tells:
        return scale == "FLACC"
    old_enough = months >= rule.months_from.value
    return old_enough and (rule.years_to is None or months // MONTHS_A_YEAR <= rule.years_to.value)


def scales_for(months: int, *, tells: bool = True) -> tuple[Scale, ...]:
    """The scales for an age, the one to use first; a person's own word before watching them (LOCAL)."""
    wanted: tuple[Scale, ...] = ("NRS", "faces", "FLACC")
    return tuple(scale for scale in wanted if fits_age(scale, months, tells=tells))


def scale_called(name: str) -> Scale | None:
    """The scale with this name; None for no name or another."""
    return next((scale for scale in SCALES if scale == name), None)


def usual_scale(chart: Chart, months: int) -> Scale | None:
    """The scale that was last used for this patient, else the first for the age; None under 2 months.

    FLACC once used stays: it may be a person who cannot tell.
    """
    for line in reversed(chart.of_kind(VitalsTaken)):
        if isinstance(line.event, VitalsTaken) and line.event.pain_scale:
            used = line.event.pain_scale
            if used == "FLACC" or fits_age(used, months):
                return used
    return next(iter(scales_for(months)), None)


def check_pain(scale: Scale, score: int) -> None:
    """Refuse a score that the scale does not have: faces know even numbers only."""
    if not 0 <= score <= HIGHEST:
        raise Refused("pain_outside", scale=scale, score=score)
    if score % SCALES[scale].step:
        raise Refused("pain_faces_odd", score=score, low=score - 1, high=score + 1)


def look_at_scale(scale: Scale, months: int) -> Finding | None:
    """Ask when the scale is not meant for the age; FLACC may be right at any age."""
    if scale == "FLACC" or fits_age(scale, months):
        return None
    return Finding("pain_scale_age", "ask", {"scale": scale, "months": SCALES[scale].months_from.value})


def band(score: int) -> Band:
    """None, mild (1 to 3), moderate (4 to 6), severe: the bands that the three scales share."""
    bands: tuple[tuple[int, Band], ...] = ((0, "none"), (3, "mild"), (6, "moderate"))
    return next((name for highest, name in bands if score <= highest), "severe")


def too_sedated(score: str) -> bool:
    """Whether a POSS score asks for action; an empty one was not taken."""
    return score in TOO_SEDATED
