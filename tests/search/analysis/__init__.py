"""Tests of how texts become terms."""
