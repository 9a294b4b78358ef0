"""Tests of saved searches and of what they write."""
