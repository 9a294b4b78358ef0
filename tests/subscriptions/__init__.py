"""Tests: subscriptions."""
