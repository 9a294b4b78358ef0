"""Regions, districts, municipalities, bodies, memberships."""
