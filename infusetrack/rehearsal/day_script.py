"""One practice day as a list of timed facts, made from the regimen's own steps."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import ROUND_CEILING, Decimal
from itertools import chain

from infusetrack.domain.events import (
    BagReceived,
    DaySigned,
    DrugGiven,
    Event,
    FlushEnded,
    FlushStarted,
    IdentityConfirmed,
    InfusionCompleted,
    InfusionStarted,
    LabsReported,
    LabValue,
    Measured,
    OrderEntered,
    PreStartChecked,
    PreStartWitnessed,
    RateChanged,
    Released,
    StepDone,
    StepStarted,
    Value,
    VitalsTaken,
)
from infusetrack.domain.infusion import span_of
from infusetrack.domain.medication import dose_window
from infusetrack.domain.regimen import Agent, FormField, Regimen, StepPlan
from infusetrack.rehearsal.child import Child
from infusetrack.rehearsal.planned_sets import afterwards, before, during
from infusetrack.wording import figures

FIRST, SECOND = "RN 27", "RN 14"
PRESCRIBER = "MD 03"
FLUSH_AFTER = timedelta(seconds=10)
"""The flush hangs ready: it begins so soon after the bag is empty."""
ANSWERS: dict[str, Value] = {"last_dose": Decimal(7), "infusion_rate": Decimal(20), "comfortable": True}
"""What the plan leaves open: days since the last dose, morphine in mcg/kg/h, comfort without it."""


@dataclass(frozen=True, slots=True)
class Scripted:
    """A fact, when it happened and who wrote it."""

    at: datetime
    by: str
    event: Event


@dataclass(frozen=True, slots=True)
class Bag:
    """What hangs: ordered dose in mg, basis and per-unit dose, bag volume and dead volume in mL."""

    dose_mg: Decimal
    volume_ml: Decimal
    basis: str
    per_unit: Decimal
    bsa_m2: Decimal | None
    dead_volume_ml: Decimal = Decimal(3)


@dataclass(frozen=True, slots=True)
class DayScript:
    """A whole undisturbed day; `start` is the moment the pump starts."""

    regimen: Regimen
    label: str
    cycle: int
    day: int
    child: Child
    start: datetime
    bags: tuple[tuple[str, Bag], ...]
    vitals: Callable[[datetime, str], VitalsTaken]

    def facts(self) -> list[Scripted]:
        """All facts of the day in the order in which they happen."""
        made = [fact for plan in self.regimen.steps_of(self.cycle, self.day) for fact in self._step(plan)]
        return sorted(made, key=lambda fact: fact.at)

    def _step(self, plan: StepPlan) -> Iterator[Scripted]:
        makers: dict[str, Callable[[StepPlan, datetime], Iterator[Scripted]]] = {
            "hydration": self._timed, "observation": self._timed, "medication": self._drugs,
            "double_check": self._checks, "infusion": self._infusion, "flush": self._flush,
        }  # fmt: skip
        at = self._begin(plan)
        if plan.kind in makers:
            yield from makers[plan.kind](plan, at)
        else:
            yield Scripted(at, FIRST, self._single(plan, at))

    def _begin(self, plan: StepPlan) -> datetime:
        if plan.kind == "flush":
            return self._end() + FLUSH_AFTER
        if plan.kind == "observation":
            return self._end() + timedelta(minutes=2)
        if plan.part == "after" and plan.minutes is not None:
            return self._end() + timedelta(minutes=int(plan.minutes.value))
        if plan.part == "after":
            return self._end() + self._observed() + timedelta(minutes=5)
        return self.start + timedelta(minutes=plan.offset_min)

    def _observed(self) -> timedelta:
        plans = self.regimen.steps_of(self.cycle, self.day)
        spans = [int(p.minutes.value) for p in plans if p.kind == "observation" and p.minutes]
        return timedelta(minutes=max(spans, default=0))

    def _end(self) -> datetime:
        moment = self.start
        for agent_id, bag in self.bags:
            for _, minutes in self._runs(self.regimen.agents[agent_id], bag):
                moment += minutes
        return moment

    def _runs(self, agent: Agent, bag: Bag) -> Iterator[tuple[Decimal, timedelta]]:
        left = bag.volume_ml
        for step in agent.rate_steps:
            rate = bag.volume_ml * step.bag_share_per_h.value
            if step.minutes is None:
                yield rate, span_of(left, rate)
                return
            volume = rate * step.minutes.value / 60
            left -= volume
            yield rate, timedelta(minutes=int(step.minutes.value))

    def _single(self, plan: StepPlan, at: datetime) -> Event:
        match plan.kind:
            case "identity":
                both = (self.child.study_id, self.child.second_identifier)
                return IdentityConfirmed(self.label, plan.key, both, "scanned")
            case "measure":
                height = self.child.height_cm if self.day == 1 else None
                return Measured(self.label, plan.key, self.child.weight_kg, height)
            case "labs":
                return self._labs(plan, at)
            case "vitals":
                return self.vitals(at, plan.key)
            case "release":
                return Released(self.label, plan.key, ())
            case "order":
                return self._order(plan)
            case "bag":
                return self._bag(plan, at)
            case "sign":
                return DaySigned(self.label, plan.key, "performed", "")
            case _:
                return StepDone(self.label, plan.key, _answers(plan, at))

    def _labs(self, plan: StepPlan, at: datetime) -> LabsReported:
        return LabsReported(self.label, plan.key, at, panel(self.child.hgb_on(self.label)))

    def _for(self, plan: StepPlan) -> tuple[str, Bag]:
        return next((pair for pair in self.bags if plan.agent in {None, pair[0]}), self.bags[0])

    def _order(self, plan: StepPlan) -> OrderEntered:
        agent_id, bag = self._for(plan)
        agent, child = self.regimen.agents[agent_id], self.child
        factor = {"mg_m2": bag.bsa_m2 or Decimal(0), "mg_kg": child.weight_kg}.get(bag.basis, Decimal(1))
        return OrderEntered(
            day=self.label, step=plan.key, agent=agent_id, prescriber=PRESCRIBER,
            basis=bag.basis,  # type: ignore[arg-type]
            per_unit=bag.per_unit, ordered_mg=bag.dose_mg, computed_mg=bag.per_unit * factor,
            weight_kg=child.weight_kg, height_cm=child.height_cm, bsa_formula=self.regimen.bsa_formula,
            bsa_m2=bag.bsa_m2, rounding="0.1 mg",
            infusion_minutes=int(agent.infusion_minutes.value),
        )  # fmt: skip

    def _bag(self, plan: StepPlan, at: datetime) -> BagReceived:
        agent_id, bag = self._for(plan)
        agent = self.regimen.agents[agent_id]
        per_ml = agent.vial_mg.value / agent.vial_ml.value if agent.vial_mg and agent.vial_ml else Decimal(20)
        per_vial = agent.vial_mg.value if agent.vial_mg else Decimal(200)
        mixed = at - timedelta(minutes=20)
        return BagReceived(
            day=self.label, step=plan.key, agent=agent_id, product=agent.name, lot="PRACTICE-1",
            expires_at=mixed + timedelta(hours=24), mixed_at=mixed,
            drug_ml=(bag.dose_mg / per_ml).quantize(Decimal("0.01")),
            vials=int((bag.dose_mg / per_vial).to_integral_value(ROUND_CEILING)), bag_ml=bag.volume_ml,
            dead_volume_ml=bag.dead_volume_ml, primed_with="saline",
        )  # fmt: skip

    def _timed(self, plan: StepPlan, at: datetime) -> Iterator[Scripted]:
        minutes = int(plan.minutes.value) if plan.minutes else 30
        values: tuple[tuple[str, Value], ...] = ()
        if plan.ml_per_kg is not None:
            values = (("volume_ml", plan.ml_per_kg.value * self.child.weight_kg),)
        yield Scripted(at, FIRST, StepStarted(self.label, plan.key, values))
        yield Scripted(at + timedelta(minutes=minutes), FIRST, StepDone(self.label, plan.key, values))

    def _drugs(self, plan: StepPlan, at: datetime) -> Iterator[Scripted]:
        for option in plan.drugs:
            dose = dose_window(option, self.child.weight_kg).low
            yield Scripted(
                at, FIRST, DrugGiven(self.label, plan.key, option.drug, dose, option.unit, option.route)
            )
        done = at + timedelta(minutes=2)
        yield Scripted(done, FIRST, StepDone(self.label, plan.key, _answers(plan, done)))

    def _checks(self, plan: StepPlan, at: datetime) -> Iterator[Scripted]:
        agent_id, bag = self._for(plan)
        rate = bag.volume_ml * self.regimen.agents[agent_id].rate_steps[0].bag_share_per_h.value
        numbers = (agent_id, bag.dose_mg, bag.volume_ml, rate)
        yield Scripted(at, FIRST, PreStartChecked(self.label, plan.key, *numbers))
        yield Scripted(at + timedelta(minutes=2), SECOND, PreStartWitnessed(self.label, plan.key, *numbers))

    def _infusion(self, plan: StepPlan, at: datetime) -> Iterator[Scripted]:
        agent_id, bag = self._for(plan)
        moment = self.start
        for number, (rate, lasts) in enumerate(self._runs(self.regimen.agents[agent_id], bag)):
            fact: Event = RateChanged(self.label, plan.key, rate, "titration")
            if number == 0:
                fact = InfusionStarted(
                    self.label, plan.key, agent_id, bag.dose_mg, bag.volume_ml, rate, bag.dead_volume_ml
                )
            yield Scripted(moment, FIRST, fact)
            moment += lasts
        yield Scripted(moment, FIRST, InfusionCompleted(self.label, plan.key))
        vitals_plan = self.regimen.vitals_plans[plan.vitals_plan or ""]
        sets = (before(vitals_plan, at), during(vitals_plan, at, moment), afterwards(vitals_plan, moment))
        for taken_at in chain.from_iterable(sets):
            yield Scripted(taken_at, FIRST, self.vitals(taken_at, ""))

    def _flush(self, plan: StepPlan, at: datetime) -> Iterator[Scripted]:
        agent_id, bag = self._for(plan)
        *_, (rate, _) = self._runs(self.regimen.agents[agent_id], bag)
        ended = at + span_of(bag.dead_volume_ml, rate)
        yield Scripted(at, FIRST, FlushStarted(self.label, plan.key, bag.dead_volume_ml, rate))
        yield Scripted(ended, FIRST, FlushEnded(self.label, plan.key))


def _answers(plan: StepPlan, at: datetime) -> tuple[tuple[str, Value], ...]:
    return tuple((asked.key, _answer(asked, at)) for asked in plan.fields)


def _answer(asked: FormField, at: datetime) -> Value:
    if asked.key in ANSWERS:
        return ANSWERS[asked.key]
    match asked.kind:
        case "yes_no":
            return asked.must_be == "yes"
        case "number":
            return asked.low or Decimal(1)
        case "choice":
            return asked.must_be or asked.choices[0]
        case "time" if at.tzinfo is not None:
            return figures.moment(at, at.tzinfo)
        case _:
            return "as planned"


def panel(hgb: Decimal) -> tuple[LabValue, ...]:
    """A full panel that passes every limit but, perhaps, the Hgb."""
    rows = (
        ("hemoglobin", hgb, "g/dL", "11.5", "15.5"), ("neutrophils", "2.4", "10^9/L", "1.5", "8.0"),
        ("platelets", "142", "10^9/L", "150", "400"), ("sodium", "138", "mmol/L", "135", "145"),
        ("potassium", "4.1", "mmol/L", "3.5", "5.1"), ("calcium", "9.2", "mg/dL", "8.8", "10.8"),
        ("albumin", "3.9", "g/dL", "3.5", "5.0"), ("creatinine", "0.4", "mg/dL", "0.3", "0.7"),
        ("bilirubin", "0.5", "mg/dL", "0.1", "1.2"), ("alt", "31", "U/L", "5", "45"),
        ("ast", "34", "U/L", "10", "50"),
    )  # fmt: skip
    return tuple(LabValue(a, Decimal(v), u, Decimal(lo), Decimal(hi)) for a, v, u, lo, hi in rows)
