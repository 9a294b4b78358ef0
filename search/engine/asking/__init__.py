"""Questions as people type them become groups of terms that engines understand."""

from search.engine.asking.glossary import Glossary
from search.engine.asking.reading import read_question
from search.engine.asking.words import Vocabulary, Words

__all__ = [
    "Glossary",
    "Vocabulary",
    "Words",
    "read_question",
]
