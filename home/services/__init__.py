"""What home does to the database: one file per verb."""
