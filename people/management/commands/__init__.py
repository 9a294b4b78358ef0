"""Sending what waits, forgetting what is old."""
