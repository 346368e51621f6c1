"""Sentences of wristband and bag labels."""

from infusetrack.wording.translate import mark

SENTENCES: dict[str, str] = {
    "bag_label_no_order": mark(
        "No label for {agent} on {day}: there is no signed order. Enter the order, then the bag, then print."
    ),
    "bag_label_no_bag": mark(
        "No label for {agent} on {day}: the bag is not on record. Enter the bag from pharmacy's label, then print."
    ),
    "bag_label_no_drug": mark("No drug is due on {day}, so there is no bag to label."),
}
