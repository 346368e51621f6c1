"""Practice: made-up days of study numbers, written by the same road as real ones."""
