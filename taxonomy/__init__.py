"""Shared vocabularies and legal acts."""
