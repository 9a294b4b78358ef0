"""How editors find things in the admin."""
