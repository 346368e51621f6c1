"""The record's encrypted SQLite file: the only code that touches it."""
