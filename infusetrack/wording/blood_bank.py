"""What a blood request must say of a patient on an anti-CD47 antibody, and what went in."""

from datetime import tzinfo

from infusetrack.domain.blood_bank import BloodBank, Given
from infusetrack.wording import figures
from infusetrack.wording.events_blood import product_words
from infusetrack.wording.translate import tr


def anti_cd47_words(bank: BloodBank, zone: tzinfo) -> tuple[str, str]:
    """The banner for every blood request: bold words and the rest; empty before the first dose.

    Source: blood-bank reports on anti-CD47 therapy (Transfusion 2019); for how long is not known.
    """
    if bank.last_dose_at is None:
        return "", ""
    words = tr("On an anti-CD47 antibody: write it on every blood request")
    detail = tr(
        "Last dose {day}. Typing, antibody screen and cross-match are disturbed for weeks; "
        "a negative DAT rules nothing out. Call the blood bank before you order."
    )
    return words, detail.format(day=figures.day(bank.last_dose_at.astimezone(zone).date()))


def baseline_set_words(bank: BloodBank, zone: tzinfo) -> str:
    """Whether the set of samples before the first dose is recorded."""
    if bank.set_recorded_at is not None:
        return tr("Blood-bank set recorded {at}.").format(at=figures.moment(bank.set_recorded_at, zone))
    if bank.first_dose_at is not None:
        return tr("No blood-bank set is recorded before the first dose. Tell the blood bank.")
    return tr("The blood-bank set is drawn before the first dose: a step of C1D1.")


def given_words(given: Given, zone: tzinfo) -> str:
    """One product in a line: what, how much by weight, from when to when, reaction."""
    event = given.event
    per_kg = tr(" ({ml} mL/kg)").format(ml=figures.trimmed(given.ml_kg, 1)) if given.ml_kg else ""
    until = tr(" to {end}").format(end=figures.clock(event.stopped_at, zone)) if event.stopped_at else ""
    told = tr("{day} {product} {ml} mL{per_kg}, {start}{until}").format(
        day=event.day, product=product_words(event.product), ml=figures.trimmed(event.volume_ml),
        per_kg=per_kg, start=figures.moment(event.started_at, zone), until=until,
    )  # fmt: skip
    reaction = tr("reaction: {words}").format(words=event.reaction) if event.reaction else ""
    unit = tr("unit {number}").format(number=event.unit_number) if event.unit_number else ""
    return " · ".join(part for part in (told, reaction, unit, event.note) if part)
