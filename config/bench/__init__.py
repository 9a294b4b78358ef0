"""Measures the running portal against its limits: `make bench`, in CI `make bench BENCH=counts`."""
