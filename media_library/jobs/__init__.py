"""What the worker does with files after they were taken in."""
