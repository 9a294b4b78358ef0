"""Wires the packages together: settings, addresses and the server entry; nobody imports it."""
