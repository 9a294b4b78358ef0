"""Screens of the subscriptions desk."""
