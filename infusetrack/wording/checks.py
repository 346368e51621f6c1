"""Sentences about values, orders and bags that the write gates refuse."""

from infusetrack.wording.translate import mark

SENTENCES: dict[str, str] = {
    "before_enrolment": mark("That time lies before the enrolment ({on}). Check the date and time: {at}."),
    "another_runs": mark("An infusion is still running on {day}. Record its end first."),
    "gate_closed": mark("The gate is closed: {findings}. Check now; the investigator decides."),
    "override_incomplete": mark("A decision against the gate needs a name and a reason. Enter both."),
    "vitals_empty": mark("Enter at least one vital sign."),
    "vitals_impossible": mark("{item} {value} {unit} cannot be: {low} to {high}. Measure and type it again."),
    "vitals_sbp_dbp": mark("Systolic {sbp} must be above diastolic {dbp}. Are the two swapped?"),
    "oxygen_unit": mark("Choose the unit of the oxygen: L/min or %."),
    "oxygen_device": mark("Choose what gives the oxygen; air has no amount."),
    "oxygen_fraction": mark("{value} looks like a fraction: {percent} %? Type the percentage."),
    "baseline_late": mark(
        "Hydration or the infusion began at {began}; a baseline is from before that."
        " Type when it was taken, or note why it is late."
    ),
    "baseline_stands": mark(
        "The baseline of {at} stands. Save a usual set, or amend the baseline with a reason."
    ),
    "body_far_out": mark(
        "{value} {unit} is far outside the usual for the age, {low} to {high} {unit}. Measure again."
    ),
    "measure_amount": mark("Weight and height must be above zero."),
    "labs_empty": mark("Enter at least one laboratory value."),
    "lab_unit": mark("{analyte} is not entered in {unit} here. Choose a unit from the list."),
    "lab_amount": mark("{analyte} must be a number from zero up."),
    "lab_limits": mark("{analyte}: the lower limit {lln} is above the upper limit {uln}. Check both."),
    "resulted_before_drawn": mark(
        "The result cannot be from {resulted}, before the draw at {drawn}. Check both."
    ),
    "resulted_to_come": mark("The result cannot be from {at}, after it was entered. Check the time."),
    "lab_patient_unproven": mark(
        "Two identifiers of the file must agree with this patient. Otherwise a named person decides, with a reason."
    ),
    "lab_tenfold": mark(
        "{value} {unit}: about ten times, or a tenth of, the last ({last} {last_unit}). Read the report again."
    ),
    "lab_other_unit": mark(
        "{value} fits the last value ({last} {last_unit}) in {other}, not in {unit}. Read the unit again."
    ),
    "analyte_unknown": mark("{analyte} is not on the laboratory form."),
    "drawn_to_come": mark("The sample cannot be drawn at {at}, after it was entered. Check the time."),
    "dose_unit": mark("{drug} is given in {unit} here. Convert the dose."),
    "dose_outside": mark(
        "{drug} {dose} {unit} lies outside {low} to {high} {unit} for this weight. Check it, or note why."
    ),
    "order_prescriber": mark("Enter who signed the order."),
    "order_minutes": mark("Enter over how many minutes the infusion is ordered."),
    "order_weight_old": mark(
        "The order was made for {order_kg} kg; today's weight is {weight_kg} kg. Ask for a new order."
    ),
    "no_order": mark("There is no order for {agent} today. Enter it first."),
    "dose_not_ordered": mark("{dose_mg} mg is not the ordered {ordered_mg} mg. Read the bag again."),
    "volume_not_bag": mark("{volume_ml} mL is not the bag's {bag_ml} mL. Read the label again."),
    "first_rate": mark("{rate_ml_h} mL/h is not the planned first rate, {planned_ml_h} mL/h. Set the pump."),
    "pump_without_reason": mark("Say why the pump was changed."),
    "resume_without_order": mark("Enter who ordered the resume and its rate."),
    "bag_expired": mark("The bag expired at {at}. Ask the pharmacy for another."),
    "mixed_to_come": mark("The bag cannot be mixed at {at}, after it came. Check the label."),
    "bag_lot": mark("Enter the product and the lot on the label."),
    "bag_amount": mark("Drug volume and vials must be above zero."),
    "bag_too_small": mark("{drug_ml} mL of drug do not fit in a bag of {bag_ml} mL. Check both."),
    "given_once": mark("A signature or check is never rewritten. Check or sign again."),
    "another_fact": mark(
        "A change stays the same kind of entry. Strike entry {seq} out, and enter the other."
    ),
    "line_stays": mark("Entry {seq} stays as it is. Note what is wrong in a new entry."),
    "signature_of_other": mark("Only {badge} can take this signature back."),
    "started_on_it": mark(
        "The infusion was started on entry {seq}. Change it with a reason; do not strike it."
    ),
    "check_after_start": mark("{agent} was already started. A check before the start cannot be made now."),
    "check_out_of_turn": mark("{at} lies before the last check at {last}. Check again, at the present time."),
    "start_before_check": mark("{at} lies before the check by two people at {checked}. Enter a later time."),
    "checked_another": mark(
        "Order or bag came at {at}, after the check at {checked}. Two people check again."
    ),
    "given_lately": mark("{agent} of {day} was started at {at}. Is the right day open? Ask the prescriber."),
    "rate_above_plan": mark(
        "{rate_ml_h} mL/h is above the planned {planned_ml_h} mL/h. Read the pump; if it is so, say why."
    ),
    "number_unheard_of": mark("A number is too large, too small or too long. Type it again."),
}
