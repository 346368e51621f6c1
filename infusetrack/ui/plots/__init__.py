"""Plots over time, painted by hand."""
