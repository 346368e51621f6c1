"""From a path to a plain tree: size, encoding, syntax and depth are settled before anything else."""

import tomllib
from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path
from typing import Any

from infusetrack.catalog.faults import Fault, RegimenFault
from infusetrack.wording.translate import tr

LARGEST_BYTES = 256 * 1024
DEEPEST = 20
_MOST_DOTS = 60  # a key of thousands of parts would keep the parser busy for minutes


def read_tree(path: Path) -> tuple[Mapping[str, Any], str]:
    """The file's tree and its SHA-256 in hex; raises `RegimenFault`."""
    raw = _bytes(path)
    text = _text(path, raw)
    longest = max((line.count(".") for line in text.splitlines()), default=0)
    if longest > _MOST_DOTS:
        raise _too_deep(path)
    try:
        tree = tomllib.loads(text)
    except RecursionError:
        raise _too_deep(path) from None
    except ValueError as why:
        raise _fault(path, str(why)[:200], tr("TOML")) from why
    if depth_over(tree, DEEPEST):
        raise _too_deep(path)
    return tree, sha256(raw).hexdigest()


def depth_over(tree: object, limit: int) -> bool:
    """Whether tables and lists are nested deeper than `limit`; itself not recursive."""
    level = [tree]
    for _ in range(limit + 1):
        below: list[object] = []
        for node in level:
            if isinstance(node, dict):
                below.extend(node.values())
            elif isinstance(node, list):
                below.extend(node)
        if not below:
            return False
        level = below
    return True


def _bytes(path: Path) -> bytes:
    try:
        size = path.stat().st_size
        if size > LARGEST_BYTES:
            found = tr("{size} bytes").format(size=size)
            raise _fault(path, found, tr("at most {most} bytes").format(most=LARGEST_BYTES))
        with path.open("rb") as file:
            raw = file.read(LARGEST_BYTES + 1)
    except OSError as why:
        raise _fault(path, why.strerror or type(why).__name__, tr("a file that can be read")) from why
    if len(raw) > LARGEST_BYTES:
        raise _fault(path, tr("an endless file"), tr("at most {most} bytes").format(most=LARGEST_BYTES))
    return raw


def _text(path: Path, raw: bytes) -> str:
    try:
        return raw.decode("utf-8").replace("\r\n", "\n")
    except UnicodeDecodeError as why:
        found = tr("a byte that is no text at position {position}").format(position=why.start)
        raise _fault(path, found, tr("UTF-8 text")) from why


def _too_deep(path: Path) -> RegimenFault:
    found = tr("tables nested too deep")
    return _fault(path, found, tr("at most {most} levels").format(most=DEEPEST))


def _fault(path: Path, found: str, expected: str) -> RegimenFault:
    return RegimenFault([Fault(path.name, "", found, expected)])
