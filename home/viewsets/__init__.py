"""Lists of the admin, and what its screens of pages do differently."""
