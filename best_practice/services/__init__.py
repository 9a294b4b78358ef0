"""What people can do with cases, one verb a file."""
