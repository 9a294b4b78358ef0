"""Looks into files without trusting their names, and without the database."""
