"""Tests of the way to Elasticsearch; those of a live node take the fixture `node`."""
