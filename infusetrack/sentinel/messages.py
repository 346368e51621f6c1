"""What program and sentinel say to each other: one JSON object a line, times as seconds since 1970 in UTC."""

import json
import math
from dataclasses import asdict, dataclass
from typing import Any

from infusetrack.sentinel.tones import Priority

LEVELS: tuple[Priority, ...] = ("low", "medium", "high")


@dataclass(frozen=True, slots=True)
class Hello:
    """Who speaks: the program's process, the command that starts it again, and the folder's token file.

    `token` is where the sentinel in charge of a data folder writes its name: an older one that
    finds another name there goes. `practice` marks rehearsal.
    """

    program: int
    restart: tuple[str, ...] = ()
    token: str = ""
    practice: bool = False


@dataclass(frozen=True, slots=True)
class Beat:
    """The program's window is alive; `busy_s` asks for patience once, before long work on purpose."""

    busy_s: float = 0.0


@dataclass(frozen=True, slots=True)
class Goodbye:
    """The program was closed by a person."""


@dataclass(frozen=True, slots=True)
class Coming:
    """A sound that falls due."""

    at: float
    priority: Priority
    words: str = ""


@dataclass(frozen=True, slots=True)
class Wish:
    """The sound plan, with its times turned into those of this computer; `soft` at night."""

    now: Priority | None = None
    words: str = ""
    paused_until: float | None = None
    coming: tuple[Coming, ...] = ()
    watched: bool = False
    soft: bool = False


@dataclass(frozen=True, slots=True)
class Report:
    """What the sentinel answers once a second: through what it can be heard, empty for nothing."""

    through: str


@dataclass(frozen=True, slots=True)
class Answer:
    """What a person pressed in the sentinel's own window: again, quiet or end."""

    pressed: str


@dataclass(frozen=True, slots=True)
class Gone:
    """The pipe from the program ended."""


Message = Hello | Beat | Goodbye | Wish | Report | Answer | Gone
_KINDS: dict[str, type[Message]] = {
    kind.__name__: kind for kind in (Hello, Beat, Goodbye, Wish, Report, Answer)
}


def written(message: Message) -> bytes:
    """The message as one line."""
    return json.dumps({"kind": type(message).__name__, **asdict(message)}).encode() + b"\n"


def read(line: bytes) -> Message | None:
    """The message of a line; None for a line that is none, which is left aside."""
    try:
        body = json.loads(line)
        kind = _KINDS[body.pop("kind")]
        message = kind(**_fitted(body))
        return message if _is_sound(message) else None
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError, OverflowError):
        return None


def _is_sound(message: Message) -> bool:
    """Whether every part is what it must be: a garbled line must never stop the one who rings."""
    match message:
        case Wish(now=now, words=words, paused_until=until, coming=coming, watched=watched, soft=soft):
            whole = (now is None or now in LEVELS) and isinstance(words, str)
            moments = (until is None or _is_number(until)) and all(_is_coming(one) for one in coming)
            return whole and moments and isinstance(watched, bool) and isinstance(soft, bool)
        case Hello(program=program, restart=restart, token=token, practice=practice):
            told = all(isinstance(one, str) for one in (*restart, token))
            return isinstance(program, int) and told and isinstance(practice, bool)
        case Beat(busy_s=busy):
            return _is_number(busy)
        case Report(through=said) | Answer(pressed=said):
            return isinstance(said, str)
        case _:
            return True


def _is_coming(one: Coming) -> bool:
    return _is_number(one.at) and one.priority in LEVELS and isinstance(one.words, str)


def _is_number(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and math.isfinite(value)


def _fitted(body: dict[str, Any]) -> dict[str, Any]:
    if "coming" in body:
        body["coming"] = tuple(Coming(**one) for one in body["coming"])
    if "restart" in body:
        body["restart"] = tuple(body["restart"])
    return body
