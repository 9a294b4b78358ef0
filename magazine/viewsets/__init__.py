"""Screens of the admin where issues are made."""
