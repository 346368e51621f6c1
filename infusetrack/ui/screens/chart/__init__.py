"""The chart: every line of the record, as it was written."""

from infusetrack.ui.screens.chart.screen import ChartScreen

__all__ = ["ChartScreen"]
