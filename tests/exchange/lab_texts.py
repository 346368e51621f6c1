"""Files as laboratories send them, for the tests: CSV, HL7 and FHIR with the same panel."""

import json

CSV = """Study ID,DOB,Collected,Resulted,Lab,Accession,Test,Result,Units,Reference range
PED-0417,2020-03-14,2026-11-24 12:35,2026-11-24 12:55,Central,A-77,Hgb,9.9,g/dL,11.5-15.5
PED-0417,2020-03-14,2026-11-24 12:35,2026-11-24 12:55,Central,A-77,Sodium,138,mEq/L,135-145
PED-0417,2020-03-14,2026-11-24 12:35,2026-11-24 12:55,Central,A-77,Ferritin,12,ug/L,
"""
SEGMENTS = (
    r"MSH|^~\&|LIS|Central|IT|WARD|20261124125500||ORU^R01|1|P|2.5.1",
    "PID|1||PED-0417^^^TRIAL~HN 20417^^^HOSP||M^R||20200314|F",
    "OBR|1|P-1|A-77^LIS|CBC^Blood count|||202611241235-0500|||||||||||||||202611241255-0500|||F",
    "OBX|1|NM|718-7^Hemoglobin^LN||9.9|g/dL|11.5-15.5|L|||F",
    "OBX|2|SN|751-8^Neutrophils^LN||<^0.1|10*9/L|1.5-8.0|L|||F",
    "OBX|3|NM|2276-4^Ferritin^LN||12|ug/L||||  |F",
    "OBX|4|NM|777-3^Platelets^LN||142|10*9/L|150-400|L|||P",
    "NTE|1||smear: no clumps",
)
HL7 = "\r".join(SEGMENTS)


def observation(code="718-7", value=9.9, unit="g/dL", **more):
    known = {
        "resourceType": "Observation", "status": "final", "code": {"coding": [{"system": "http://loinc.org", "code": code}]},
        "subject": {"reference": "Patient/p1"}, "effectiveDateTime": "2026-11-24T12:35:00-05:00",
        "issued": "2026-11-24T12:55:00-05:00", "performer": [{"display": "Central"}],
        "valueQuantity": {"value": value, "unit": unit, "code": unit},
        "referenceRange": [{"low": {"value": 11.5}, "high": {"value": 15.5}}], "basedOn": [{"reference": "A-77"}],
    }  # fmt: skip
    return {**known, **more}


PATIENT = {
    "resourceType": "Patient", "id": "p1", "birthDate": "2020-03-14",
    "identifier": [{"value": "PED-0417"}, {"value": "HN 20417"}],
}  # fmt: skip


def bundle(*resources):
    return json.dumps({"resourceType": "Bundle", "entry": [{"resource": one} for one in resources]})


FHIR = bundle(PATIENT, observation(), observation("2951-2", 138, "mmol/L", referenceRange=[]))
