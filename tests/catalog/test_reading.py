"""Hostile files are refused as a whole, quickly, before anything is built from them."""

from pathlib import Path

import pytest

from infusetrack.assets import asset
from infusetrack.catalog.reading import DEEPEST, depth_over
from infusetrack.catalog.regimens import load_regimen
from tests.catalog.spoil import refusal

HOSTILE: list[tuple[str, bytes, str, str]] = [
    ("deep lists", b"a = " + b"[" * 100_000, "nested too deep", "20 levels"),
    ("deep tables", b"a = " + b"{a=" * 50_000, "nested too deep", "20 levels"),
    ("deep key", b"a" + b".a" * 120_000 + b" = 1", "nested too deep", "20 levels"),
    ("deep header", b"[a" + b".a" * 120_000 + b"]", "nested too deep", "20 levels"),
    ("21 levels", b"a" + b".a" * 21 + b" = 1", "nested too deep", "20 levels"),
    ("too many bytes", b"# " + b"x" * 262_144, "262146 bytes", "at most 262144 bytes"),
    ("not UTF-8", b'title = "\xff"', "no text at position 9", "UTF-8 text"),
    ("twice a key", b"id = 'a'\nid = 'b'", "Cannot overwrite a value", "TOML"),
    ("not TOML", b"{json: true}", "line 1", "TOML"),
    ("million digits", b"a = " + b"9" * 200_000, "", "TOML"),
]  # fmt: skip


@pytest.mark.parametrize(("raw", "found", "expected"), [c[1:] for c in HOSTILE], ids=[c[0] for c in HOSTILE])
def test_a_hostile_file_is_refused_as_a_whole(raw: bytes, found: str, expected: str, tmp_path: Path) -> None:
    path = tmp_path / "hostile.toml"
    path.write_bytes(raw)
    (fault,) = refusal(path).faults
    assert fault.file == "hostile.toml"
    assert found in fault.found
    assert expected in fault.expected


def test_a_hundred_megabytes_are_refused_by_size_alone(tmp_path: Path) -> None:
    path = tmp_path / "big.toml"
    with path.open("wb") as file:
        file.truncate(100 * 1024 * 1024)
    assert "104857600 bytes" in refusal(path).faults[0].found


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    (fault,) = refusal(tmp_path / "none.toml").faults
    assert fault.expected == "a file that can be read"


def test_a_folder_is_not_read_as_a_file(tmp_path: Path) -> None:
    assert refusal(tmp_path).faults[0].expected == "a file that can be read"


def test_windows_line_ends_are_read(tmp_path: Path) -> None:
    path = tmp_path / "windows.toml"
    path.write_bytes(asset("regimens", "nct04751383.toml").read_bytes().replace(b"\n", b"\r\n"))
    assert load_regimen(path).id == "nct04751383"


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="needs an endless file")
def test_an_endless_file_is_refused_without_being_read_to_its_end() -> None:
    assert refusal(Path("/dev/zero")).faults[0].found == "an endless file"


def test_depth_is_counted_in_lists_and_tables() -> None:
    tree: object = 1
    for _ in range(DEEPEST):
        tree = {"a": [tree]}
    assert depth_over(tree, DEEPEST)
    assert not depth_over(tree, 2 * DEEPEST)
