"""Commands of peer learning."""
