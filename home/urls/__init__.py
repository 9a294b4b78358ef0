"""Addresses of home: `root` stands outside the languages, `my` within."""
