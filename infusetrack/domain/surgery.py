"""The resection of a surgical cohort: how the site counts and numbers the cycles after it.

The registry says "up to 5 cycles" after surgery and leaves open whether that is five more or
five in all, and whether numbering goes on (clinical.md 1.2): the site decides, never we.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from infusetrack.domain.errors import Refused
from infusetrack.domain.regimen import Regimen, SurgeryRule

COUNT = "surgery.count"
NUMBERING = "surgery.numbering"
CHOICES: Mapping[str, tuple[str, ...]] = {
    COUNT: ("five_more", "five_in_all"),
    NUMBERING: ("goes_on", "restarts"),
}


@dataclass(frozen=True, slots=True)
class CyclesAfter:
    """The cycles after surgery: numbers `first` to `last`; `restarted` ones are labelled P-."""

    first: int
    last: int
    restarted: bool


def surgery_rule(regimen: Regimen, cohort: str | None) -> SurgeryRule:
    """The regimen's rule for this cohort; refuses a cohort without surgery."""
    rule = regimen.surgery
    if rule is None or cohort not in rule.cohorts:
        known = rule.cohorts if rule else ()
        raise Refused("surgery_not_in_cohort", cohort=cohort or "-", known=known)
    return rule


def unset(site: Mapping[str, str]) -> tuple[str, ...]:
    """The site values that are still missing or not one of their choices."""
    return tuple(key for key, choices in CHOICES.items() if site.get(key) not in choices)


def cycles_after(rule: SurgeryRule, site: Mapping[str, str], given_before: int) -> CyclesAfter:
    """The cycles that may follow `given_before` cycles; refused while the site has not decided."""
    missing = unset(site)
    if missing:
        raise Refused("surgery_rule_unset", missing=missing)
    many = int(rule.cycles_after.value)
    if site[COUNT] == "five_in_all":
        many = max(0, many - given_before)
    restarted = site[NUMBERING] == "restarts"
    before = 0 if restarted else given_before
    return CyclesAfter(before + 1, before + many, restarted)


def agents_after(
    regimen: Regimen, cohort: str | None, site: Mapping[str, str], cycle: int, day: int
) -> tuple[str, ...]:
    """The agents of a cycle day after surgery by the site's rule; refuses a day off it."""
    rule = surgery_rule(regimen, cohort)
    after = cycles_after(rule, site, int(rule.after_cycle.value))
    if not after.first <= cycle <= after.last:
        raise Refused("cycle_not_after_surgery", cycle=cycle, first=after.first, last=after.last)
    return regimen.agents_on(cycle, day)
