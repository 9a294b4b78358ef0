"""What taxonomy does to the database: one file per verb."""

from taxonomy.services.load_vocabularies import load_legal_acts, load_terms

__all__ = ["load_legal_acts", "load_terms"]
