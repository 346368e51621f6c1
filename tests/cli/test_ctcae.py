"""`infusetrack ctcae import`: the official workbook into the data folder, whole or not at all."""

from infusetrack.cli.ctcae import NAMED
from tests.exchange.workbooks import many, ours, row, workbook


def test_a_workbook_is_loaded_and_told(command, places, tmp_path):
    code, said, _ = command("ctcae", "import", workbook(tmp_path / "CTCAE_v5.0.xlsx", many(ours())))
    assert code == 0
    assert "CTCAE 5.0: 837 terms" in said
    assert "built-in" not in said
    assert (places.ctcae / "ctcae_5.0.json").exists()


def test_missing_terms_are_counted_and_some_named(command, tmp_path):
    code, said, _ = command("ctcae", "import", workbook(tmp_path / "w.xlsx", ours()[7:]))
    assert code == 0
    assert "7 built-in terms are not in this workbook" in said
    assert said.count(",") >= NAMED - 1


def test_version_6_is_kept_apart(command, places, tmp_path):
    path = workbook(tmp_path / "w.xlsx", [row("Thrombocytopenia")], title="CTCAE v6.0")
    code, said, _ = command("ctcae", "import", path)
    assert code == 0
    assert "6.0 is never mixed into them" in said
    assert [one.name for one in places.ctcae.iterdir()] == ["ctcae_6.0.json"]


def test_a_damaged_workbook_leaves_nothing_behind(command, places, tmp_path):
    command("ctcae", "import", workbook(tmp_path / "good.xlsx", many(ours())))
    before = (places.ctcae / "ctcae_5.0.json").read_bytes()
    code, _, complaint = command("ctcae", "import", workbook(tmp_path / "bad.xlsx", [row("Fever"), row("")]))
    assert code == 1
    assert "Cell CTCAE v5.0 Clean Copy!C3" in complaint
    assert (places.ctcae / "ctcae_5.0.json").read_bytes() == before
