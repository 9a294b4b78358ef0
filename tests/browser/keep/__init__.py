"""Tests of the script that keeps typed text."""
