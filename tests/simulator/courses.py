"""From a scenario and a world to a child's true course and to the file that the program reads."""

from datetime import datetime, timedelta

import numpy as np

from tests.simulator.bodies import BODIES, LIFE
from tests.simulator.child import STEP, Child

ORIGIN = datetime(2030, 1, 7, 9, 0)  # noqa: DTZ001 (the file's times are local)
FLUID_SHARE = {"saline_bolus": 0.15, "maintenance": 0.05, "albumin_or_bolus": 0.25}


def course(seed, scenario, world, cycles=4):
    """One child and its file."""
    rng = np.random.default_rng(seed)
    days = np.arange(-3, 21 * cycles + STEP, STEP)
    age = float(rng.uniform(*world.ages))
    weight = float((9 + 2.6 * age) * rng.uniform(0.8, 1.2)) * world.weight_scale
    baseline = float(np.clip(rng.normal(11.3, 0.9), 9.5, 14))
    child = Child(scenario, age, weight, baseline, days, *(np.zeros_like(days) for _ in range(3)))
    _protocol(rng, child, cycles, world)
    events = _happenings(rng, child, cycles, world)
    moments = _sampling(rng, child, cycles, world)
    _phlebotomy(rng, child, moments, events, world)
    _truth(rng, child, world, events)
    for _ in range(3):
        if not _transfuse(rng, child, moments, events):
            break
        _truth(rng, child, world, events)
    _hidden(rng, child, events, world)
    _plasma(rng, child, world)
    return child, _file(rng, child, moments, world, seed)


def _protocol(rng, child, cycles, world):
    shape = rng.integers(0, 2)
    for cycle in range(cycles):
        start = 21 * cycle
        mag = [0, 7, 14] if cycle < 2 or shape else [0, 14]
        for number, day in enumerate(mag):
            kind = "priming" if cycle == number == 0 else "full"
            child.doses.append((start + day, "magrolimab", kind))
        for day in range(1, 5) if cycle == 0 else range(4):
            child.doses.append((start + day + 0.05, "dinutuximab", ""))
            child.fluids.append((start + day + 0.0, 10 * child.weight, "saline_bolus", 1))
            if rng.random() < 0.7:
                child.fluids.append(
                    (start + day + 0.1, rng.uniform(30, 80) * child.weight, "maintenance", 20)
                )
    child.doses.sort()


def _curve(days, start, onset, pace, total):
    since = np.maximum(days - start, 0)
    onset, pace = max(onset, 0.05), max(pace, 0.06)
    if abs(onset - pace) < 0.02:
        pace += 0.05
    rate = total / (pace - onset) * (np.exp(-since / pace) - np.exp(-since / onset))
    return np.where(days >= start, np.maximum(rate, 0), 0)


def _saturated(days, start, onset, pace, total):
    """A spleen that works at its limit: an even loss once cells are coated, then the rest dies away."""
    coated = np.clip((days - start) / onset, 0, 1)
    left, rates, half = total, [], total * 0.25
    for share in coated:
        rate = share * total / pace * 1.5 * left / (left + half)
        left = max(0.0, left - rate * STEP)
        rates.append(rate)
    return np.array(rates)


def _happenings(rng, child, cycles, world):
    days = child.days
    events = {
        "clearance": _clearance(rng, child, world),
        "loss": np.zeros_like(days),
        "marrow": np.ones_like(days),
        "given": np.zeros_like(days),
        "vulnerable": 1 / (1 + np.exp(-(np.arange(0, LIFE, 1.0) - rng.uniform(20, 55)) / 10)),
    }
    if rng.random() < 0.15:
        child.notes.append((rng.uniform(1, 80), "procedure"))
    if child.scenario == "bleed":
        _bleed(rng, child, cycles, world, events)
    if child.scenario == "marrow":
        at, span = rng.uniform(2, 35), rng.uniform(18, 35)
        events["marrow"] = np.where((days >= at) & (days < at + span), rng.uniform(0.0, 0.25), 1.0)
    if child.scenario == "dilution":
        _much_fluid(rng, child, cycles)
    if world.surgery and rng.random() < world.surgery:
        _operated(rng, child, events)
    return events


def _operated(rng, child, events):
    """An operation: a little blood lost, a marrow that rests for two weeks, and a note."""
    at, span = rng.uniform(2, 50), rng.uniform(10, 16)
    child.notes.append((at, "procedure"))
    events["loss"] += np.where((child.days >= at) & (child.days < at + 0.5), rng.uniform(0.6, 1.2) / 0.5, 0)
    resting = (child.days >= at) & (child.days < at + span)
    events["marrow"] = events["marrow"] * np.where(resting, rng.uniform(0.1, 0.4), 1.0)


def _clearance(rng, child, world):
    """What CD47 blockade takes, in g/dL a day: a dip after priming, little later, much in a case."""
    days, scenario = child.days, child.scenario
    total = rng.uniform(0.1, 0.6) if scenario == "quiet" else rng.uniform(0.4, 1.6)
    if scenario in {"cd47", "cd47_hidden"}:
        total = rng.uniform(*world.case_size) * world.case_scale
    shape = _curve if world.clearing == "curve" else _saturated
    clear = shape(days, 0.1, rng.uniform(*world.onset_days), rng.uniform(*world.pace_days), total)
    later = [day for day, drug, kind in child.doses if drug == "magrolimab" and kind == "full"]
    for day in later:
        clear += _curve(days, day + 0.1, 0.8, 2.0, rng.uniform(0, 0.25))
    if scenario == "cd47_late":
        at, total = float(rng.choice(later[:-2])), rng.uniform(*world.case_size) * world.case_scale
        clear += shape(days, at + 0.1, rng.uniform(*world.onset_days), rng.uniform(*world.pace_days), total)
    return clear


def _bleed(rng, child, cycles, world, events):
    at, size, span = rng.uniform(3, 21 * cycles - 14), rng.uniform(*world.bleed_size), rng.uniform(0.4, 5)
    events["loss"] += np.where((child.days >= at) & (child.days < at + span), size / span, 0)
    child.bleeds.append((at, at + span))
    if rng.random() < world.note_when_bleeding:
        kind = "bleeding_observed" if rng.random() < 0.6 else "melena"
        child.notes.append((at + rng.uniform(0.1, span), kind))


def _much_fluid(rng, child, cycles):
    for _ in range(rng.integers(1, 4)):
        at = rng.uniform(1, 21 * cycles - 5)
        for hour in range(rng.integers(2, 5)):
            ml = rng.uniform(15, 30) * child.weight
            child.fluids.append((at + hour * 0.15, ml, "albumin_or_bolus", 2))


def _sampling(rng, child, cycles, world):
    moments = [-rng.uniform(0.5, 2.8)] if rng.random() < 0.6 else []
    moments.append(-0.08)
    moments += [
        day - 0.05 + rng.normal(0, 0.01) for day, drug, _ in child.doses if drug == "magrolimab" and day
    ]
    moments += [d + 0.9 + rng.normal(0, 0.1) for d in range(5) if rng.random() < world.per_week / 5]
    extra = rng.poisson(max(0, world.per_week - 1) * 3 * cycles)
    inpatient = [d for d, drug, _ in child.doses if drug == "dinutuximab"]
    for _ in range(extra):
        if rng.random() < 0.4:
            moments.append(float(rng.choice(inpatient)) + rng.uniform(0.1, 1.0))
        else:
            moments.append(rng.uniform(0.3, 21 * cycles - 0.2))
    if child.scenario == "dilution":
        boluses = [f[0] for f in child.fluids if f[2] == "albumin_or_bolus"]
        moments += [float(rng.choice(boluses)) + rng.uniform(0.1, 0.6) for _ in range(3)]
    if world.checked_at_hours:
        moments += [rng.uniform(0.15, 0.25), 7 + rng.uniform(0.15, 0.25)]
    moments = np.unique(np.round(np.array(moments) * 1440) / 1440)
    return moments[np.append(True, np.diff(moments) > 0.08)]


def _phlebotomy(rng, child, moments, events, world):
    for day in moments:
        child.draws.append((day, float(rng.uniform(*world.draw_ml))))
    if child.scenario == "phlebotomy":
        start, span = rng.uniform(1, 20), rng.uniform(14, 40)
        for day in np.arange(start, start + span, 0.25):
            child.draws.append((float(day), 5.0))
    for day in [at for at, drug, _ in child.doses if drug == "dinutuximab" and world.inpatient_draws]:
        child.draws += [(day + 0.25 * turn, 2.5) for turn in range(world.inpatient_draws)]
    child.draws.sort()
    for day, ml in child.draws:
        place = int(np.clip(np.searchsorted(child.days, day), 0, len(child.days) - 1))
        events["loss"][place] += ml / child.blood_ml * child.baseline / STEP


def _truth(rng, child, world, events):
    body = BODIES[world.body]
    state = np.random.default_rng(int(child.weight * 1e6) % 2**31)
    child.mass, child.cd47, child.hemolysis, child.retic_factor = body(
        state, child.days, child.baseline, events
    )


def _transfuse(rng, child, moments, events):
    """Red cells where a sampled value lies under the ward's line, not twice in five days."""
    line = 7.2 if child.scenario != "cd47_hidden" else 8.4
    for day in moments:
        recent = any(abs(day - at) < 5 for at, _ in child.units)
        if day > 0 and not recent and child.at(child.mass, day) < line and rng.random() < 0.8:
            _give(rng, child, events, day + 0.2)
            return True
    return False


def _hidden(rng, child, events, world):
    """In some children a unit is given early, for another reason, and hides the fall."""
    if child.scenario == "cd47_hidden" and not child.units:
        _give(rng, child, events, float(rng.uniform(1.5, 5)))
        _truth(rng, child, world, events)


def _give(rng, child, events, day):
    ml = float(rng.uniform(8, 15)) * child.weight
    child.units.append((day, ml))
    place = min(int(np.searchsorted(child.days, day)), len(child.days) - 1)
    events["given"][place] += ml / child.weight * 0.2 * rng.normal(1, 0.15)


def _plasma(rng, child, world):
    days, half = child.days, float(rng.uniform(*world.half_life_h)) / 24
    factor = world.fluid_share * float(np.exp(rng.normal(0, 0.25)))
    thin = np.zeros_like(days)
    for at, ml, kind, hours in child.fluids:
        span = max(hours / 24, STEP)
        ran = np.clip((days - at) / span, 0, 1)
        after = np.maximum(days - at - span / 2, 0)
        thin += FLUID_SHARE[kind] * factor * ml / child.blood_ml * ran * 0.5 ** (after / half)
    wander = np.zeros_like(days)
    for place in range(1, len(days)):
        wander[place] = wander[place - 1] * 0.8 + rng.normal(0, 0.01)
    child.thinned = thin + wander


# --- what is written down -----------------------------------------------------------------


def stamp(day):
    """A day of the course as the file writes it."""
    return (ORIGIN + timedelta(minutes=round(day * 1440))).strftime("%Y-%m-%dT%H:%M")


def _file(rng, child, moments, world, seed):
    values, child.bad = [], []
    slips = rng.choice(moments[moments > 0], size=1) if child.scenario in {"drip_arm", "unit_slip"} else []
    for day in moments:
        poc = rng.random() < world.poc
        true = child.at(child.shown, day)
        seen = true * rng.normal(1, np.hypot(world.biological, 0.013))
        if poc:
            seen += rng.normal(-0.15, 0.55)
        bad = (day in slips and child.scenario == "drip_arm") or rng.random() < 0.0015
        if bad:
            seen *= rng.uniform(0.55, 0.85)
        child.bad.append(bool(bad))
        if day in slips and child.scenario == "unit_slip":
            seen *= 10
        values.append(
            {"time": stamp(day), "g_dl": round(max(seen, 1.5), 1), "method": "poc" if poc else "lab"}
        )
    child.moments = moments
    keep = lambda share: rng.random() >= share  # noqa: E731
    return {
        "schema": "hgb-review/1",
        "patient": {
            "id": f"S{seed}",
            "age_years": round(child.age, 1),
            "sex": "F",
            "weight_kg": round(child.weight, 1),
        },
        "protocol": {"cycle_days": 21, "note": ""},
        "hgb": values,
        "labs": _markers(rng, child, moments, world),
        "doses": [_dose(*dose) for dose in child.doses],
        "transfusions": sorted(
            (
                {"time": stamp(d), "product": "rbc", "ml": round(ml)}
                for d, ml in child.units
                if keep(world.units_missing)
            ),
            key=lambda one: one["time"],
        ),
        "fluids": sorted(
            (
                {"time": stamp(d), "ml": round(ml), "kind": k, "hours": h}
                for d, ml, k, h in child.fluids
                if keep(world.fluids_missing)
            ),
            key=lambda one: one["time"],
        ),
        "weights": [
            {
                "time": stamp(d),
                "kg": round(
                    child.weight
                    * (1 + child.at(child.thinned, d) / 0.024 / 100)
                    * rng.normal(1, world.weight_noise),
                    1,
                ),
            }
            for d in moments
            if rng.random() < 0.5
        ],
        "blood_draws": [{"time": stamp(d), "ml": round(ml, 1)} for d, ml in child.draws],
        "notes": [{"time": stamp(d), "kind": k} for d, k in sorted(child.notes)],
    }


def _dose(day, drug, kind):
    if drug == "dinutuximab":
        return {"time": stamp(day), "drug": drug}
    return {"time": stamp(day), "drug": drug, "mg_kg": 1.0 if kind == "priming" else 20.0, "kind": kind}


def _markers(rng, child, moments, world):
    found, responsive = [], rng.random() > 0.3
    usual = {"retic": rng.lognormal(np.log(1.3), 0.35), "ldh": rng.lognormal(np.log(320), 0.4),
             "bili": rng.lognormal(np.log(0.4), 0.4), "hapto": rng.lognormal(np.log(120), 0.5)}  # fmt: skip
    for day in moments:
        if rng.random() > world.markers_per_value:
            continue
        clear = child.at(child.hemolysis, day) * world.marker_factor * responsive
        entry = {
            "time": stamp(day),
            "retic_pct": round(
                usual["retic"] * child.at(child.retic_factor, day) * rng.lognormal(0, 0.25), 2
            ),
        }
        if rng.random() < 0.8:
            entry["ldh_u_l"] = round(usual["ldh"] * (1 + 0.8 * clear) * rng.lognormal(0, 0.25))
            entry["bili_indirect_mg_dl"] = round(usual["bili"] * (1 + 1.5 * clear) * rng.lognormal(0, 0.3), 2)
            entry["haptoglobin_mg_dl"] = round(
                max(5, usual["hapto"] * np.exp(-1.5 * clear) * rng.lognormal(0, 0.35))
            )
            entry["dat"] = "pos" if day > 0 and rng.random() < 0.5 else "neg"
            entry["agglutination"] = "present" if day > 0 and rng.random() < 0.5 else "absent"
        found.append(entry)
    return found
