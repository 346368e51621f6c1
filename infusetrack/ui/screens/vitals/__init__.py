"""Vital signs: entry sheet, flowsheet and course of a day."""
