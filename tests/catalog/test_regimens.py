"""The regimen files that come with the program, as a nurse meets them."""

import re
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from types import MappingProxyType

import pytest

from infusetrack.assets import asset
from infusetrack.catalog.faults import RegimenFault
from infusetrack.catalog.regimens import builtin, json_schema, load_all, load_regimen
from infusetrack.domain.errors import Refused
from infusetrack.domain.regimen import Origin, Regimen
from infusetrack.wording.sentences import sentence

FILES = sorted(asset("regimens").glob("*.toml"))


@pytest.fixture(scope="module")
def trial() -> Regimen:
    return builtin("nct04751383")


@pytest.fixture(scope="module")
def label() -> Regimen:
    return builtin("dinutuximab_us_label")


def doses(regimen: Regimen, agent: str, cycles: int) -> int:
    return sum(
        agent in regimen.agents_on(cycle, day)
        for cycle in range(1, cycles + 1)
        for day in range(1, regimen.length_of(cycle) + 1)
    )


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_file_that_comes_with_the_program_loads_under_its_own_name(path: Path) -> None:
    regimen = load_regimen(path)
    assert regimen.id == path.stem
    assert len(regimen.digest) == 64


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_number_says_where_it_is_from(path: Path) -> None:
    regimen = load_regimen(path)
    assert len(regimen.numbers) > 100
    for key, number in regimen.numbers.items():
        assert number.key == key
        assert number.source.strip()
        assert number.unit.strip()
        assert isinstance(number.origin, Origin)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_cycle_day_has_steps_that_end_with_a_signature(path: Path) -> None:
    regimen = load_regimen(path)
    for cycle in range(1, int(regimen.max_cycles.value) + 1):
        for day in range(1, regimen.length_of(cycle) + 1):
            steps = regimen.steps_of(cycle, day)
            assert steps[0].kind == "identity"
            assert steps[-1].kind == "sign"
            keys = [step.key for step in steps]
            assert all(wanted in keys for step in steps for wanted in step.requires)


@pytest.mark.parametrize(
    ("cycles", "magrolimab", "dinutuximab"), [(1, 3, 4), (2, 6, 8), (5, 12, 20), (6, 14, 24), (12, 26, 48)]
)
def test_doses_of_the_trial_are_counted(
    trial: Regimen, cycles: int, magrolimab: int, dinutuximab: int
) -> None:
    assert doses(trial, "magrolimab", cycles) == magrolimab
    assert doses(trial, "dinutuximab", cycles) == dinutuximab


def test_magrolimab_on_day_8_ends_with_cycle_2(trial: Regimen) -> None:
    assert trial.agents_on(2, 8) == ("magrolimab",)
    assert trial.agents_on(3, 8) == ()


def test_cycle_13_is_off_the_protocol(trial: Regimen) -> None:
    with pytest.raises(Refused, match="cycle_off_protocol"):
        trial.agents_on(13, 1)


def test_the_first_dose_waits_for_the_blood_bank(trial: Regimen) -> None:
    first = {step.key: step for step in trial.steps_of(1, 1)}
    assert "bloodbank" in first["release"].requires
    assert not first["bloodbank"].skippable
    assert "hgb_after" in first
    assert "bloodbank" not in {step.key for step in trial.steps_of(2, 1)}


def test_premedication_of_magrolimab_ends_with_cycle_2(trial: Regimen) -> None:
    assert "premed" in {step.key for step in trial.steps_of(2, 8)}
    later = {step.key: step for step in trial.steps_of(3, 1)}
    assert "premed" not in later
    assert later["check"].requires == ("release", "order", "bag")


def test_the_magrolimab_dose_is_never_in_the_file(trial: Regimen) -> None:
    agent = trial.agents["magrolimab"]
    assert agent.basis == "ordered"
    assert agent.reference is None
    assert "magrolimab.dose_level" in {entry.key for entry in trial.site_entries}


def test_dinutuximab_runs_ten_and_a_quarter_hours(trial: Regimen) -> None:
    agent = trial.agents["dinutuximab"]
    first, second = agent.rate_steps
    assert first.minutes is not None
    assert second.minutes is None
    given = first.bag_share_per_h.value * first.minutes.value / 60
    assert first.minutes.value + (1 - given) / second.bag_share_per_h.value * 60 == 615
    assert agent.reference is not None
    assert agent.reference.per_unit.verified is False
    assert agent.reference.per_unit.origin is Origin.LIT


def test_the_gate_of_the_first_dose_is_the_registrys_hemoglobin(trial: Regimen) -> None:
    rules = {rule.id: rule for rule in trial.holds_on(1, 1)}
    assert rules["hgb-c1d1"].limit.value == Decimal("9.5")
    assert rules["hgb-c1d1"].limit.origin is Origin.SEED
    assert "hgb-c1d1" not in {rule.id for rule in trial.holds_on(1, 8)}
    assert trial.numbers["holds.hgb-c1d8.limit"].verified is False


def test_follow_up_ends_five_years_after_the_last_dose(trial: Regimen) -> None:
    spans = [(visit.days, visit.months, visit.years) for visit in trial.follow_up]
    assert spans == [(30, 0, 0), *[(0, m, 0) for m in (2, 4, 6, 9, 12)], *[(0, 0, y) for y in (2, 3, 4, 5)]]


def test_the_two_readings_of_five_cycles_after_surgery_are_asked_of_the_site(trial: Regimen) -> None:
    entries = {entry.key: entry for entry in trial.site_entries}
    assert entries["surgery.count"].choices == ("five_more", "five_in_all")
    assert entries["surgery.numbering"].choices == ("goes_on", "restarts")
    assert trial.surgery is not None
    assert trial.surgery.cohorts == ("B4",)


def test_the_label_has_short_and_long_courses(label: Regimen) -> None:
    assert [label.length_of(cycle) for cycle in range(1, 6)] == [24, 32, 24, 32, 24]
    assert label.agents_on(1, 4) == ("dinutuximab",)
    assert label.agents_on(2, 4) == ()
    assert label.agents_on(2, 11) == ("dinutuximab",)
    assert doses(label, "dinutuximab", 5) == 20
    with pytest.raises(Refused, match="cycle_off_protocol"):
        label.agents_on(6, 4)


def test_both_files_drive_the_same_kinds_of_steps(trial: Regimen, label: Regimen) -> None:
    ours = {step.kind for plan in trial.day_plans for step in plan.steps}
    assert {step.kind for plan in label.day_plans for step in plan.steps} <= ours


def test_a_folder_is_read_by_id(trial: Regimen, label: Regimen) -> None:
    assert dict(load_all(asset("regimens"))) == {trial.id: trial, label.id: label}


def test_two_files_with_one_id_are_refused(tmp_path: Path) -> None:
    text = asset("regimens", "nct04751383.toml").read_text(encoding="utf-8")
    (tmp_path / "a.toml").write_text(text, encoding="utf-8")
    (tmp_path / "b.toml").write_text(text, encoding="utf-8")
    with pytest.raises(RegimenFault) as refused:
        load_all(tmp_path)
    assert refused.value.faults[0].file == "b.toml"
    assert refused.value.faults[0].key == "id"


@pytest.mark.parametrize("name", ["nct0", "../regimens/nct04751383", ""])
def test_a_regimen_that_did_not_come_with_the_program_is_refused(name: str) -> None:
    with pytest.raises(RegimenFault) as refused:
        builtin(name)
    assert "nct04751383" in sentence(refused.value)


def test_the_digest_is_the_files_and_nothing_else_changes(trial: Regimen, tmp_path: Path) -> None:
    text = asset("regimens", "nct04751383.toml").read_text(encoding="utf-8")
    path = tmp_path / "copy.toml"
    path.write_text(text + "# a remark\n", encoding="utf-8")
    copy = load_regimen(path)
    assert copy.digest != trial.digest
    assert replace(copy, digest=trial.digest) == trial


def test_what_is_loaded_cannot_be_changed(trial: Regimen) -> None:
    for mapping in (trial.agents, trial.vitals_plans, trial.numbers):
        assert isinstance(mapping, MappingProxyType)


def test_authors_find_every_key_in_the_schema() -> None:
    schema = json_schema()
    assert schema["additionalProperties"] is False
    assert set(schema["required"]) >= {"id", "agents", "schedule", "day_plans", "max_cycles"}
    assert schema["$defs"]["Number"]["required"] == ["value", "unit", "origin", "source", "verified"]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_morphine_runs_on_for_two_hours(path: Path) -> None:
    regimen = load_regimen(path)
    assert regimen.opioid_infusion is not None
    assert regimen.opioid_infusion.runs_on.value == 120
    assert regimen.numbers["opioid_infusion.runs_on"].origin is Origin.LABEL


@pytest.mark.parametrize("day", [1, 2, 3, 4, 5, 8])
def test_a_fall_of_hemoglobin_after_the_first_dose_is_seen_on_the_days_after_it(
    trial: Regimen, day: int
) -> None:
    assert "hgb-fall" in {rule.id for rule in trial.holds_on(1, day)}
    assert "hgb-fall" not in {rule.id for rule in trial.holds_on(2, day)}


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_no_sentence_of_a_file_advises_to_leave_a_treatment_out(path: Path) -> None:
    advice = re.compile(
        r'(?:help|words|note|label|title) = "[^"]*\b(?:do not|omit|withhold|delay|leave out)\b', re.IGNORECASE
    )
    assert not advice.findall(path.read_text(encoding="utf-8"))
