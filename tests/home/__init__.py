"""Tests of the front floor and of the content it ships."""
