"""Tests of accounts, letters and typed forms."""
