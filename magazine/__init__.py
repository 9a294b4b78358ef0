"""The magazine Municipalitet: issues and articles."""
