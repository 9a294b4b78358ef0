"""Tests of what readers do with a case."""
