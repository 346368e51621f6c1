"""Sentences about signing in, chairs and the site."""

from infusetrack.wording.translate import mark

SENTENCES: dict[str, str] = {
    "chair_taken": mark("Chair {chair} is taken."),
    "patient_seated": mark("{study_id} already sits in a chair."),
    "badge_known": mark("{badge} is already known."),
    "badge_unknown": mark("{badge} is not known here."),
    "badge_empty": mark("Enter a badge number."),
    "role_unknown": mark("There is no role {role}. Choose one from the list."),
    "account_exists": mark("The first account is already made. Sign in with it."),
    "admin_only": mark("Only an administrator may do this. Ask one to sign in."),
    "pin_same": mark("All digits are the same. Choose another PIN."),
    "pin_run": mark("The digits count up or down. Choose another PIN."),
    "pin_unchanged": mark("This is the PIN you have now. Choose another one."),
    "zone_unknown": mark("“{text}” is no time zone. Type a city and take a line of the list."),
    "pin_wrong": mark("Badge and PIN do not fit. Try again."),
    "pin_locked": mark("Too many wrong PINs. Try again after {until}."),
    "pin_not_computed": mark("The PIN could not be checked: too little memory. Close other programs."),
    "sign_in_busy": mark("A PIN is being checked. Wait a moment."),
    "site_value_number": mark("{value} is not a number. Type it like 9.5."),
    "site_value_above_zero": mark("{value} is not above zero. Type the number of the site's own order set."),
    "site_value_age": mark(
        "{value} is no age at which both charts count. Type whole years from {low} to {high}."
    ),
    "site_value_unset": mark("The site has set no value here. The file's holds."),
    "setting_role": mark(
        "A prescriber, an investigator or an administrator changes this. Ask one to sign in."
    ),
    "setting_why": mark("Say why this value is changed."),
    "setting_range": mark("{value} {unit} cannot be meant: {low} to {high} {unit}. Read the source again."),
    "site_value_source": mark("Say where this value comes from."),
    "chair_free": mark("Nobody sits in chair {chair}."),
    "chair_not_theirs": mark("{study_id} does not sit in chair {chair}."),
    "chair_infusing": mark("An infusion runs in chair {chair}. Record its end first."),
    "patient_unknown": mark("{study_id} is not enrolled here. Enrol the patient first."),
    "regimen_unknown": mark("There is no regimen file {regimen}. Ask the trial office for it."),
}
