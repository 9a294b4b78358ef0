"""Reads of the list: what was asked for, found, counted, and how a hit is shown."""
