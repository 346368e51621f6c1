"""Whether each day plan can be walked: steps in order, gates that open, safety steps in place."""

from collections import Counter
from collections.abc import Iterator

from infusetrack.catalog.whole_limits import reach_faults
from infusetrack.domain.lab_analytes import ANALYTES
from infusetrack.domain.regimen import DayPlan, DrugOption, FormField, Regimen, StepPlan
from infusetrack.wording.translate import tr

Told = tuple[str, str, str]

NEVER_LEFT_OUT = ("identity", "release", "order", "bag", "double_check", "infusion", "sign")
"""Kinds of steps that an infusion day has and that may not be skipped."""
NEEDS: dict[str, tuple[str, ...]] = {
    "order": ("agent",),
    "bag": ("agent",),
    "double_check": ("agent",),
    "infusion": ("agent", "vitals_plan"),
    "flush": ("agent",),
    "hydration": ("minutes", "ml_per_kg"),
    "observation": ("minutes",),
    "checklist": ("fields",),
    "medication": ("drugs",),
    "vitals": ("vitals_plan",),
}
"""What a step of a kind cannot do without."""
PARTS = ("before", "infusion", "after")


def plan_faults(regimen: Regimen) -> Iterator[Told]:
    """(key, found, expected) for every day plan or vitals plan that does not fit."""
    for name, count in Counter(plan.id for plan in regimen.day_plans).items():
        if count > 1:
            yield f"day_plans.{name}", tr("the id twice"), tr("each id once")
    for plan in regimen.day_plans:
        key = f"day_plans.{plan.id}"
        for agent in plan.agents:
            if agent not in regimen.agents:
                expected = tr("one of {names}").format(names=", ".join(regimen.agents))
                yield f"{key}.agents", f'"{agent}"', expected
        yield from reach_faults(regimen, key, plan.cycles, plan.days)
        yield from _order_faults(plan, key)
        yield from _safety_faults(plan, key)
        for step in plan.steps:
            yield from _step_faults(step, plan, regimen, f"{key}.steps.{step.key}")
    for vitals in regimen.vitals_plans.values():
        for place, point in enumerate(vitals.points, start=1):
            if point.to_min is not None and point.to_min < point.from_min:
                key = f"vitals_plans.{vitals.id}.points.{place}.to_min"
                yield key, str(point.to_min), tr("from_min or later")


def _order_faults(plan: DayPlan, key: str) -> Iterator[Told]:
    """Steps stand in the order of the day, and wait only for steps that stand before them."""
    before: list[StepPlan] = []
    for step in plan.steps:
        here, earlier = f"{key}.steps.{step.key}", [one.key for one in before]
        if step.key in earlier:
            yield here, tr("the key twice"), tr("each key once")
        for wanted in step.requires:
            if wanted not in earlier:
                expected = tr("a step that stands before this one")
                yield f"{here}.requires", f'"{wanted}"', expected
        if before and step.offset_min < before[-1].offset_min:
            expected = tr("{least} or later, as the step before").format(least=before[-1].offset_min)
            yield f"{here}.offset_min", str(step.offset_min), expected
        if before and PARTS.index(step.part) < PARTS.index(before[-1].part):
            yield f"{here}.part", f'"{step.part}"', tr("before, then infusion, then after")
        before.append(step)


def _safety_faults(plan: DayPlan, key: str) -> Iterator[Told]:
    """An infusion stands behind all its checks, and none of them can be left out."""
    if not plan.agents:
        return
    for kind in NEVER_LEFT_OUT:
        steps = [step for step in plan.steps if step.kind == kind]
        if not steps:
            yield f"{key}.steps", tr("no step of the kind {kind}").format(kind=kind), tr("one")
        for step in steps:
            always = step.cycles is None and step.days is None
            if step.skippable or not always:
                expected = tr("skippable = false, on every day of the plan")
                yield f"{key}.steps.{step.key}.skippable", tr("a step that may be left out"), expected
    for agent in plan.agents:
        yield from _gate_faults(plan, agent, key)


def _gate_faults(plan: DayPlan, agent: str, key: str) -> Iterator[Told]:
    for step in plan.steps:
        if step.kind != "infusion" or step.agent != agent:
            continue
        behind = _behind(plan, step)
        for kind in ("identity", "release", "order", "bag", "double_check"):
            if not any(one.kind == kind and one.agent in (None, agent) for one in behind):
                expected = tr("a way back to the step {kind} of {agent}").format(kind=kind, agent=agent)
                yield f"{key}.steps.{step.key}.requires", ", ".join(step.requires) or tr("nothing"), expected
        return
    yield f"{key}.steps", tr("no infusion of {agent}").format(agent=agent), tr("one")


def _behind(plan: DayPlan, step: StepPlan) -> tuple[StepPlan, ...]:
    """All steps that must be closed before this one, near and far."""
    wanted = set(step.requires)
    found: list[StepPlan] = []
    for earlier in reversed(plan.steps[: plan.steps.index(step)]):
        if earlier.key in wanted:
            found.append(earlier)
            wanted |= set(earlier.requires)
    return tuple(found)


def _step_faults(step: StepPlan, plan: DayPlan, regimen: Regimen, key: str) -> Iterator[Told]:
    for name in NEEDS.get(step.kind, ()):
        if not getattr(step, name):
            yield (
                f"{key}.{name}",
                tr("nothing"),
                tr("{name} for a step of the kind {kind}").format(name=name, kind=step.kind),
            )
    if step.agent is not None and step.agent not in plan.agents:
        expected = tr("an agent of the day plan")
        yield f"{key}.agent", f'"{step.agent}"', expected
    for wanted in (step.vitals_plan, *step.more_vitals_plans):
        if wanted is not None and wanted not in regimen.vitals_plans:
            expected = tr("one of {names}").format(names=", ".join(regimen.vitals_plans))
            yield f"{key}.vitals_plan", f'"{wanted}"', expected
    yield from reach_faults(regimen, key, step.cycles, step.days)
    yield from _draw_faults(step, key)
    keys = [*(field.key for field in step.fields), *(drug.key for drug in step.drugs)]
    for name, count in Counter(keys).items():
        if count > 1:
            yield f"{key}.{name}", tr("the key twice"), tr("each key once")
    for field in step.fields:
        yield from _field_faults(field, f"{key}.fields.{field.key}")
    for drug in step.drugs:
        yield from _drug_faults(drug, f"{key}.drugs.{drug.key}")


def _draw_faults(step: StepPlan, key: str) -> Iterator[Told]:
    draw = step.draw
    if draw is None:
        return
    if step.kind != "labs":
        yield f"{key}.draw", step.kind, tr("a step of the kind labs")
    if draw.by.value <= draw.after.value:
        yield f"{key}.draw.by", str(draw.by.value), tr("more than after")
    for wanted in draw.wants:
        if wanted not in ANALYTES:
            yield f"{key}.draw.wants", f'"{wanted}"', tr("an analyte of the laboratory form")


def _field_faults(field: FormField, key: str) -> Iterator[Told]:
    if (field.kind == "choice") != bool(field.choices):
        yield f"{key}.choices", str(len(field.choices)), tr("choices for the kind choice, none for others")
    allowed = {"yes_no": ("yes", "no"), "choice": field.choices}.get(field.kind, ())
    if field.must_be is not None and field.must_be not in allowed:
        expected = tr("one of {names}").format(names=", ".join(allowed) or tr("nothing"))
        yield f"{key}.must_be", f'"{field.must_be}"', expected
    if field.low is not None and field.high is not None and field.low > field.high:
        yield f"{key}.low", f"{field.low} > {field.high}", tr("at most high")


def _drug_faults(drug: DrugOption, key: str) -> Iterator[Told]:
    for name, number in (("low", drug.low), ("high", drug.high)):
        if number.unit != f"{drug.unit}/kg":
            yield f"{key}.{name}.unit", number.unit, tr("the unit {unit}").format(unit=f"{drug.unit}/kg")
        if not number.value:
            yield f"{key}.{name}", "0", tr("more than zero")
    if drug.low.value > drug.high.value:
        yield f"{key}.low", f"{drug.low.value} > {drug.high.value}", tr("at most high")
    if drug.cap and (drug.cap.unit != drug.unit or not drug.cap.value):
        found = f"{drug.cap.value} {drug.cap.unit}"
        yield f"{key}.cap", found, tr("more than zero, in {unit}").format(unit=drug.unit)
