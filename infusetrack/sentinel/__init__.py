"""The small second process that rings when the program cannot: standard library only, opens no record."""
