"""What municipalities do with the experience of others: compare, repeat, ask, visit."""
