"""Addresses of subscriptions, one file for each place they are hung in."""
