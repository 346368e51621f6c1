"""What is dangerous in the latest vital signs, on both sides of each limit, and when it is over."""

from dataclasses import replace
from datetime import date
from decimal import Decimal as D

import pytest
from hypothesis import given
from hypothesis import strategies as st

from infusetrack.domain.danger import dangers
from infusetrack.domain.events import VitalsTaken
from infusetrack.domain.reference_limits import Reference
from infusetrack.domain.release import with_site_limits
from infusetrack.domain.site import Site, SiteValue
from tests.domain.small_trial import DIN, START, TRIAL, Pen, at

SIX = date(2020, 3, 14)
FIRST = VitalsTaken(DIN, "vitals", sbp=104, heart_rate=100, baseline=True)


def chart_of(*sets, born=SIX, every=15):
    pen = Pen(birth_date=born)
    pen.write(FIRST, at(7))
    for place, told in enumerate(sets):
        hour, minute = divmod(place * every, 60)
        pen.write(VitalsTaken(DIN, **told), at(9 + hour, minute))
    return pen.chart


def found(*sets, regimen=TRIAL, born=SIX, every=15):
    return {one.key: one for one in dangers(chart_of(*sets, born=born, every=every), regimen, DIN)}


def keys(*sets, **more):
    return set(found(*sets, **more))


def site(**values):
    known = {f"hold.{key.replace('_', '-')}": value for key, value in values.items()}
    return with_site_limits(
        TRIAL,
        Site(values={key: SiteValue(key, value, "policy", "PI 01", START) for key, value in known.items()}),
    )


def test_a_day_without_a_set_has_no_danger():
    assert dangers(Pen().chart, TRIAL, DIN) == ()


def test_a_day_without_a_pressure_has_no_low_one():
    pen = Pen()
    pen.write(VitalsTaken(DIN, pain=8), at(9))
    assert [one.key for one in dangers(pen.chart, TRIAL, DIN)] == ["pain-escalate"]


def test_an_ordinary_set_has_no_danger():
    assert (
        keys({"sbp": 100, "heart_rate": 110, "respiratory_rate": 20, "spo2": 98, "pain": 3, "sedation": "S"})
        == set()
    )


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ({"sbp": 88}, {"hypotension"}),
        ({"sbp": 89}, {"pressure-watch"}),
        ({"sbp": 93}, {"pressure-watch"}),
        ({"sbp": 94}, set()),
        ({"pressure_symptoms": True, "pain": 0}, {"hypotension"}),
        ({"spo2": 94}, set()),
        ({"spo2": 93}, {"spo2-alert"}),
        ({"spo2": 90}, {"spo2-alert"}),
        ({"spo2": 89}, {"spo2-stop"}),
        ({"temperature_c": D("38.4")}, set()),
        ({"temperature_c": D("38.5")}, {"temperature"}),
        ({"pain": 3}, set()),
        ({"pain": 4}, {"pain-act"}),
        ({"pain": 6}, {"pain-act"}),
        ({"pain": 7}, {"pain-escalate"}),
        ({"sedation": "2"}, set()),
        ({"sedation": "3"}, {"sedation-too-deep"}),
        ({"sedation": "4"}, {"sedation-hard-to-rouse"}),
        ({"sedation": "S"}, set()),
        ({"respiratory_rate": 13}, set()),
        ({"respiratory_rate": 12}, {"breathing-slow"}),
        ({"respiratory_rate": 46}, set()),
        ({"respiratory_rate": 47}, {"age-respiratory_rate"}),
        ({"heart_rate": 155}, set()),
        ({"heart_rate": 156}, {"age-heart_rate"}),
        ({"heart_rate": 156, "confirmed": ("heart_rate",)}, set()),
        ({"consciousness": "A"}, set()),
        ({"heart_rate": 110, "consciousness": "V"}, {"less-than-alert"}),
        ({"heart_rate": 110, "worried": True}, set()),
        (
            {"heart_rate": 165, "respiratory_rate": 40, "worried": True, "confirmed": ("heart_rate",)},
            {"pews-high"},
        ),
        ({"consciousness": "V"}, {"less-than-alert"}),
        ({"consciousness": "U"}, {"less-than-alert"}),
    ],
)
def test_each_limit_has_two_sides(told, expected):
    assert keys(told) == expected


@pytest.mark.parametrize(
    ("told", "priority"),
    [
        ({"sbp": 88}, "high"), ({"sbp": 93}, "low"), ({"spo2": 93}, "medium"), ({"spo2": 89}, "high"),
        ({"temperature_c": D("38.5")}, "medium"), ({"pain": 4}, "low"), ({"pain": 7}, "medium"),
        ({"sedation": "3"}, "medium"), ({"sedation": "4"}, "high"), ({"respiratory_rate": 12}, "high"),
        ({"heart_rate": 156}, "low"),
    ],
)  # fmt: skip
def test_each_has_its_priority_and_its_source(told, priority):
    (one,) = found(told).values()
    assert one.priority == priority
    assert one.source


def test_the_gravest_stands_first():
    told = dangers(chart_of({"pain": 4, "spo2": 93, "sbp": 80}), TRIAL, DIN)
    assert [one.key for one in told] == ["hypotension", "spo2-alert", "pain-act"]


def test_hypotension_tells_number_limit_and_baseline():
    one = found({"sbp": 88})["hypotension"]
    assert (one.value, one.limit, one.unit, one.number) == (D(88), D("88.40"), "mmHg", "sbp")
    assert one.facts == {"baseline": D(104), "fired": ("baseline",)}
    assert one.since == one.first_at == at(9)


def test_a_danger_counts_from_the_first_set_of_its_run_and_keeps_its_key():
    one = found({"sbp": 80}, {"sbp": 100}, {"sbp": 82}, {"pain": 2}, {"sbp": 81})["hypotension"]
    assert (one.since, one.first_at) == (at(10), at(9, 30))


def test_a_newer_set_within_the_limits_ends_it_and_one_without_the_number_does_not():
    assert "spo2-stop" in keys({"spo2": 80}, {"pain": 0})
    assert "spo2-stop" not in keys({"spo2": 80}, {"spo2": 97})
    assert keys({"pain": 8}, {"pain": 2}) == set()
    assert keys({"sedation": "4"}, {"sedation": "1"}) == set()
    assert keys({"respiratory_rate": 5}, {"respiratory_rate": 20}) == set()
    assert "less-than-alert" not in keys({"consciousness": "V"}, {"consciousness": "A"})


def test_runs_of_other_kinds_count_from_their_first_set():
    sets = ({"sedation": "3", "respiratory_rate": 12, "consciousness": "V", "heart_rate": 170}, {"pain": 0})
    again = (*sets, {"sedation": "3", "respiratory_rate": 12, "consciousness": "V", "heart_rate": 170})
    told = found(*again)
    assert {
        told[key].first_at
        for key in ("sedation-too-deep", "breathing-slow", "less-than-alert", "age-heart_rate")
    } == {at(9)}


def test_deeper_sedation_is_another_danger():
    told = found({"sedation": "3"}, {"sedation": "4"})
    assert told["sedation-hard-to-rouse"].first_at == at(9, 15)
    told = found({"sedation": "4"}, {"sedation": "3"})
    assert told["sedation-too-deep"].first_at == at(9)


@pytest.mark.parametrize(("every", "expected"), [(14, set()), (15, {"heart-rate"})])
def test_a_fast_heart_counts_once_it_lasted_a_quarter_of_an_hour(every, expected):
    assert keys({"heart_rate": 121}, {"heart_rate": 121}, every=every) == expected


def test_a_single_fast_heart_or_one_with_a_rest_between_does_not_count():
    assert keys({"heart_rate": 125}) == set()
    assert keys({"heart_rate": 125}, {"heart_rate": 118}, {"heart_rate": 125}) == set()
    assert keys({"heart_rate": 120}, {"heart_rate": 120}) == set()


def test_a_confirmed_number_stays_a_danger_by_a_limit():
    assert keys({"spo2": 80, "confirmed": ("spo2",)}) == {"spo2-stop"}


def test_the_score_tells_chart_level_and_what_is_missing():
    one = found(
        {
            "heart_rate": 165,
            "respiratory_rate": 52,
            "spo2": 95,
            "confirmed": ("heart_rate", "respiratory_rate"),
        }
    )["pews-medium"]
    assert (one.value, one.priority, one.facts["chart"]) == (D(8), "medium", "National PEWS 2023")
    assert "systolic_bp" in one.facts["missing"]


def test_an_adult_goes_by_the_other_chart_and_its_breaths():
    told = found({"respiratory_rate": 8, "heart_rate": 80, "sbp": 120}, born=date(2000, 1, 1))
    assert told["breathing-slow"].limit == D(9)
    assert told["news2-low-medium"].priority == "low"
    assert "breathing-slow" not in keys({"respiratory_rate": 9}, born=date(2000, 1, 1))


def test_limits_of_the_site_count():
    assert keys({"spo2": 93}, regimen=site(spo2_alert="92")) == set()
    assert keys({"pain": 4}, regimen=site(pain_act="5")) == set()
    assert keys({"sbp": 88}, regimen=site(sbp_fall="80")) == {"pressure-watch"}


def test_without_tables_only_the_limits_of_the_regimen_are_left():
    bare = replace(TRIAL, reference=Reference())
    told = {"sbp": 60, "spo2": 80, "sedation": "4", "respiratory_rate": 5, "consciousness": "U"}
    assert keys(told, regimen=bare) == {"hypotension", "spo2-stop", "less-than-alert"}


def test_another_number_with_a_limit_is_a_danger_of_its_own_kind():
    rule = next(one for one in TRIAL.holds if one.id == "spo2-alert")
    own = replace(
        TRIAL,
        holds=(
            *TRIAL.holds,
            replace(rule, id="dbp-low", parameter="dbp", limit=replace(rule.limit, value=D(40))),
        ),
    )
    assert found({"dbp": 39}, regimen=own)["dbp-low"].kind == "limit"


@given(st.lists(st.integers(60, 120), min_size=1, max_size=6))
def test_a_low_pressure_is_told_exactly_while_the_last_one_is_low(sbps):
    told = keys(*({"sbp": sbp} for sbp in sbps))
    assert ("hypotension" in told) == (sbps[-1] < D("88.4"))
