"""The package read as text and as syntax trees, for the tests of the house."""

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

TOP = Path(__file__).resolve().parent.parent
PACKAGE = TOP / "infusetrack"
TESTS = TOP / "tests"
RESOURCES = TOP / "resources"


@cache
def modules() -> tuple[Path, ...]:
    """Every Python file of the package."""
    return tuple(sorted(PACKAGE.rglob("*.py")))


@cache
def tests() -> tuple[Path, ...]:
    """Every Python file of the tests."""
    return tuple(sorted(TESTS.rglob("*.py")))


@cache
def tree(path: Path) -> ast.Module:
    """One file's syntax tree."""
    return ast.parse(path.read_text(encoding="utf-8"))


def place(path: Path, node: ast.AST | None = None) -> str:
    """`infusetrack/store/codec.py:12`."""
    line = f":{node.lineno}" if node is not None else ""
    return f"{path.relative_to(TOP).as_posix()}{line}"


def functions(path: Path) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    """Every function and method of a file."""
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


def calls(path: Path) -> Iterator[tuple[str, ast.Call]]:
    """Every call of a file with the last name of what is called: `tr`, `exec`, `Refused`."""
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Call):
            yield last_name(node.func), node


def last_name(node: ast.AST) -> str:
    """The last part of a dotted name; empty for anything else."""
    match node:
        case ast.Name(id=name) | ast.Attribute(attr=name):
            return name
        case _:
            return ""


def dotted(node: ast.AST) -> str:
    """A whole dotted name: `datetime.now`; empty for anything else."""
    match node:
        case ast.Name(id=name):
            return name
        case ast.Attribute(value=value, attr=name):
            return f"{dotted(value)}.{name}"
        case _:
            return ""


def literal(node: ast.AST | None) -> str | None:
    """The text of a string literal; None for anything else."""
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else None


def has_a_body(function: ast.FunctionDef | ast.AsyncFunctionDef) -> bool:
    """False where a function only declares: a docstring, an ellipsis."""
    return not all(isinstance(one, ast.Expr) and isinstance(one.value, ast.Constant) for one in function.body)
