"""Sweeping files."""
