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
    "record_missing": mark("The record's file is missing or empty. Restore the newest backup."),
    "key_does_not_fit": mark(
        "The record cannot be opened: its key does not fit, or the file is damaged. "
        "Enter the recovery code, or restore the newest backup."
    ),
    "not_a_record": mark("This file is not an InfuseTrack record. Choose another file."),
    "record_too_new": mark(
        "A newer InfuseTrack wrote this record. Install the newer version, then open it again."
    ),
    "setting_refused": mark(
        "The record cannot be kept safely here ({setting}). Move it to a disk of this computer."
    ),
    "migration_failed": mark("The record could not be brought up to date: {why}. Nothing was changed."),
    "line_unreadable": mark(
        "An entry in the record cannot be read ({kind}). Install the newest InfuseTrack, or restore a backup."
    ),
    "unknown_fact": mark("NOT SAVED. The record does not know this kind of entry ({kind})."),
    "number_not_storable": mark("NOT SAVED. A number cannot be stored as it was typed. Type it again."),
    "key_missing": mark("The record's key is missing. Enter the recovery code."),
    "key_unreadable": mark("The record's key cannot be read or kept. Enter the recovery code."),
    "key_kept_already": mark("Another key is already kept for this record. Nothing was changed."),
    "recovery_code_wrong": mark("This recovery code is not right. Compare each group and type it again."),
    "backup_failed": mark("No backup was made: {why}. Free some space or choose another folder."),
    "backup_not_whole": mark("The backup is not whole and does not count. Make another one now."),
    "restore_would_lose": mark(
        "Restoring would lose entries that only the present record holds ({lines}). "
        "Name who decided it, and why."
    ),
    "restore_too_soon": mark("A restore was made in this same second. Wait a moment, then try again."),
    "restore_failed": mark("The backup was not restored: {why}. The present record is kept."),
    "export_failed": mark("The export was not written: {why}. Choose another folder."),
    "no_such_patient": mark("No patient {study_id} is enrolled here. Enrolled: {known}."),
    "file_unusable": mark("{path} cannot be used: {why}. Choose another file or folder."),
    "file_exists": mark("{path} is already there. Choose another name, or add --replace."),
    "as_of_unread": mark(
        "“{text}” is not a date and time. Write it like 2026-11-24T19:00, with an offset like -05:00 where it matters."
    ),
    "as_of_to_come": mark("{at} has not come yet. The record can be shown at a past moment only."),
    "not_known_then": mark("Nothing was known of {study_id} at {at}. The first entry is of {first}."),
    "no_day_begun": mark("No cycle day has begun here. Name one with --day."),
    "not_for_all": mark("{document}: this one is made for one patient. Name the study number."),
    "nobody_seated": mark("Nobody sits in a chair at that moment. Name the study number."),
    "no_such_print": mark(
        "No print with the number “{number}” stands in this record. The number is in the foot of each page."
    ),
    "option_not_heeded": mark("{option} says nothing about this document: {document}. Leave it out."),
    "print_not_named": mark("{document}: name the print with --of. Its number is in the foot of each page."),
    "cycle_not_begun": mark("No day of {cycle} is in this record. Name a cycle that has begun."),
    "no_such_cycle": mark("“{text}” is not a cycle. Write it like 2, or P-C1 after surgery."),
    "reference_file": mark("The reference table {file} cannot be read: {why}. Install the program again."),
    "paper_not_saved": mark("The document was not saved: {why}. Choose another folder, then print again."),
    "letter_missing": mark(
        "The document was not made: its fonts lack {letters}. Tell whoever looks after this computer."
    ),
    "document_cancelled": mark("Cancelled. No document was made."),
    "broke_off": mark("The program made a mistake there. What is saved is safe. Tell support."),
    "no_viewer": mark("The document is saved, but this computer has no program that shows a PDF."),
    "no_printer": mark(
        "The document is saved, but this computer has no printer. Set one up, or print the file elsewhere."
    ),
    "not_printed": mark(
        "The document is saved, but the printer did not take it: {why}. Look at the printer, then print again."
    ),
}
