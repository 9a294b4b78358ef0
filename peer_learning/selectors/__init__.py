"""Reads about repetitions, questions, visits and bookmarks."""
