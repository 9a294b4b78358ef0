"""Tests of the case library."""
