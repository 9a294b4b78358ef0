"""Search at 20,000 documents: taking in, asking, growth, memory, equal first pages."""
