"""Forms of the admin and of experts; each subject has a file of its own."""
