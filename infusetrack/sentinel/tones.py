"""The alarm tones, made from figures: pulses, pauses and pitch as IEC 60601-1-8 describes them.

Source of all figures: IEC 60601-1-8 (2006, amendments 1 and 2) as noted in the hazard file,
read from memory and not verified against the printed standard.
"""

import math
import wave
from array import array
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Literal

Priority = Literal["low", "medium", "high"]
RATE_HZ = 16_000
HARMONICS = (1.0, 0.7, 0.6, 0.5, 0.45, 0.4)
"""Strength of the fundamental and the five tones above it: all within 15 dB of each other."""
RAMP = 0.15
"""Share of a pulse in which it rises, and in which it falls (10 to 20 %)."""
LOUDNESS: Mapping[str, float] = MappingProxyType({"day": 0.8, "night": 0.25})
"""Share of full scale; the night is softer (LOCAL), never silent."""
C5, D4, G4 = 523.25, 293.66, 392.0
"""The tune of drug delivery, in hertz."""


@dataclass(frozen=True, slots=True)
class Burst:
    """One burst: the pitch of each pulse, the pause after each but the last, in seconds."""

    notes: tuple[float, ...]
    pauses: tuple[float, ...]
    pulse_s: float
    repeat_s: float
    """From the end of one burst to the beginning of the next."""

    @property
    def length_s(self) -> float:
        """How long it sounds."""
        return len(self.notes) * self.pulse_s + sum(self.pauses)


X, PULSE_HIGH, BETWEEN_HALVES = 0.1, 0.15, 0.6
Y, PULSE_CALM = 0.2, 0.2
_GROUP = (X, X, 2 * X + PULSE_HIGH, X)
BURSTS: Mapping[Priority, Burst] = MappingProxyType(
    {
        "high": Burst((C5, D4, G4, C5, D4) * 2, (*_GROUP, BETWEEN_HALVES, *_GROUP), PULSE_HIGH, 4.0),
        "medium": Burst((C5, D4, G4), (Y, Y), PULSE_CALM, 10.0),
        "low": Burst((C5, D4), (Y,), PULSE_CALM, 60.0),
    }
)
"""High: ten pulses, 3 + 2 and again; medium: three; low: two. Repeats within the standard's ranges (LOCAL)."""


def samples(burst: Burst, loudness: float) -> "array[int]":
    """The burst as 16-bit samples, one channel, at `RATE_HZ`."""
    found = array("h")
    for note, pause in zip(burst.notes, (*burst.pauses, 0.0), strict=True):
        found.extend(_pulse(note, burst.pulse_s, loudness))
        found.extend([0] * round(pause * RATE_HZ))
    return found


def _pulse(note_hz: float, seconds: float, loudness: float) -> Iterator[int]:
    count = round(seconds * RATE_HZ)
    turn = 2 * math.pi * note_hz / RATE_HZ
    raw = [
        _envelope(place, count)
        * sum(part * math.sin(turn * place * n) for n, part in enumerate(HARMONICS, 1))
        for place in range(count)
    ]
    scale = loudness * 32_767 / max(abs(value) for value in raw)
    return (round(value * scale) for value in raw)


def _envelope(place: int, count: int) -> float:
    ramp = RAMP * count
    return min(1.0, place / ramp, (count - 1 - place) / ramp)


def file_name(priority: Priority, *, soft: bool) -> str:
    """The file of a burst in `resources/sounds`."""
    return f"{priority}-{'night' if soft else 'day'}.wav"


def write_tones(folder: Path) -> None:
    """Make all sound files: `python -c "..."` as resources/README.md tells."""
    for priority, burst in BURSTS.items():
        for soft in (False, True):
            _write(folder / file_name(priority, soft=soft), samples(burst, _loudness(soft=soft)))


def _loudness(*, soft: bool) -> float:
    return LOUDNESS["night" if soft else "day"]


def _write(path: Path, sound: "array[int]") -> None:
    with wave.open(str(path), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(RATE_HZ)
        file.writeframes(sound.tobytes())
