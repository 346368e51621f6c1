"""Answers about vital signs: reference limits, a low pressure, National PEWS and NEWS2."""

from collections.abc import Mapping
from decimal import Decimal
from functools import lru_cache
from typing import Any

from infusetrack.domain.errors import Refused
from infusetrack.domain.hypotension import judge, limits_for
from infusetrack.domain.quantities import Guard
from infusetrack.domain.reference_limits import Reference
from infusetrack.domain.scores_bands import News2Chart, PewsChart
from infusetrack.domain.scores_news2 import SCALE_1, SCALE_2, News2Set, risk_of
from infusetrack.domain.scores_news2 import points as news2_points
from infusetrack.domain.scores_pews import LITRES, PERCENT, PewsSet, level_of
from infusetrack.domain.scores_pews import points as pews_points
from infusetrack.domain.vitals import AIR
from infusetrack.exchange.calc_reading import (
    Question,
    flag,
    keys_known,
    name,
    number,
    present,
    shown,
    whole,
)
from infusetrack.exchange.calc_rounding import significant

Answer = dict[str, object]
Guards = Mapping[str, Guard]
LIMITS_KEYS = frozenset({"ask", "age_years", "sex"})
HYPOTENSION_KEYS = frozenset({"ask", "age_years", "sbp", "baseline_sbp"})
PEWS_KEYS = frozenset({
    "ask", "chart", "age_years", "respiratory_rate", "respiratory_distress", "spo2", "oxygen_device",
    "oxygen_delivery", "oxygen_unit", "heart_rate", "systolic_bp", "bp_not_possible_concern",
    "capillary_refill_s", "avpu",
})  # fmt: skip
NEWS2_KEYS = frozenset({
    "ask", "respiratory_rate", "spo2", "spo2_scale", "on_oxygen", "systolic_bp", "pulse", "acvpu",
    "temperature_c",
})  # fmt: skip
PEWS_CHART = "national_pews_2023"
SEXES: Mapping[str, str] = {"m": "male", "male": "male", "f": "female", "female": "female"}
AVPU, ACVPU = ("A", "V", "P", "U"), ("A", "C", "V", "P", "U")
OLDEST = Decimal(120)
MEMORY = 8192
"""Answers kept by age in months and sex."""
LEAST_PERCENT = Decimal(2)
"""A smaller amount in percent is a fraction that was typed: 0.4 for 40 %."""
MOST_PERCENT = Decimal(100)
MONTHS = 12
GUARD_OF: Mapping[str, str] = {
    "respiratory_rate": "respiratory rate", "spo2": "SpO2", "heart_rate": "heart rate",
    "pulse": "heart rate", "systolic_bp": "systolic BP", "sbp": "systolic BP",
    "baseline_sbp": "systolic BP", "temperature_c": "temperature",
    "capillary_refill_s": "capillary refill",
}  # fmt: skip
"""The name of each key in the table of plausible limits."""
PARAMETERS: Mapping[str, str] = {
    "heart_rate": "heart_rate", "respiratory_rate": "respiratory_rate", "systolic_bp": "sbp",
    "diastolic_bp": "dbp", "temperature_c": "temperature_c", "spo2": "spo2",
}  # fmt: skip
"""The parameters of an answer by their names in a set."""


def vital_limits(question: Question, reference: Reference) -> Answer:
    """Low and high of each number at an age, with the table; null where no table knows the age."""
    keys_known(question, LIMITS_KEYS)
    age = _age(question, Decimal(0), OLDEST)
    return {"ok": True} | _told(reference, int(age * MONTHS), _sex(question))


def _sex(question: Question) -> str:
    if question.get("sex") is None:
        return ""
    found = SEXES.get(name(question, "sex"))
    if found is None:
        raise Refused("calc_not_one_of", key="sex", value=shown(question["sex"]), known=tuple(SEXES))
    return found


@lru_cache(maxsize=MEMORY)
def _told(reference: Reference, months: int, sex: str) -> Answer:
    answer: Answer = {}
    for parameter, key in PARAMETERS.items():
        one = next(iter(reference.at(key, months, sex)), None)
        answer[parameter] = {
            "low": one.low if one else None,
            "high": one.high if one else None,
            "source": one.table.source if one else None,
        }
    return answer | {"sbp_hypotension": limits_for(reference, months // MONTHS).floor}


def hypotension(question: Question, reference: Reference, guards: Guards) -> Answer:
    """Whether a systolic pressure lies under the higher of age floor and 85 % of the baseline."""
    keys_known(question, HYPOTENSION_KEYS)
    age = number(question, "age_years")
    guards["age"].check(age)
    sbp = _plausible(question, "sbp", guards)
    baseline = None
    if question.get("baseline_sbp") is not None:
        baseline = _plausible(question, "baseline_sbp", guards)
    limits = limits_for(reference, int(age), baseline)
    found = judge(sbp, baseline, limits, limits, symptoms=False)
    limit = limits.highest
    return {
        "ok": True,
        "hypotension": found.level == "stop",
        "limit": None if limit is None else significant(limit),
        "rule": "pals_age_floor" if limits.rule == "age_floor" else "85_percent_of_baseline",
    }


def pews(question: Question, chart: PewsChart | None, guards: Guards) -> Answer:
    """National PEWS of one whole set; only an absent pressure and absent words of alertness are let pass."""
    keys_known(question, PEWS_KEYS)
    if chart is None:
        raise Refused("no_score_chart")
    _one_of(question, "chart", (PEWS_CHART,))
    age = _age(question, Decimal(0), guards["age"].reject_high)
    if question.get("avpu") is not None:
        _one_of(question, "avpu", AVPU)
    taken = PewsSet(
        respiratory_rate=_plausible(question, "respiratory_rate", guards),
        respiratory_distress=_one_of(question, "respiratory_distress", tuple(chart.distress)),
        spo2=_plausible(question, "spo2", guards),
        heart_rate=_plausible(question, "heart_rate", guards),
        systolic_bp=_optional(question, "systolic_bp", guards),
        bp_not_possible=question.get("systolic_bp") is None,
        concern=flag(question, "bp_not_possible_concern"),
        capillary_refill_s=_plausible(question, "capillary_refill_s", guards),
        **_oxygen(question, chart, guards),
    )
    scored = {item: points or 0 for item, points in pews_points(chart, int(age), taken).items()}
    total = sum(scored.values())
    return {"ok": True, "scores": scored, "total": total, "level": level_of(chart, total)}


def _oxygen(question: Question, chart: PewsChart, guards: Guards) -> dict[str, Any]:
    """Device, amount and unit; air has no amount, and of high flow none is asked."""
    device = _one_of(question, "oxygen_device", (AIR, *chart.measured, *chart.high_flow))
    if device == AIR and question.get("oxygen_delivery") is not None:
        raise Refused("pews_air_amount")
    if device not in chart.measured:
        return {"oxygen_device": device}
    unit, amount = _one_of(question, "oxygen_unit", (PERCENT, LITRES)), number(question, "oxygen_delivery")
    flow = guards["oxygen flow"]
    low, high = (LEAST_PERCENT, MOST_PERCENT) if unit == PERCENT else (flow.reject_low, flow.reject_high)
    if not low <= amount <= high:
        raise Refused("number_implausible", field="oxygen", value=amount, low=low, high=high, unit=unit)
    return {"oxygen_device": device, "oxygen_delivery": amount, "oxygen_unit": unit}


def news2(question: Question, chart: News2Chart | None, guards: Guards) -> Answer:
    """NEWS2 of one whole set."""
    keys_known(question, NEWS2_KEYS)
    if chart is None:
        raise Refused("no_score_chart")
    scale = whole(question, "spo2_scale")
    if scale not in {SCALE_1, SCALE_2}:
        raise Refused("calc_not_one_of", key="spo2_scale", value=str(scale), known=("1", "2"))
    present(question, "on_oxygen")
    scored = news2_points(
        chart,
        News2Set(
            respiratory_rate=_plausible(question, "respiratory_rate", guards),
            spo2=_plausible(question, "spo2", guards),
            spo2_scale=scale,
            on_oxygen=flag(question, "on_oxygen"),
            systolic_bp=_plausible(question, "systolic_bp", guards),
            pulse=_plausible(question, "pulse", guards),
            acvpu=_one_of(question, "acvpu", ACVPU),
            temperature_c=_plausible(question, "temperature_c", guards),
        ),
    )
    total = sum(points or 0 for points in scored.values())
    return {"ok": True, "scores": dict(scored), "total": total, "risk": risk_of(chart, scored)}


def _plausible(question: Question, key: str, guards: Guards) -> Decimal:
    value = number(question, key)
    guards[GUARD_OF[key]].check(value)
    return value


def _optional(question: Question, key: str, guards: Guards) -> Decimal | None:
    return None if question.get(key) is None else _plausible(question, key, guards)


def _age(question: Question, low: Decimal, high: Decimal) -> Decimal:
    age = number(question, "age_years")
    if not low <= age <= high:
        raise Refused("number_implausible", field="age", value=age, low=low, high=high, unit="year")
    return age


def _one_of(question: Question, key: str, known: tuple[str, ...]) -> str:
    told = name(question, key)
    if told not in known:
        raise Refused("calc_not_one_of", key=key, value=shown(told), known=known)
    return told
