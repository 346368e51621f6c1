"""The chart: every line of the record, as it was written."""
