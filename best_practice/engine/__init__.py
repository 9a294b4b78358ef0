"""Pure rules of a case: its facts as one value, sums, completeness; no database."""
