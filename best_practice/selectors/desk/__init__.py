"""What editors read at their desk."""
