"""What editors see of the issues they make."""
