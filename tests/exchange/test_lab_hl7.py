"""Results from HL7 v2 files: ORU^R01, refused whole with message and segment named."""

from datetime import UTC, date, datetime
from decimal import Decimal as D

import pytest

from infusetrack.domain.errors import Refused
from infusetrack.exchange.lab_hl7 import MESSAGES_MOST, SEGMENTS_MOST, read_hl7
from tests.exchange.lab_texts import HL7


def test_an_order_with_its_results_is_one_panel():
    (report,) = read_hl7("r.hl7", HL7, UTC)
    assert (report.whose.study_id, report.whose.second_identifier) == ("PED-0417", "HN 20417")
    assert (report.whose.birth_date, report.number, report.laboratory) == (
        date(2020, 3, 14),
        "A-77",
        "Central",
    )
    assert report.drawn_at == datetime(2026, 11, 24, 17, 35, tzinfo=UTC)
    assert report.resulted_at == datetime(2026, 11, 24, 17, 55, tzinfo=UTC)
    told = {one.analyte: (one.value, one.beyond, one.lln) for one in report.results}
    assert told == {"hemoglobin": (D("9.9"), "", D("11.5")), "neutrophils": (D("0.1"), "<", D("1.5"))}
    assert report.note == "smear: no clumps"


def test_what_the_form_does_not_have_and_what_is_not_final_is_told():
    (report,) = read_hl7("r.hl7", HL7, UTC)
    assert report.left_out == ("Ferritin", "Platelets")


def test_a_panel_with_preliminary_results_only_is_told_beside_the_final_one():
    early = "OBR|2||A-78|||202611241300-0500\rOBX|1|NM|2951-2^Sodium||131|mmol/L|||||P"
    (report,) = read_hl7("r.hl7", HL7.rstrip("\r") + "\r" + early, UTC)
    assert report.number == "A-77"
    assert report.left_out == ("Ferritin", "Platelets", "Sodium")


def test_a_file_may_hold_several_messages_and_any_line_end():
    batch = (
        "FHS|^~\\&\nBHS|^~\\&\n"
        + HL7.replace("\r", "\n")
        + "\n"
        + HL7.replace("\r", "\r\n")
        + "\nBTS|2\nFTS|1\n"
    )
    assert len(read_hl7("r.hl7", batch, UTC)) == 2


@pytest.mark.parametrize(
    ("spoil", "where"),
    [
        (lambda t: t.replace("9.9", "9,9"), "message 1, OBX in line 4"),
        (lambda t: t.replace("|g/dL|", "|furlong|"), "OBX in line 4"),
        (lambda t: t.replace("ORU^R01", "ADT^A01"), "message 1, MSH"),
        (lambda t: t.replace("20200314", "20201314"), "PID"),
        (lambda t: t.replace("202611241235-0500", ""), "OBR"),
        (lambda t: t.replace("PID|1", "ZID|1"), "OBR"),
        (lambda t: t.replace("OBR|1", "ZBR|1"), "OBX"),
        (lambda t: t.replace("OBR|1", "PID|1||x\rOBR|1"), "PID"),
        (lambda t: t.replace("751-8^Neutrophils", "718-7^Hemoglobin"), "OBX in line 5"),
        (lambda t: "EVN|A01\r" + t, "line 1"),
        (lambda t: t.replace("smear", "s" * 5000), "line 8"),
        (lambda t: t + "\rNTE|1||x" * SEGMENTS_MOST, "the file"),
        (lambda t: "\r".join(["MSH|^~\\&|LIS|C|I|W|2026||ORU^R01|1|P|2.5"] * (MESSAGES_MOST + 1)), "line"),
    ],
)
def test_what_cannot_be_read_refuses_the_whole_file(spoil, where):
    with pytest.raises(Refused, match="lab_file_line") as refused:
        read_hl7("r.hl7", spoil(HL7), UTC)
    assert where in refused.value.facts["where"]


def test_an_order_without_a_result_is_no_panel():
    text = "\r".join(line for line in HL7.split("\r") if not line.startswith("OBX"))
    assert read_hl7("r.hl7", text, UTC) == ()
