"""Ground floor: no tables, imports nothing of ours."""
