"""Results from FHIR R4 JSON: Observations and Bundles, refused whole with the entry named."""

import json
from datetime import UTC, date, datetime
from decimal import Decimal as D

import pytest

from infusetrack.domain.errors import Refused
from infusetrack.exchange.lab_fhir import ENTRIES_MOST, read_fhir
from tests.exchange.lab_texts import FHIR, PATIENT, bundle, observation


def test_observations_of_one_draw_are_one_panel():
    (report,) = read_fhir("r.json", FHIR, UTC)
    assert (report.whose.study_id, report.whose.birth_date) == ("PED-0417", date(2020, 3, 14))
    assert (report.number, report.laboratory) == ("A-77", "Central")
    assert report.drawn_at == datetime(2026, 11, 24, 17, 35, tzinfo=UTC)
    assert {one.analyte: one.value for one in report.results} == {"hemoglobin": D("9.9"), "sodium": D(138)}
    assert report.results[0].uln == D("15.5")


def test_a_single_observation_names_the_patient_by_a_number_only():
    one = observation(subject={"identifier": {"value": "PED-0417"}}, note=[{"text": "hemolysed"}])
    (report,) = read_fhir("r.json", json.dumps(one), UTC)
    assert (report.whose.study_id, report.whose.birth_date, report.note) == ("PED-0417", None, "hemolysed")


def test_a_word_a_limit_and_a_preliminary_result_are_read_as_such():
    positive = observation("1007-4", valueQuantity=None, valueString="Positive")
    positive.pop("valueQuantity")
    least = observation("751-8", valueQuantity={"value": 0.1, "comparator": "<", "unit": "10*9/L"})
    early = observation("777-3", 40, "10*9/L", status="preliminary")
    other = {**observation(), "code": {"text": "Ferritin"}}
    (report,) = read_fhir("r.json", bundle(PATIENT, positive, least, early, other), UTC)
    told = {one.analyte: (one.value, one.beyond) for one in report.results}
    assert told == {"dat": (1, ""), "neutrophils": (D("0.1"), "<")}
    assert report.left_out == ("Ferritin", "777-3")


def test_preliminary_results_alone_are_no_report():
    assert read_fhir("r.json", bundle(PATIENT, observation(status="preliminary")), UTC) == ()


def test_patients_are_found_by_their_address_too():
    text = json.dumps(
        {"resourceType": "Bundle", "entry": [
            {"fullUrl": "urn:uuid:1", "resource": PATIENT},
            {"resource": observation(subject={"reference": "urn:uuid:1"})},
        ]}
    )  # fmt: skip
    assert read_fhir("r.json", text, UTC)[0].whose.study_id == "PED-0417"


@pytest.mark.parametrize(
    ("text", "where"),
    [
        ("{", "line 1"),
        ("[1]", "the file"),
        ('{"resourceType": "Bundle", "entry": NaN}', "line 1"),
        ("[" * 3000, "line 1"),
        ('{"a":' * 60 + "1" + "}" * 60, "the file"),
        (json.dumps({"resourceType": "Bundle", "entry": {}}), "the bundle"),
        (json.dumps({"resourceType": "Bundle", "entry": [{}] * (ENTRIES_MOST + 1)}), "the bundle"),
        (json.dumps({"resourceType": "Bundle", "entry": [1]}), "entry 1"),
        (json.dumps({"resourceType": "Bundle"}), "the file"),
        (bundle(PATIENT, {"resourceType": "Observation"}), "entry 2"),
        (bundle(observation()), "entry 1"),
        (bundle(PATIENT, observation(effectiveDateTime="")), "entry 2"),
        (bundle(PATIENT, observation(effectiveDateTime=" ")), "entry 2"),
        (bundle(PATIENT, observation(unit="furlong")), "entry 2"),
        (bundle(PATIENT, observation(), observation()), "entry 3"),
        (bundle(PATIENT, observation(referenceRange=[{"low": {"value": -1}}])), "entry 2"),
        (bundle({**PATIENT, "birthDate": "soon"}), "entry 1"),
        (bundle(PATIENT, observation(value=-4)), "entry 2"),
    ],
)
def test_what_cannot_be_read_refuses_the_whole_file(text, where):
    with pytest.raises(Refused, match="lab_file_line") as refused:
        read_fhir("r.json", text, UTC)
    assert where in refused.value.facts["where"]
