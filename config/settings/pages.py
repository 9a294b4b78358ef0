"""Pages: what the portal is called, and what the library leaves to us on big sections."""

# Renaming a section with a thousand pages below it breaks the library's own redirects on SQLite;
# ours are made by a job (home.services.keep_addresses).
WAGTAILREDIRECTS_AUTO_CREATE = False
# From so many pages on, deleting asks for the name of the portal in writing.
WAGTAILADMIN_UNSAFE_PAGE_DELETION_LIMIT = 10

# What machines and operators read: harvesters, open data, the question before a deletion.
WAGTAIL_SITE_NAME = "Портал лучшей практики"
CONTENT_LICENCE = "https://creativecommons.org/licenses/by/4.0/"
