"""The program put together: the only place that knows every class."""
