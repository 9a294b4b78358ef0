"""Addresses of the directory of municipalities, of projects and of experts."""
