"""Elasticsearch 8 through elasticsearch-dsl; whoever has no node needs nothing of this.

Importing it costs 40 MB of memory, so only portals with ELASTICSEARCH_URL do.
"""
