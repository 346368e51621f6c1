"""Sentences about orders, doses and bags."""

from infusetrack.wording.translate import mark

SENTENCES: dict[str, str] = {
    "bsa_formula": mark("There is no body-surface formula {formula}. Known: {known}."),
    "bsa_body": mark("Weight, height and body surface must be above zero."),
    "rounding_rule": mark("There is no rounding rule {rule}. Known: {known}."),
    "dose_amount": mark("The dose must be above zero."),
    "dose_needs_height": mark("A dose by body surface needs the height. Measure it first."),
    "dose_tenfold": mark(
        "Ordered {ordered_mg} mg, computed {computed_mg} mg: a tenfold slip? Check the order with the prescriber."
    ),
    "dose_differs": mark(
        "Ordered {ordered_mg} mg, computed {computed_mg} mg: {percent} % apart. Say why, or correct the order."
    ),
    "bag_volume": mark("The bag's volume must be above zero."),
    "bag_concentration": mark(
        "{mg_ml} mg/mL is outside {low} to {high} mg/mL. Ask the pharmacy, and say why it is used."
    ),
    "bag_label": mark(
        "Concentration times volume makes {held_mg} mg, not {dose_mg} mg. Ask the pharmacy before the start."
    ),
    "bag_drug_volume": mark(
        "The label says {drug_ml} mL of drug, the dose needs {needed_ml} mL. Check the label, and say why."
    ),
    "weight_changed": mark(
        "{weight_kg} kg after {last_kg} kg: {percent} % apart, more than {limit} %. Weigh again, and ask for a new order."
    ),
    "rate_tenfold": mark(
        "{rate_ml_h} mL/h against a planned {planned_ml_h} mL/h: a tenfold slip? Read the pump again."
    ),
    "rate_differs": mark(
        "{rate_ml_h} mL/h against a planned {planned_ml_h} mL/h. Read the pump again, and say why."
    ),
}
