"""Sentences about files of a laboratory: why one was refused, whose a report is, what is left out."""

from collections.abc import Mapping
from datetime import tzinfo

from infusetrack.domain.lab_import import Identifier, Match, Report, Standing
from infusetrack.wording import figures
from infusetrack.wording.events_names import analyte_words
from infusetrack.wording.labs import result_words
from infusetrack.wording.translate import mark, tr, translated

SENTENCES: dict[str, str] = {
    "lab_file_line": mark("{where}: {why}. Nothing of this file is taken."),
    "lab_file_large": mark("{file} is larger than any file of results. Nothing was read."),
    "lab_file_text": mark("{file} is no plain text (UTF-8). Nothing was read."),
    "lab_file_missing": mark("{file} cannot be opened. Look at the name of the file."),
    "lab_folder": mark("The folder {folder} cannot be opened. Check its name."),
    "lab_csv_columns": mark(
        "The file has no column for {fields}. Say on the labs screen which heading it is."
    ),
}
IDENTIFIERS: Mapping[Identifier, str] = {
    "study_id": mark("study number"),
    "second_identifier": mark("second identifier"),
    "birth_date": mark("birth date"),
}
FIELDS: Mapping[str, str] = {
    "birth_date": mark("Birth date"),
    "drawn_at": mark("Blood drawn at"),
    "test": mark("Test"),
    "value": mark("Value"),
    "unit": mark("Unit"),
    "study_id": mark("Study number or second identifier"),
}


def match_words(found: Match) -> str:
    """Whose it is: what agrees, and what says somebody else."""
    agree = ", ".join(translated(IDENTIFIERS[one]) for one in found.agree)
    differ = ", ".join(translated(IDENTIFIERS[one]) for one in found.differ)
    if found.is_proven:
        return tr("This patient: {agree} agree").format(agree=agree)
    if differ:
        return tr("Another patient? The {differ} does not agree").format(differ=differ)
    return tr("Not proven: only {agree} agrees").format(agree=agree) if agree else tr("Nobody is named")


def standing_words(found: Standing) -> str:
    """Whether the record has it already."""
    match found.known:
        case "same":
            return tr("Already in the record")
        case "corrects":
            return tr("The laboratory corrected a panel of the record")
        case "new":
            return ""


def report_words(report: Report, zone: tzinfo) -> str:
    """When it was drawn, by whom it was told, and where it stands."""
    drawn = tr("drawn {at}").format(at=figures.moment(report.drawn_at, zone))
    number = tr("report {number}").format(number=report.number) if report.number else ""
    parts = (drawn, report.laboratory, number, f"{report.file}, {report.where}")
    return " · ".join(part for part in parts if part)


def results_words(report: Report) -> str:
    """All results of a report in one line."""
    return ", ".join(f"{analyte_words(one.analyte)} {result_words(one)}" for one in report.results)


def left_out_words(report: Report) -> str:
    """What the form does not have, or what is not final."""
    return tr("Not taken: {names}").format(names=", ".join(report.left_out)) if report.left_out else ""


def nothing_words(file: str) -> str:
    """A file that could be read, and that has no result for the form."""
    return tr("{file}: no final result of a test that the form knows. Nothing of it is taken.").format(
        file=file
    )
