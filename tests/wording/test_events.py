"""Every fact has its sentence."""

from dataclasses import MISSING, fields
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any, get_args, get_type_hints
from zoneinfo import ZoneInfo

import pytest

from infusetrack.catalog.regimens import builtin
from infusetrack.domain import events as e
from infusetrack.domain.cycle_day import StepState
from infusetrack.domain.infusion import Phase
from infusetrack.domain.record import Line
from infusetrack.wording import events as wording
from infusetrack.wording import (
    events_alarms,
    events_blood,
    events_handoff,
    events_infusion,
    events_names,
    events_patient,
    events_reactions,
    events_site,
    events_steps,
    events_support,
    events_toxicity,
)

AT = datetime(2026, 11, 24, 13, 25, tzinfo=UTC)
ZONE = ZoneInfo("America/New_York")
TOPICS = (
    events_alarms, events_blood, events_handoff, events_infusion, events_patient, events_reactions, events_site, events_steps, events_support,
    events_toxicity,
)  # fmt: skip
KINDS: dict[Any, Any] = {
    str: "RN 31", int: 3, bool: True, Decimal: Decimal("5.5"), datetime: AT, date: date(2026, 11, 24),
    "results": (e.LabValue("hgb", Decimal("10.40"), "g/dL"),), "values": (("iv_patent", True), ("ml", Decimal(5))),
    "answers": (("ANC", "met"),), "identifiers": ("PED-0417", "14 Mar 2020"), "findings": ("Hgb 8.8",),
    "exists": (1, 2, 3), "criteria": ("hospitalization",), "allergies": ("penicillin",), "read_back": (e.ReadBack("rate", "10 mL/h", "10"),), "signs": ("hives", "itching"), "confirmed": ("sbp",),
}  # fmt: skip


def _sample(kind: type[e.Event], *, full: bool) -> e.Event:
    hints = get_type_hints(kind)
    given = {}
    for one in fields(kind):
        if not full and (one.default is not MISSING or one.default_factory is not MISSING):
            continue
        wanted = next((part for part in get_args(hints[one.name]) if part is not type(None)), hints[one.name])
        while get_args(wanted) and one.name not in KINDS:
            wanted = get_args(wanted)[0]
        given[one.name] = KINDS.get(one.name, KINDS.get(wanted, wanted))
    return kind(**given)


def _line(event: e.Event | None, **more: Any) -> Line:
    return Line("patient/PED-0417", 4, AT, AT, "RN 27", event, **more)


@pytest.mark.parametrize("full", [True, False])
@pytest.mark.parametrize("name", sorted(e.EVENTS))
def test_every_fact_has_a_plain_sentence(name, full):
    words = wording.line_words(_line(_sample(e.EVENTS[name], full=full)), ZONE)
    assert words.strip()
    assert "{" not in words
    assert "None" not in words
    assert "()" not in words
    assert not words.endswith((".", ";", ":"))


def test_no_sentence_stands_for_a_fact_that_does_not_exist():
    assert set(wording.WORDS) == set(e.EVENTS.values())


def test_a_rate_change_is_told_with_the_rate_before():
    event = e.RateChanged("C1D2", "dinutuximab", Decimal(10), "titration")
    assert wording.line_words(_line(event), ZONE, previous_rate=Decimal(5)) == (
        "Rate 5.0 → 10.0 mL/h, planned step"
    )
    assert wording.line_words(_line(event), ZONE) == "Rate set to 10.0 mL/h, planned step"


def test_a_pause_reads_the_same_whatever_ran_before():
    event = e.InfusionPaused("C1D2", "dinutuximab", "BP 72/40")
    assert wording.line_words(_line(event), ZONE, previous_rate=Decimal(5)) == "Paused: BP 72/40"


def test_a_struck_line_names_the_entry_and_the_reason():
    assert wording.line_words(_line(None, amends=3, reason="wrong child"), ZONE) == (
        "Entry 3 struck out: wrong child"
    )


def test_vital_signs_are_short_and_name_the_pain_scale():
    event = e.VitalsTaken("C1D2", sbp=92, dbp=54, heart_rate=118, pain=3, pain_scale="FLACC")
    assert wording.line_words(_line(event), ZONE) == "Vital signs: BP 92/54, HR 118, pain 3 (FLACC)"


def test_half_a_blood_pressure_shows_which_half_is_missing():
    event = e.VitalsTaken(
        "C1D2", sbp=92, temperature_c=Decimal("37.9"), temperature_site="ear", note="crying"
    )
    assert wording.line_words(_line(event), ZONE) == (
        "Vital signs: BP 92/\N{EN DASH}, temperature 37.9 °C (ear); crying"
    )


def test_nothing_taken_is_said_with_its_reason():
    event = e.VitalsTaken("C1D2", partial_because="asleep")
    assert wording.line_words(_line(event), ZONE) == "Vital signs: none taken; asleep"


def test_times_are_the_sites_times():
    event = e.AdverseEventNoted("C1D2", "hives", AT, reaction=True)
    assert wording.line_words(_line(event), ZONE) == "Infusion reaction: hives; began 24 Nov 2026 08:25"


def test_a_release_against_a_limit_names_who_decided():
    event = e.Released("C1D2", "release", ("Hgb 8.8 below 9.5",), "MD 4", "transfused at 07:00")
    assert wording.line_words(_line(event), ZONE) == (
        "Day released against a limit; Hgb 8.8 below 9.5; MD 4 decided: transfused at 07:00"
    )


@pytest.mark.parametrize("kind", ["slept", "set_back", "set_forward", "away"])
def test_each_clock_gap_says_how_long(kind):
    assert "40 min" in wording.line_words(_line(e.ClockGap(kind, 2400)), ZONE)


def test_a_delay_after_surgery_says_so():
    event = e.CycleDelayed(2, date(2026, 12, 1), "wound", post_surgery=True)
    assert "after surgery" in wording.line_words(_line(event), ZONE)


def test_a_line_primed_with_drug_is_told_from_one_primed_with_saline():
    told = [
        wording.line_words(
            _line(e.InfusionStarted("C1D2", "x", "dinutuximab", *map(Decimal, (14, 100, 5, 8)), primed)), ZONE
        )
        for primed in ("drug", "saline")
    ]
    assert "8.0 mL of drug" in told[0]
    assert "8.0 mL of saline" in told[1]


def test_names_come_from_the_regimen_of_that_day():
    names = wording.names_of(builtin("nct04751383"))
    assert names.step("C1D1", "infusion") == "Magrolimab infusion"
    assert names.step("C1D2", "infusion") == "Dinutuximab infusion"
    assert names.step("C1D2", "no_such") == "No such"
    assert names.step("D2", "infusion") == "Infusion"
    assert names.agent("dinutuximab") == "dinutuximab"
    assert names.agent("other_drug") == "Other drug"


def test_a_form_is_told_in_its_own_labels():
    names = wording.names_of(builtin("nct04751383"))
    event = e.StepDone("C1D1", "teach", (("card", False), ("odd_key", "x")))
    told = wording.line_words(_line(event), ZONE, names=names)
    assert told.startswith("Wallet card and teaching done; ")
    assert "wallet card" in told.lower()
    assert "Odd key: x" in told


def test_phases_states_roles_and_analytes_have_words():
    assert all(wording.phase_words(phase) for phase in Phase)
    assert all(wording.step_state_words(state) for state in StepState)
    assert wording.role_words("admin") == "site administrator"
    assert wording.role_words("chaplain") == "chaplain"
    assert wording.analyte_words("HGB") == "Hgb"
    assert wording.analyte_words("ferritin") == "ferritin"


def test_each_topic_speaks_for_facts_of_its_own():
    tables = [one.WORDS for one in TOPICS]
    assert sum(len(table) for table in tables) == len(wording.WORDS)


def test_an_alarm_names_its_condition_and_a_new_kind_its_own_name():
    assert events_alarms.condition_words("pause") == "pump paused"
    assert events_alarms.condition_words("tide") == "tide"
    assert events_alarms.priority_words("high") == "high"


def test_an_opioid_infusion_at_zero_is_off():
    off = e.OpioidRateSet("C1D2", "opioid", "morphine", Decimal(0))
    assert wording.event_words(off, ZONE) == "Morphine infusion off"


def test_the_first_check_of_a_restart_tells_no_rate():
    checked = e.RestartChecked("C1D2", "infusion", 7, Decimal("4.125"))
    assert "4" not in wording.event_words(checked, ZONE)


def test_a_restart_against_never_names_who_decided():
    ordered = e.RestartOrdered("C1D2", "infusion", 7, "MD 03", Decimal(5), "never", "MD 03", "only fever")
    assert "MD 03: only fever" in wording.event_words(ordered, ZONE)


def test_keys_become_words():
    assert events_names.spaced("release_labs") == "Release labs"
    assert events_names.spaced("") == ""
