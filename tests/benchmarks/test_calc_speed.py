"""`calc` answers at least 20,000 arithmetic questions a second on one core.

Each kind is timed in processor time of this process; the floor beside it is the plain cost of
reading and writing the same lines with the standard library.
"""

import io
import json
import resource
import subprocess
import sys
import time

import pytest

from infusetrack.exchange.calc import run
from tests.exchange.kit import KIT

MANY = 20_000
FLOOR_PER_S = 20_000
START = "2026-11-23T08:00:00-05:00"
QUESTIONS = {
    "bsa": {"ask": "bsa", "weight_kg": 16, "height_cm": "100.5", "formula": "boyd"},
    "cycle_day": {"ask": "cycle_day", "regimen": "nct04751383", "arm": "A", "cycle": 3, "day": 8},
    "grade": {"ask": "grade", "ctcae": "5.0", "term": "Hyponatremia", "value": 127, "unit": "mmol/L",
              "lln": 135, "uln": 145, "symptomatic": False},
    "grade by ratios": {"ask": "grade", "ctcae": "5.0", "term": "Creatinine increased", "value": "1.585",
                        "lln": 0.35, "uln": 0.7, "baseline": 1.05, "baseline_status": "abnormal_high"},
    "convert": {"ask": "convert", "quantity": "creatinine", "value": 0.7, "from": "mg/dL", "to": "umol/L"},
    "vital_limits": {"ask": "vital_limits", "age_years": 6.5, "sex": "female"},
    "hypotension": {"ask": "hypotension", "age_years": 3, "sbp": 79, "baseline_sbp": 92},
    "pews": {"ask": "pews", "chart": "national_pews_2023", "age_years": 6, "respiratory_rate": 39,
             "respiratory_distress": "mild", "spo2": 100, "oxygen_device": "NRB", "oxygen_delivery": 50,
             "oxygen_unit": "%", "heart_rate": 74, "systolic_bp": 60, "capillary_refill_s": 3, "avpu": "P"},
    "news2": {"ask": "news2", "respiratory_rate": 22, "spo2": 82, "spo2_scale": 2, "on_oxygen": 1,
              "systolic_bp": 100, "pulse": 92, "acvpu": "A", "temperature_c": 39.0},
    "rate_plan": {"ask": "rate_plan", "agent": "dinutuximab", "dose_mg": 11.2, "volume_ml": 103.2,
                  "start": START, "bsa_m2": 0.64},
    "infusion": {"ask": "infusion", "dose_mg": 11.2, "volume_ml": 103.2, "now": "2026-11-23T10:00:00-05:00",
                 "events": [{"at": START, "event": "started", "rate_ml_h": 5.16}]},
}  # fmt: skip


def seconds(work):
    begun = time.process_time()
    work()
    return time.process_time() - begun


@pytest.mark.parametrize("kind", QUESTIONS)
def test_questions_a_second(kind):
    line = json.dumps(QUESTIONS[kind]).encode() + b"\n"
    out = io.BytesIO()
    run([line], out, io.StringIO(), KIT)
    reply = json.loads(out.getvalue())
    floor = seconds(lambda: [json.dumps(reply) for _ in range(MANY) if json.loads(line)])
    ours = min(seconds(lambda: run([line] * MANY, io.BytesIO(), io.StringIO(), KIT)) for _ in range(3))
    print(f"{kind}: {MANY / ours:,.0f}/s; reading and writing alone {MANY / floor:,.0f}/s")  # noqa: T201
    assert MANY / ours >= FLOOR_PER_S


def test_twenty_thousand_grades_take_a_second_with_the_start():
    """The whole command in a process of its own, from the start of Python to the last answer."""
    line = json.dumps(QUESTIONS["grade by ratios"]).encode() + b"\n"
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    done = subprocess.run(
        [sys.executable, "-m", "infusetrack", "calc"], input=line * MANY, capture_output=True, check=True
    )
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    spent = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    print(f"{MANY} grades with the start: {spent:.2f} s")  # noqa: T201
    assert done.stdout.count(b"\n") == MANY
    assert spent <= MANY / FLOOR_PER_S
