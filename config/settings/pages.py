"""Trees of pages: what the library leaves to us because it fails on big sections."""

# Renaming a section with a thousand pages below it breaks the library's own redirects on SQLite;
# ours are made by a job (home.services.keep_addresses).
WAGTAILREDIRECTS_AUTO_CREATE = False
# From so many pages on, deleting asks for the name of the portal in writing.
WAGTAILADMIN_UNSAFE_PAGE_DELETION_LIMIT = 10
