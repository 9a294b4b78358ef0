"""What is read of the magazine across its models."""
