"""The example of the interface `hgb-review/1`, to be changed by a test."""

import copy
import json

EXAMPLE = {
    "schema": "hgb-review/1",
    "patient": {"id": "X1", "age_years": 4.2, "sex": "F", "weight_kg": 16.1},
    "protocol": {"cycle_days": 21, "note": "..."},
    "hgb": [{"time": "2030-01-07T07:10", "g_dl": 11.2, "method": "lab"},
            {"time": "2030-01-08T08:00", "g_dl": 10.1, "method": "poc"}],
    "labs": [{"time": "2030-01-08T08:00", "retic_pct": 1.4, "ldh_u_l": 310, "bili_indirect_mg_dl": 0.4,
              "haptoglobin_mg_dl": 120, "dat": "neg", "agglutination": "absent"}],
    "doses": [{"time": "2030-01-07T09:00", "drug": "magrolimab", "mg_kg": 1.0, "kind": "priming"},
              {"time": "2030-01-08T09:00", "drug": "dinutuximab"}],
    "transfusions": [{"time": "2030-01-20T14:00", "product": "rbc", "ml": 160}],
    "fluids": [{"time": "2030-01-08T07:45", "ml": 161, "kind": "saline_bolus", "hours": 1}],
    "weights": [{"time": "2030-01-08T08:00", "kg": 16.3}],
    "blood_draws": [{"time": "2030-01-08T08:00", "ml": 3.0}],
    "notes": [{"time": "2030-02-01T10:00", "kind": "bleeding_observed"}],
}  # fmt: skip


def file(**changes):
    """The example with top-level changes, as bytes; a key set to None is left out."""
    made = copy.deepcopy(EXAMPLE) | changes
    return json.dumps({key: value for key, value in made.items() if value is not None}).encode()
