"""Reads of search: saved searches, what is found, what is suggested, what is looked for."""
