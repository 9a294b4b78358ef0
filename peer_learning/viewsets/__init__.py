"""Repetitions, questions and requests in the admin."""
