"""A real Elasticsearch on this machine, alone or as a cluster of three."""
