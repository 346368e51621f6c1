"""One module a screen: it shows the chart and offers the acts that it accepts."""
