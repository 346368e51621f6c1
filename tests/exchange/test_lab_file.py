"""A file of results, whatever its kind: whole or not at all, and nothing breaks the reader."""

from datetime import UTC

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from infusetrack.domain.errors import Refused
from infusetrack.exchange.lab_file import LARGEST, files_in, look, read_file, read_text
from infusetrack.wording.sentences import sentence
from tests.exchange.lab_texts import CSV, FHIR, HL7


@pytest.mark.parametrize(
    ("name", "text"), [("r.csv", CSV), ("r.hl7", HL7), ("r.json", FHIR), ("b.csv", "\ufeff" + CSV)]
)
def test_the_kind_is_seen_from_the_text(tmp_path, name, text):
    path = tmp_path / name
    path.write_bytes(text.encode())
    assert read_file(path, UTC, {})[0].whose.study_id == "PED-0417"


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"\xff\xfe\x00", "lab_file_text"),
        (b"a\0b", "lab_file_text"),
        (b"x" * (LARGEST + 1), "lab_file_large"),
        (None, "lab_file_missing"),
    ],
)
def test_what_is_no_file_of_results_is_refused(tmp_path, data, code):
    path = tmp_path / "r.csv"
    if data is not None:
        path.write_bytes(data)
    with pytest.raises(Refused, match=code) as refused:
        read_file(path, UTC, {})
    assert "r.csv" in sentence(refused.value)


def test_a_folder_gives_files_of_results_only_and_one_bad_file_spoils_no_other(tmp_path):
    for name, text in (("a.csv", CSV), ("b.hl7", HL7.replace("9.9", "x")), ("c.pdf", "x"), ("d.json", FHIR)):
        (tmp_path / name).write_text(text, encoding="utf-8", newline="")
    found = {one.file: one for one in look(files_in(tmp_path), UTC, {})}
    assert set(found) == {"a.csv", "b.hl7", "d.json"}
    assert (len(found["a.csv"].reports), len(found["d.json"].reports)) == (1, 1)
    assert (found["b.hl7"].reports, found["b.hl7"].refusal.code) == ((), "lab_file_line")
    with pytest.raises(Refused, match="lab_folder"):
        files_in(tmp_path / "none")


@st.composite
def spoiled(draw):
    """A good file with some of its signs replaced, doubled or cut out."""
    text = draw(st.sampled_from((CSV, HL7, FHIR)))
    for _ in range(draw(st.integers(1, 4))):
        at = draw(st.integers(0, len(text)))
        cut = draw(st.integers(0, 12))
        put = draw(
            st.text(max_size=6)
            | st.sampled_from(("|", "^", "~", "\r", "\n", '"', ",", "{", "]", "\0", "NaN"))
        )
        text = text[:at] + put + text[at + cut :]
    return text


def tried(text):
    """What the text says, or the refusal."""
    try:
        found, why = read_text("r", text, UTC, {}), None
    except Refused as refused:
        found, why = (), refused
    assert why is None or why.code.startswith("lab_")
    assert why is None or sentence(why)
    for report in found:
        assert report.results
        assert len({one.analyte for one in report.results}) == len(report.results)


@settings(max_examples=250, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(spoiled())
def test_a_spoiled_file_is_read_whole_or_refused_whole(text):
    tried(text)


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=400), st.sampled_from(("", "MSH|^~\\&|", "{", "test,value\n", "MSH", "MSH&00")))
def test_no_text_at_all_breaks_the_reader(text, start):
    tried(start + text)
