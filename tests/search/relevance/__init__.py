"""Passages, queries and grades that search is judged by, and the tests that read them."""
