"""Pages of subscriptions and of the letter of new issues."""
