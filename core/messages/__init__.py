"""The texts of the interface in Russian and Kyrgyz: read, compiled and checked without gettext."""
