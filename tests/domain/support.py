"""Drugs on the side in short words: a patient of 20 kg, doses, rates and fluids."""

from datetime import UTC, datetime, timedelta
from decimal import Decimal as D

from infusetrack.domain.events import DrugGiven, FluidCounted, OpioidRateSet, SiteValueSet
from infusetrack.domain.record import Draft, Line
from infusetrack.domain.release import with_site_limits
from infusetrack.domain.site import replay_site
from infusetrack.domain.support_plan import drug_called
from tests.domain.small_trial import DIN, TRIAL, Pen, at, weight

SEEN = ("platelets", "creatinine")


def drug(name, regimen=TRIAL):
    return drug_called(regimen.side_drugs, name)


def pen(kg=20, **more):
    made = Pen(**more)
    made.write(weight(DIN, kg), at(7))
    return made


def given(name="morphine", dose="1000", unit="mcg", **more):
    day, step = more.pop("day", DIN), more.pop("step", "")
    return DrugGiven(day, step, name, D(dose), unit, more.pop("route", "IV"), more.pop("note", ""), **more)


def rate(mcg, **more):
    return OpioidRateSet(DIN, "", "morphine", D(mcg), **more)


def fluid(way, ml, what="urine"):
    return FluidCounted(DIN, way, what, D(ml))


def draft(event, when, *, amends=None, by="RN 27", clock=None):
    return Draft(when, clock or when, by, event, amends, "typed wrong" if amends else None)


def site_with(**values):
    """The trial with what the site entered; double underscores stand for points."""
    now = datetime(2026, 11, 1, tzinfo=UTC)
    lines = [
        Line("site", seq, now + timedelta(seconds=seq), now, "AD 01", SiteValueSet(key, value, "policy 12"))
        for seq, (key, value) in enumerate(
            ((key.replace("__", "."), value) for key, value in values.items()), 1
        )
    ]
    return with_site_limits(TRIAL, replay_site(lines))
