"""The tones are measured as an ear would: how many pulses, how far apart, which pitch, how rich."""

import math
import wave
from array import array
from itertools import pairwise

import pytest

from infusetrack.assets import asset
from infusetrack.sentinel.tones import BURSTS, LOUDNESS, RATE_HZ, file_name, samples, write_tones

WINDOW = RATE_HZ // 200
"""Five milliseconds."""
KINDS = [(priority, soft) for priority in BURSTS for soft in (False, True)]


def heard(priority, *, soft=False):
    with wave.open(str(asset("sounds", file_name(priority, soft=soft)))) as file:
        assert (file.getnchannels(), file.getsampwidth(), file.getframerate()) == (1, 2, RATE_HZ)
        return array("h", file.readframes(file.getnframes()))


def pulses(sound):
    """Begin and end of each pulse in seconds: where the sound is louder than a thirtieth of its peak."""
    floor = max(map(abs, sound)) / 30
    loud = [max(map(abs, sound[place : place + WINDOW])) > floor for place in range(0, len(sound), WINDOW)]
    edges = [place for place, (was, now) in enumerate(pairwise([False, *loud, False])) if was != now]
    return [
        (a * WINDOW / RATE_HZ, b * WINDOW / RATE_HZ) for a, b in zip(edges[::2], edges[1::2], strict=True)
    ]


def strength(part, hertz):
    """How much of one pitch is in it (Goertzel)."""
    turn = 2 * math.pi * hertz / RATE_HZ
    before = last = 0.0
    for value in part:
        before, last = last, value + 2 * math.cos(turn) * last - before
    return math.sqrt(before**2 + last**2 - 2 * math.cos(turn) * before * last)


def pitches(sound):
    """The fundamental of each pulse: the deepest of the strong tones, to the nearest two hertz."""
    found = []
    for begin, end in pulses(sound):
        part = sound[int(begin * RATE_HZ) : int(end * RATE_HZ)]
        tones = {hertz: strength(part, hertz) for hertz in range(150, 1000, 2)}
        loudest = max(tones.values())
        found.append(next(h for h, s in tones.items() if s > loudest * 0.9))
    return found


@pytest.mark.parametrize(("priority", "soft"), KINDS)
def test_the_files_are_what_the_generator_makes(priority, soft):
    made = samples(BURSTS[priority], LOUDNESS["night" if soft else "day"])
    stored = heard(priority, soft=soft)
    assert len(made) == len(stored)
    assert max(abs(a - b) for a, b in zip(made, stored, strict=True)) <= 1


def test_all_files_are_made_in_one_go(tmp_path):
    write_tones(tmp_path)
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted(
        file_name(priority, soft=soft) for priority, soft in KINDS
    )


@pytest.mark.parametrize(("priority", "count"), [("high", 10), ("medium", 3), ("low", 2)])
def test_the_number_of_pulses_tells_the_priority(priority, count):
    assert len(pulses(heard(priority))) == count


def test_the_high_burst_is_three_and_two_and_again():
    found = pulses(heard("high"))
    gaps = [after[0] - before[1] for before, after in pairwise(found)]
    short = [gap for place, gap in enumerate(gaps) if place % 5 not in (2, 4)]
    assert all(0.05 <= gap <= 0.13 for gap in short)
    assert all(0.33 <= gaps[place] <= 0.37 for place in (2, 7)), "2x + td"
    assert 0.35 <= gaps[4] <= 1.3
    assert all(0.075 <= end - begin <= 0.2 for begin, end in found)


@pytest.mark.parametrize("priority", ["medium", "low"])
def test_calmer_bursts_have_evenly_spaced_longer_pulses(priority):
    found = pulses(heard(priority))
    assert all(0.125 <= after[0] - before[1] <= 0.25 for before, after in pairwise(found))
    assert all(0.125 <= end - begin <= 0.25 for begin, end in found)


@pytest.mark.parametrize(("priority", "tune"), [("high", "CDGCD" * 2), ("medium", "CDG"), ("low", "CD")])
def test_the_tune_is_that_of_drug_delivery(priority, tune):
    notes = {"C": 523, "D": 294, "G": 392}
    found = pitches(heard(priority))
    assert len(found) == len(tune)
    assert all(abs(hertz - notes[note]) <= 8 for hertz, note in zip(found, tune, strict=True))
    assert all(150 <= hertz <= 1000 for hertz in found)


@pytest.mark.parametrize("priority", BURSTS)
def test_each_pulse_holds_four_tones_of_like_strength_between_300_and_4000_hertz(priority):
    sound = heard(priority)
    for (begin, end), note in zip(pulses(sound), BURSTS[priority].notes, strict=True):
        part = sound[int(begin * RATE_HZ) : int(end * RATE_HZ)]
        tones = [strength(part, note * n) for n in range(1, 7) if 300 <= note * n <= 4000]
        near = [20 * math.log10(tone / max(tones)) for tone in tones]
        assert sum(level >= -15 for level in near) >= 4


def test_a_pulse_rises_and_falls_within_a_tenth_to_a_fifth_of_its_length():
    sound = heard("medium")
    begin, end = pulses(sound)[0]
    part = sound[int(begin * RATE_HZ) : int(end * RATE_HZ)]
    peaks = [max(map(abs, part[p : p + WINDOW])) for p in range(0, len(part), WINDOW)]
    full = next(place for place, peak in enumerate(peaks) if peak > max(peaks) * 0.9) / len(peaks)
    assert 0.1 <= full <= 0.2


@pytest.mark.parametrize("priority", BURSTS)
def test_the_night_is_softer_and_never_silent(priority):
    day, night = (max(map(abs, heard(priority, soft=soft))) for soft in (False, True))
    assert 0.1 * day < night < 0.5 * day


def test_bursts_come_again_within_the_ranges_of_the_standard():
    assert 2.5 <= BURSTS["high"].repeat_s <= 15
    assert 2.5 <= BURSTS["medium"].repeat_s <= 30
    assert BURSTS["low"].repeat_s > 15
