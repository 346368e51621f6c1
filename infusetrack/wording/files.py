"""Sentences about regimen files, the record's file, backups and paper."""

from infusetrack.wording.translate import mark

SENTENCES: dict[str, str] = {
    "written_elsewhere": mark(
        "Another station wrote at the same time. Look at the new entries, then save again."
    ),
    "store_failed": mark(
        "NOT SAVED. The record could not be written: {why}. What you typed is still here; try again."
    ),
    "regimen_fault": mark("The regimen file {file} cannot be used. Correct it and start again.\n{told}"),
}
