"""What people type about subscriptions and letters."""
