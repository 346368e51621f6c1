"""Sentences about signing in, chairs and the site."""

from infusetrack.wording.translate import mark

SENTENCES: dict[str, str] = {
    "chair_taken": mark("Chair {chair} is taken."),
    "patient_seated": mark("{study_id} already sits in a chair."),
    "badge_known": mark("{badge} is already known."),
    "badge_unknown": mark("{badge} is not known here."),
}
