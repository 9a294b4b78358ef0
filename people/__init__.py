"""Accounts, profiles, consents, letters."""
