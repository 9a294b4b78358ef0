"""Tests: organisations."""
