"""What organisations does to the database: one file per verb."""
