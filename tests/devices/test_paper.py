"""A document is saved whole under a name of its own, shown and printed by the system."""

import errno
import os
import sys

import pytest

from infusetrack.devices import paper
from infusetrack.domain.errors import BrokenWorld, Refused
from infusetrack.wording.sentences import sentence

posix = pytest.mark.skipif(sys.platform == "win32", reason="Windows opens and prints by itself")


@pytest.fixture
def programs(tmp_path, monkeypatch):
    """A folder of made-up system programs; each writes down what it was asked."""
    folder = tmp_path / "bin"
    folder.mkdir()
    monkeypatch.setenv("PATH", str(folder))

    def make(name, *, says="", fails=0):
        script = folder / name
        script.write_text(f'#!/bin/sh\necho "$@" > "{tmp_path}/asked"\necho "{says}" >&2\nexit {fails}\n')
        script.chmod(0o755)
        return tmp_path / "asked"

    return make


def test_a_saved_document_is_whole_and_alone(tmp_path):
    path = paper.save(b"%PDF-1", tmp_path / "new" / "folder", "PED-0417-C1D2-day.pdf")
    assert path.name == "PED-0417-C1D2-day.pdf"
    assert path.read_bytes() == b"%PDF-1"
    assert [one.name for one in path.parent.iterdir()] == [path.name]


def test_a_second_document_never_overwrites_the_first(tmp_path):
    first, second, third = (paper.save(bytes([65 + n]), tmp_path, "day.pdf") for n in range(3))
    assert [first.name, second.name, third.name] == ["day.pdf", "day-2.pdf", "day-3.pdf"]
    assert first.read_bytes() == b"A"
    assert third.read_bytes() == b"C"


@pytest.mark.parametrize(
    ("asked", "given"),
    [
        ("../../etc/passwd", "etc-passwd"),
        ("a b:c*d?.pdf", "a-b-c-d.pdf"),
        ("-rf.pdf", "rf.pdf"),
        ("李.pdf", "document.pdf"),
        ("", "document"),
        ("n" * 300 + ".pdf", "n" * 80 + ".pdf"),
    ],
)
def test_no_name_can_leave_its_folder(tmp_path, asked, given):
    path = paper.save(b"x", tmp_path, asked)
    assert path.parent == tmp_path
    assert path.name.removeprefix(".") == given


@posix
def test_only_its_owner_may_read_a_document(tmp_path):
    assert paper.save(b"x", tmp_path, "day.pdf").stat().st_mode & 0o077 == 0


def test_a_folder_that_is_a_file_is_said_so(tmp_path):
    (tmp_path / "taken").write_text("x")
    with pytest.raises(BrokenWorld) as broken:
        paper.save(b"x", tmp_path / "taken", "day.pdf")
    assert broken.value.code == "paper_not_saved"
    assert "Choose another folder" in sentence(broken.value)


@posix
def test_a_document_is_shown_by_the_systems_viewer(tmp_path, programs):
    asked = programs("xdg-open" if sys.platform != "darwin" else "open")
    paper.open_in_viewer(tmp_path / "day.pdf")
    assert paper._OPEN[-1].wait(10) == 0
    assert asked.read_text().strip() == str(tmp_path / "day.pdf")


@posix
@pytest.mark.usefixtures("programs")
def test_no_viewer_is_said_in_plain_words(tmp_path):
    with pytest.raises(BrokenWorld) as broken:
        paper.open_in_viewer(tmp_path / "day.pdf")
    assert "no program that shows a PDF" in sentence(broken.value)


@posix
def test_a_viewer_that_cannot_run_is_said_too(tmp_path, programs):
    programs("xdg-open")
    (tmp_path / "bin" / "xdg-open").write_bytes(b"\x00 not a program")
    with pytest.raises(BrokenWorld) as broken:
        paper.open_in_viewer(tmp_path / "day.pdf")
    assert broken.value.code == "no_viewer"


@posix
def test_a_document_goes_to_the_printer(tmp_path, programs):
    asked = programs("lp")
    paper.print_file(tmp_path / "day.pdf")
    assert asked.read_text().strip() == f"-- {tmp_path / 'day.pdf'}"


@posix
def test_printer_copies_and_pages_are_told_to_the_print_command(tmp_path, programs):
    asked = programs("lp")
    paper.print_file(tmp_path / "day.pdf", paper.PrintChoice("bay-2", 2, "1-3"))
    assert asked.read_text().strip() == f"-d bay-2 -n 2 -P 1-3 -- {tmp_path / 'day.pdf'}"


@posix
@pytest.mark.usefixtures("programs")
def test_no_print_program_means_no_printer(tmp_path):
    with pytest.raises(BrokenWorld) as broken:
        paper.print_file(tmp_path / "day.pdf")
    assert broken.value.code == "no_printer"


@posix
@pytest.mark.parametrize(
    ("says", "code"),
    [
        ("lp: Error - no default destination available.", "no_printer"),
        ("lp: out of paper", "not_printed"),
        ("", "not_printed"),
    ],
)
def test_a_printer_that_refuses_is_told_with_its_words(tmp_path, programs, says, code):
    programs("lp", says=says, fails=1)
    with pytest.raises(BrokenWorld) as broken:
        paper.print_file(tmp_path / "day.pdf")
    assert broken.value.code == code
    if code == "not_printed" and says:
        assert "did not take it: out of paper." in sentence(broken.value)


@posix
def test_a_printer_that_never_answers_is_given_up(tmp_path, programs, monkeypatch):
    programs("lp")
    (tmp_path / "bin" / "lp").write_text("#!/bin/sh\nwhile :; do :; done\n")
    monkeypatch.setattr(paper, "PRINT_SECONDS", 0.2)
    with pytest.raises(BrokenWorld) as broken:
        paper.print_file(tmp_path / "day.pdf")
    assert broken.value.code == "not_printed"


def _full(monkeypatch):
    """The disk takes no byte more."""

    def refuse(_number):
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(paper.os, "fsync", refuse)


def test_a_named_file_is_written_whole(tmp_path):
    paper.write_whole(b"%PDF-", tmp_path / "day.pdf")
    assert (tmp_path / "day.pdf").read_bytes() == b"%PDF-"
    assert [path.name for path in tmp_path.iterdir()] == ["day.pdf"]


def test_a_full_disk_leaves_nothing_half_written_and_what_was_there(tmp_path, monkeypatch):
    (tmp_path / "day.pdf").write_bytes(b"before")
    _full(monkeypatch)
    with pytest.raises(BrokenWorld) as broken:
        paper.write_whole(b"%PDF-", tmp_path / "day.pdf", replace=True)
    assert "No space left on device" in sentence(broken.value)
    assert [path.read_bytes() for path in tmp_path.iterdir()] == [b"before"]
    with pytest.raises(BrokenWorld):
        paper.write_whole(b"%PDF-", tmp_path / "other.pdf")
    with pytest.raises(BrokenWorld, match="paper_not_saved"):
        paper.save(b"%PDF-", tmp_path, "third.pdf")
    assert [path.name for path in tmp_path.iterdir()] == ["day.pdf"]


def test_a_file_that_is_there_is_kept_unless_it_may_be_replaced(tmp_path):
    target = tmp_path / "day.pdf"
    target.write_bytes(b"before")
    with pytest.raises(Refused, match="file_exists"):
        paper.write_whole(b"%PDF-", target)
    assert target.read_bytes() == b"before"
    paper.write_whole(b"%PDF-", target, replace=True)
    assert target.read_bytes() == b"%PDF-"


def test_what_is_no_file_is_never_replaced(tmp_path):
    with pytest.raises(BrokenWorld, match="file_unusable"):
        paper.write_whole(b"%PDF-", tmp_path, replace=True)
