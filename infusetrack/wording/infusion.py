"""Sentences about infusions, pauses and flushes."""

from infusetrack.wording.translate import mark

SENTENCES: dict[str, str] = {
    "infusion_phase": mark("This does not fit: the infusion is {phase}."),
    "infusion_before_last": mark(
        "{at} lies before the last change at {last}. Enter a later time, or amend the earlier entry."
    ),
    "infusion_amount": mark("Dose and volume must be above zero."),
    "infusion_rate": mark("The rate must be above zero."),
    "infusion_not_empty": mark(
        "{remaining_ml} mL should still be in the bag. If it is empty, amend the rate; if it was ended early, enter Stop with the reason."
    ),
    "flush_amount": mark("Flush volume and rate must be above zero."),
    "flush_running": mark("A flush is running already. End it first."),
    "no_flush_running": mark("No flush is running."),
    "flush_before_start": mark("The flush cannot end before it began."),
    "infusion_too_slow": mark("At {rate} mL/h this would take more than {days} days. Check the rate."),
    "bag_start_late": mark(
        "This bag was to start by {start_by}: {late} ago. Ask the pharmacy before you start it."
    ),
    "pump_read_of_nothing": mark("No infusion was started here: there is no volume to compare."),
    "pump_read_amount": mark("The pump's volume cannot be below zero."),
    "pump_read_moved": mark("The record says {record_ml} mL by now. Compare once more."),
    "pump_read_apart": mark(
        "The pump shows {pump_ml} mL, the record {record_ml} mL: more than 5 % apart. Look again, then say why."
    ),
    "infusion_too_long": mark(
        "This makes {whole} of infusing, more than {longest}. Ask the prescriber for another rate."
    ),
    "bag_life_over": mark(
        "The bag ends at {end}, {over} after it must be discarded ({bag_until}). Ask the pharmacy and the prescriber."
    ),
}
