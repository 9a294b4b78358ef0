"""What the worker does for subscriptions."""
