"""Screens of the editors' desk in the admin."""
