"""Reads about subscriptions and the letter of new issues."""
