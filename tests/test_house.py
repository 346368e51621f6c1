"""The contracts of the house that no linter knows: mirrors, sizes, names, time, numbers, resources."""

import ast
import csv
import json
import sys
import tomllib
import wave
from xml.etree import ElementTree as ET

import pytest
from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QLabel, QPushButton

from tests import house

LONGEST_FILE = 300
LONGEST_FUNCTION = 50
LONG_FILES: dict[str, str] = {}
"""Files over the limit, each with its reason. This list may only shrink."""
WITHOUT_MIRROR = {
    "infusetrack/__main__.py": "two lines; tests/test_cli.py starts the program through it",
}
"""Modules without a test file of their own, each with its reason. This list may only shrink."""
FLOATS_ALLOWED = {"infusetrack/domain/dosing.py", "infusetrack/domain/bsa.py"}
"""Body surface takes powers of weight and height; all else is Decimal."""
NOW = {
    "datetime.now", "datetime.utcnow", "datetime.today", "date.today", "datetime.datetime.now",
    "datetime.datetime.utcnow", "datetime.date.today", "time.time", "time.monotonic", "time.time_ns",
    "time.localtime", "time.gmtime", "QDateTime.currentDateTime", "QDateTime.currentDateTimeUtc",
    "QDateTime.currentMSecsSinceEpoch", "QTime.currentTime", "QDate.currentDate",
}  # fmt: skip


def _only_declares(path):
    """Tables, dataclasses and protocols: nothing in it can go wrong by itself."""
    bodies = [f.body for f in house.functions(path)]
    return not any(
        not isinstance(statement, ast.Expr) or not isinstance(statement.value, ast.Constant)
        for body in bodies
        for statement in body
    )


@pytest.mark.parametrize("path", house.modules(), ids=house.place)
class TestEachModule:
    def test_has_its_test_file(self, path):
        name = house.place(path)
        if path.name == "__init__.py" or name in WITHOUT_MIRROR or _only_declares(path):
            return
        mirror = house.TESTS / path.relative_to(house.PACKAGE).parent / f"test_{path.name}"
        assert mirror.exists(), f"{name} wants {house.place(mirror)}"

    def test_opens_with_one_sentence_that_says_its_duty(self, path):
        docstring = ast.get_docstring(house.tree(path))
        assert docstring
        assert docstring.split("\n\n")[0].endswith(".")

    def test_is_short_enough_to_read(self, path):
        lines = path.read_text(encoding="utf-8").count("\n")
        assert lines <= LONGEST_FILE or house.place(path) in LONG_FILES
        long = [f.name for f in house.functions(path) if f.end_lineno - f.lineno >= LONGEST_FUNCTION]
        assert not long

    def test_uses_no_empty_names(self, path):
        words = {"utils", "util", "manager", "helper", "helpers", "misc"}
        assert not words & set(path.stem.split("_"))
        starts = ("get_", "handle_", "process_", "do_")
        assert not [f.name for f in house.functions(path) if f.name.lstrip("_").startswith(starts)]

    def test_asks_only_the_clock_for_the_time(self, path):
        if house.place(path) == "infusetrack/devices/clock.py":
            return
        asked = [
            house.place(path, node)
            for node in ast.walk(house.tree(path))
            if isinstance(node, ast.Attribute) and house.dotted(node) in NOW
        ]
        assert not asked

    def test_opens_no_nested_event_loop(self, path):
        name = house.place(path)
        if name.startswith(("infusetrack/ui/dialogs/", "infusetrack/app")):
            return
        assert not [
            house.place(path, call)
            for called, call in house.calls(path)
            if called in {"exec", "exec_", "processEvents"}
        ]

    def test_takes_no_clinical_number_from_a_stock_spin_box(self, path):
        spinning = [
            house.place(path, node)
            for node in ast.walk(house.tree(path))
            if house.last_name(node) in {"QDoubleSpinBox", "QSpinBox"}
        ]
        assert not spinning, "under a German locale it turns 12.5 into 125"

    def test_never_swallows_every_error(self, path):
        if house.place(path) == "infusetrack/cli/self_check.py":
            return
        broad = {"", "Exception", "BaseException"}
        assert not [
            house.place(path, node)
            for node in ast.walk(house.tree(path))
            if isinstance(node, ast.ExceptHandler)
            and (house.last_name(node.type) if node.type else "") in broad
            and not isinstance(node.type, ast.Tuple)
        ]


@pytest.mark.parametrize("path", sorted((house.PACKAGE / "domain").glob("*.py")), ids=house.place)
def test_clinical_numbers_are_never_binary_floats(path):
    if house.place(path) in FLOATS_ALLOWED:
        return
    floats = [
        house.place(path, node)
        for node in ast.walk(house.tree(path))
        if (isinstance(node, ast.Constant) and isinstance(node.value, float))
        or (isinstance(node, ast.Name) and node.id == "float")
        or (isinstance(node, ast.Import) and any(name.name == "math" for name in node.names))
        or (isinstance(node, ast.ImportFrom) and node.module == "math")
    ]
    assert not floats


def test_the_lists_of_exceptions_name_only_what_exists():
    known = {house.place(path) for path in house.modules()}
    assert set(WITHOUT_MIRROR) <= known
    assert set(LONG_FILES) <= known
    short = [n for n in LONG_FILES if (house.TOP / n).read_text("utf-8").count("\n") <= LONGEST_FILE]
    assert not short, "these fit now: take them off the list"


# --- tests about tests ------------------------------------------------------------------


def test_no_test_sleeps_waits_or_mocks():
    found = [
        house.place(path, call)
        for path in house.tests()
        for _, call in house.calls(path)
        if house.dotted(call.func) in {"time.sleep", "sleep", "qtbot.wait", "QTest.qWait", "QTest.qSleep"}
    ]
    mocks = [
        house.place(path, node)
        for path in house.tests()
        for node in ast.walk(house.tree(path))
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("unittest")
    ]
    assert not found + mocks


def test_every_test_can_fail():
    idle = [
        house.place(path, function)
        for path in house.tests()
        for function in house.functions(path)
        if function.name.startswith("test_") and not _can_fail(function)
    ]
    assert not idle


def _can_fail(function):
    for node in ast.walk(function):
        if isinstance(node, ast.Assert):
            return True
        if isinstance(node, ast.Call):
            name = house.last_name(node.func)
            if name in {"raises", "check", "waitSignal", "benchmark", "fail"} or "assert" in name:
                return True
    return False


def test_nothing_names_one_machine_or_leaves_a_note_for_later():
    banned = ["/" + "work/", "/" + "root/", "/" + "home/", "TO" + "DO", "FIX" + "ME", "X" * 3]
    kinds = {".py", ".toml", ".md", ".qss", ".sh", ".csv", ".json"}
    roots = [house.PACKAGE, house.TESTS, house.RESOURCES]
    files = [p for root in roots for p in root.rglob("*") if p.suffix in kinds]
    files += [house.TOP / "README.md", house.TOP / "pyproject.toml", house.TOP / ".ci" / "run"]
    found = [
        f"{house.place(path)}:{number} {word}"
        for path in files
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        for word in banned
        if word in line
    ]
    assert not found


# --- resources --------------------------------------------------------------------------


def _resource_files():
    hidden = {"README.md", ".gitkeep"}
    return sorted(p for p in house.RESOURCES.rglob("*") if p.is_file() and p.name not in hidden)


def _opens(path):
    match path.suffix:
        case ".toml":
            return tomllib.loads(path.read_text(encoding="utf-8"))
        case ".json":
            return json.loads(path.read_text(encoding="utf-8"))
        case ".csv":
            return list(csv.reader(path.read_text(encoding="utf-8").splitlines()))
        case ".svg":
            return ET.fromstring(path.read_text(encoding="utf-8")).attrib  # noqa: S314 (our own file)
        case ".wav":
            with wave.open(str(path)) as sound:
                return sound.getnframes()
        case ".png":
            return not QImage(str(path)).isNull()
        case ".ttf":
            return path.read_bytes()[:4] == b"\x00\x01\x00\x00"
        case ".mo" | ".po" | ".qss" | ".txt" | ".qrc":
            return path.read_bytes()
        case other:
            pytest.fail(f"nothing is known that reads {other}: {path.name}")


@pytest.mark.parametrize("path", _resource_files(), ids=house.place)
def test_every_resource_loads(path):
    assert _opens(path)


def test_every_resource_folder_has_a_reader_and_a_line_about_its_origin():
    folders = {
        path.relative_to(house.RESOURCES).parts[0]
        for path in _resource_files()
        if path.parent != house.RESOURCES
    } - {"screenshots"}
    read = {
        house.literal(call.args[0])
        for path in house.modules()
        for called, call in house.calls(path)
        if called == "asset" and call.args
    }
    origins = (house.RESOURCES / "README.md").read_text(encoding="utf-8")
    assert folders <= read
    assert not [folder for folder in folders if f"`{folder}/" not in origins]


# --- PySide6 and None -------------------------------------------------------------------


class _Bell(QObject):
    rang = Signal()


@pytest.mark.skipif(sys.version_info >= (3, 12), reason="None is immortal from Python 3.12 on")
def test_a_long_shift_of_qt_calls_does_not_use_up_none(qtbot):
    label, button, bell, timer = QLabel(), QPushButton(), _Bell(), QTimer()
    for widget in (label, button):
        qtbot.addWidget(widget)
    image = QImage(8, 8, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    bell.rang.connect(lambda: None)
    acts = [
        lambda: label.setText("13:05"),
        lambda: label.setVisible(False),
        lambda: label.setProperty("tone", "due"),
        lambda: button.setEnabled(True),
        lambda: button.setToolTip("Pause"),
        label.update,
        label.updateGeometry,
        lambda: painter.setPen(QColor("black")),
        lambda: painter.drawLine(0, 0, 8, 8),
        lambda: painter.drawText(0, 8, "mL"),
        lambda: timer.start(1000),
        timer.stop,
        bell.rang.emit,
    ]
    lost = [_references_lost(act) for act in acts]
    painter.end()
    assert max(lost) < 100


def _references_lost(act):
    for _ in range(10):
        act()
    before = sys.getrefcount(None)
    for _ in range(200):
        act()
    return before - sys.getrefcount(None)
