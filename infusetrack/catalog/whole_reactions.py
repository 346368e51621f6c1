"""Whether the rules of infusion reactions fit together: signs, kinds, drugs, grades, rates that can be."""

from collections import Counter
from collections.abc import Iterable, Iterator
from decimal import Decimal

from infusetrack.domain.reaction_rules import Again, ReactionRule, Reactions
from infusetrack.domain.regimen import Regimen
from infusetrack.wording.translate import tr

Told = tuple[str, str, str]


def reaction_faults(regimen: Regimen) -> Iterator[Told]:
    """(key, found, expected) for everything of the reactions that could never be applied as written."""
    reactions = regimen.reactions
    lists = (("signs", reactions.signs), ("kinds", reactions.kinds), ("rules", reactions.rules))
    for name, entries in lists:
        for one, count in Counter(entry.id for entry in entries).items():
            if count > 1:
                yield f"reactions.{name}.{one}", tr("the id twice"), tr("each id once")
    yield from _kind_faults(reactions, regimen)
    for rule in reactions.rules:
        yield from _rule_faults(rule, reactions, regimen, f"reactions.rules.{rule.id}")
    yield from _comparison_faults(reactions, regimen)


def _kind_faults(reactions: Reactions, regimen: Regimen) -> Iterator[Told]:
    signs = [sign.id for sign in reactions.signs]
    for kind in reactions.kinds:
        key = f"reactions.kinds.{kind.id}"
        yield from _unknown(f"{key}.signs", kind.signs, signs)
        yield from _unknown(f"{key}.agents", kind.agents, regimen.agents)
        if not any(rule.kind == kind.id for rule in reactions.rules):
            yield key, tr("no rule"), tr("a rule for this kind")


def _rule_faults(rule: ReactionRule, reactions: Reactions, regimen: Regimen, key: str) -> Iterator[Told]:
    yield from _unknown(f"{key}.kind", (rule.kind,), [kind.id for kind in reactions.kinds])
    yield from _unknown(f"{key}.needs", rule.needs, [sign.id for sign in reactions.signs])
    yield from _unknown(f"{key}.agents", rule.agents, regimen.agents)
    if rule.lowest_grade > rule.highest_grade:
        found = f"{rule.lowest_grade} > {rule.highest_grade}"
        yield f"{key}.lowest_grade", found, tr("at most highest_grade")
    parts: tuple[ReactionRule | Again, ...] = (rule, *rule.again)
    for place, part in enumerate(parts):
        at = f"{key}.again.{place}" if place else key
        yield from _rate_faults(part, regimen, rule, at)
    if rule.more_than and rule.stable is None:
        yield f"{key}.more_than", "true", tr("stable, the minutes that it counts")
    if rule.highest is not None and rule.mg_m2_h is not None and rule.mg_m2_h.value > rule.highest.value:
        found = f"{rule.mg_m2_h.value} > {rule.highest.value}"
        yield f"{key}.mg_m2_h", found, tr("at most highest")


def _rate_faults(part: ReactionRule | Again, regimen: Regimen, rule: ReactionRule, at: str) -> Iterator[Told]:
    if part.onset == "never" and (part.share is not None or part.mg_m2_h is not None):
        yield f"{at}.onset", '"never"', tr("no rate to go on at")
    if part.mg_m2_h is None:
        return
    for agent in rule.agents or tuple(regimen.agents):
        fastest = _fastest(regimen, agent)
        if fastest is not None and part.mg_m2_h.value > fastest:
            expected = tr("at most the planned {rate} mg/m2/h").format(rate=fastest)
            yield f"{at}.mg_m2_h", str(part.mg_m2_h.value), expected


def _fastest(regimen: Regimen, agent_id: str) -> Decimal | None:
    agent = regimen.agents.get(agent_id)
    rates = [step.mg_m2_h.value for step in agent.rate_steps if step.mg_m2_h] if agent else []
    return max(rates, default=None)


def _comparison_faults(reactions: Reactions, regimen: Regimen) -> Iterator[Told]:
    for name, count in Counter(one.agent for one in reactions.comparisons).items():
        if count > 1:
            yield f"reactions.comparisons.{name}", tr("the drug twice"), tr("each drug once")
    agents = [one.agent for one in reactions.comparisons]
    yield from _unknown("reactions.comparisons.agent", agents, regimen.agents)


def _unknown(key: str, used: Iterable[str], known: Iterable[str]) -> Iterator[Told]:
    there = list(known)
    for one in used:
        if one not in there:
            yield key, f'"{one}"', tr("one of {names}").format(names=", ".join(there))
