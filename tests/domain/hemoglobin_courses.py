"""Small courses of one child, written as days from the first dose."""

from datetime import UTC, datetime, timedelta
from decimal import Decimal as D

from infusetrack.domain import hemoglobin_course as c
from infusetrack.domain.hemoglobin import review

ORIGIN = datetime(2030, 1, 7, 9, 0, tzinfo=UTC)
STEADY = [(-2, "11.3"), (-0.1, "11.2")]
KILOS = D(16)


def on(day):
    return ORIGIN + timedelta(days=day)


def values(pairs, method="lab"):
    return tuple(c.HgbValue(on(day), D(g), method) for day, g in pairs)


def magrolimab(*days):
    return tuple(
        c.Dose(on(day), c.MAGROLIMAB, kind="" if place else c.PRIMING) for place, day in enumerate(days)
    )


def fluid(day, ml_kg, kind="saline_bolus", hours=1):
    return c.Fluid(on(day), D(ml_kg) * KILOS, kind, D(hours))


def course(pairs, doses=(0,), **more):
    known = {
        "patient": "X1",
        "age_years": D("4.2"),
        "weight_kg": KILOS,
        "hgb": values(pairs),
        "doses": magrolimab(*doses),
    }
    return c.Course(**(known | more))


def reviews(pairs, doses=(0,), **more):
    return review(course(pairs, doses, **more))


def last(pairs, doses=(0,), **more):
    return reviews(pairs, doses, **more)[-1]


def quiet(days=20, every=2, g="11.2"):
    """Values that do not move."""
    return [(day, g) for day in range(2, days, every)]
