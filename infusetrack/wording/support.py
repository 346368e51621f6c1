"""Sentences about drugs beside the antibody, the opioid infusion, fluids and pain scales."""

from infusetrack.wording.translate import mark

SENTENCES: dict[str, str] = {
    "drug_name": mark("Enter which drug."),
    "no_such_drug": mark("{drug} is not a drug of this regimen."),
    "drug_unknown": mark("{drug} is not in the regimen file. Note whose order it is, then write it."),
    "drug_restricted": mark(
        "{drug} is a steroid, which this trial restricts. Enter why, and tell the study team."
    ),
    "drug_allergy": mark("{drug}: the allergies name {allergy}. Ask the prescriber; enter why it was given."),
    "dose_not_set": mark("No dose of {drug} is set here. Note the signed order that gives it."),
    "dose_beside": mark(
        "{drug} {dose} {given_unit} lies outside {low} to {high} {unit} for this weight. Check it, or note why."
    ),
    "drug_tenfold": mark(
        "{drug} {dose} {given_unit} looks ten times off: {low} to {high} {unit} for this weight. Read the decimal point again."
    ),
    "drug_thousandfold": mark(
        "{drug} {dose} {given_unit} looks a thousand times off: {low} to {high} {unit} for this weight. mg or mcg?"
    ),
    "drug_early": mark(
        "{drug} was given at {given}: not before {at}. Wait, or enter why it was given earlier."
    ),
    "drug_early_order": mark("{drug} is not due before {at}. Enter who ordered it earlier."),
    "drug_over": mark(
        "{drug}: {given} {unit} in 24 h, at most {most}. Ask the prescriber; enter who ordered more, and why."
    ),
    "drug_labs": mark("Before {drug}: look at {analytes}, and confirm it."),
    "drug_labs_missing": mark(
        "Before {drug}: no {analytes} of the last {hours} h. Ask for it, or enter why not."
    ),
    "not_taken_why": mark("Enter which drug was not taken, and why."),
    "opioid_rate_amount": mark("The opioid rate must be zero or more."),
    "opioid_rate_outside": mark("{rate} mcg/kg/h lies outside {low} to {high}. Read the order; enter why."),
    "opioid_off_early": mark("{drug} runs until {at} by the label. Enter why it ends earlier."),
    "opioid_two_people": mark("This site lets two people sign a change of the opioid pump."),
    "fluid_amount": mark("The volume must be above zero."),
    "fluid_unheard_of": mark(
        "{ml} mL in one entry is above {most} mL. Read it again; enter large volumes in parts."
    ),
    "fluid_large": mark(
        "{ml} mL is much for {kg} kg (above {most} mL). Read it again; if it is so, note why."
    ),
    "note_empty": mark("Write what is to be noted."),
    "fluid_what": mark("Enter what went in or came out."),
    "pain_outside": mark("{scale} goes from 0 to 10, not {score}."),
    "pain_faces_odd": mark("The faces have even numbers only: {low} or {high}, not {score}."),
    "pain_scale_age": mark("{scale} is meant from {months} months on. Is another scale right?"),
}
