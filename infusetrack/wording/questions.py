"""Sentences about questions that come as JSON Lines."""

from infusetrack.wording.translate import mark

SENTENCES: dict[str, str] = {
    "calc_not_json": mark("Line {line} is not JSON: one question a line, please."),
    "calc_not_object": mark('A question is an object with the key "ask".'),
    "calc_too_deep": mark("This question is nested too deeply."),
    "calc_key_twice": mark("{key} stands in this question twice."),
    "calc_unknown_ask": mark("{ask} is not a question. Questions: {known}."),
    "calc_unknown_key": mark("Unknown key: {keys}. This question has: {known}."),
    "calc_missing": mark("{key} is missing."),
    "calc_not_number": mark("{key} is not a number: {value}."),
    "calc_number_size": mark("{key} is too large or too small to be a true number."),
    "calc_not_whole": mark("{key} must be a whole number, not {value}."),
    "calc_not_flag": mark("{key} must be true or false, not {value}."),
    "calc_not_text": mark("{key} must be text, not {value}."),
    "calc_not_one_of": mark("{key} cannot be {value}. Known: {known}."),
    "calc_not_list": mark("{key} must be a list."),
    "calc_not_time": mark("{key} is not an ISO 8601 time: {value}."),
    "calc_time_without_offset": mark("{key} needs its offset, like 2026-11-23T08:00:00-05:00: {value}."),
    "calc_not_event": mark("Event {index} must be an object with at and event."),
    "calc_no_such_event": mark("There is no event {event}. Events: {known}."),
    "calc_event": mark("Event {index} ({event}): {told}"),
    "calc_event_early": mark("Event {index} lies before the event before it."),
    "calc_already_empty": mark("Event {index} does not fit: the bag was empty by then (completed)."),
    "calc_now_early": mark("now lies before the last event."),
    "pews_air_amount": mark("Air has no amount of oxygen. Leave oxygen_delivery out, or name the device."),
    "no_score_chart": mark("The charts of the scores are not installed."),
    "calc_out_of_range": mark("These numbers or times lead out of every range."),
    "no_such_regimen": mark("There is no regimen {regimen}. Regimens: {known}."),
}
