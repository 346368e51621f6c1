"""`infusetrack labs import`: what a person could take, and why a file was refused; nothing is written."""

from infusetrack.cli.labs import check_files
from tests.exchange.lab_texts import CSV, HL7


def test_a_good_file_is_told_with_its_patient_and_its_values(command, tmp_path):
    path = tmp_path / "r.csv"
    path.write_text(CSV, encoding="utf-8")
    code, said, _ = command("labs", "import", path)
    assert code == 0
    assert "PED-0417, born 2020-03-14" in said
    assert "Hgb 9.9 g/dL" in said
    assert "Not taken: Ferritin" in said
    assert "Nothing was written" in said
    assert callable(check_files)


def test_a_file_that_cannot_be_read_is_refused_whole_with_the_line_named(command, tmp_path):
    path = tmp_path / "r.hl7"
    path.write_text(HL7.replace("9.9", "x"), encoding="utf-8", newline="")
    code, said, complaint = command("labs", "import", path, tmp_path / "none.csv")
    assert code == 1
    assert "message 1, OBX in line 4" in complaint
    assert "none.csv cannot be opened" in complaint
    assert "Hgb" not in said


def test_a_file_without_a_final_result_is_named_and_not_passed_over_in_silence(command, tmp_path):
    path = tmp_path / "early.hl7"
    path.write_text(HL7.replace("|||F", "|||P").replace("  |F", "  |P"), encoding="utf-8", newline="")
    code, said, _ = command("labs", "import", path)
    assert code == 0
    assert "early.hl7: no final result" in said
