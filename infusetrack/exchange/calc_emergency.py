"""Emergency doses as an answer: by drug, with caps, volumes, repeats and where each number is from."""

from decimal import Decimal

from infusetrack.domain.emergency import EmergencyDose, EmergencyDrug, Repeat, doses
from infusetrack.domain.quantities import Guard
from infusetrack.domain.sourced import Sourced
from infusetrack.exchange.calc_reading import Question, keys_known, number

Answer = dict[str, object]
KEYS = frozenset({"ask", "weight_kg"})


def emergency(question: Question, drugs: tuple[EmergencyDrug, ...], weight: Guard) -> Answer:
    """The card for a weight in kg; `not_set` names what only the site can give."""
    keys_known(question, KEYS)
    weight_kg = number(question, "weight_kg")
    weight.check(weight_kg)
    card = doses(drugs, weight_kg, {})
    return {
        "ok": True,
        "weight_kg": weight_kg,
        "doses": {one.drug.id: _dose(one) for one in card if one.is_set},
        "not_set": [one.drug.id for one in card if not one.is_set],
    }


def _dose(one: EmergencyDose) -> Answer:
    drug = one.drug
    found: Answer = {
        "drug": drug.name,
        "route": drug.route,
        "unit": drug.unit,
        "low": one.low,
        "high": one.high,
        "by_weight": one.by_weight,
        "cap": None if one.cap is None else one.cap.value,
        "capped": one.capped,
        "concentration_mg_ml": None if drug.mg_per_ml is None else drug.mg_per_ml.value,
        "volume_ml_low": _volume(one.low, one.low_ml, drug),
        "volume_ml_high": _volume(one.high, one.high_ml, drug),
        "rounded_to": drug.round_to,
        "repeat_minutes": [_repeat(again) for again in drug.repeats],
        "restricted": drug.flag,
        "sources": [_source(number) for number in one.sources],
    }
    return {key: value for key, value in found.items() if value not in (None, "", [])}


def _volume(amount: Decimal | None, drawn: Decimal | None, drug: EmergencyDrug) -> Decimal | None:
    """What is counted in mL is its own volume."""
    return amount if drug.unit == "mL" else drawn


def _repeat(again: Repeat) -> Answer:
    return {"low": again.low.value, "high": again.high.value, "source": again.low.source}


def _source(number: Sourced) -> Answer:
    return {
        "key": number.key,
        "value": number.value,
        "unit": number.unit,
        "origin": str(number.origin),
        "source": number.source,
        "verified": number.verified,
    }
