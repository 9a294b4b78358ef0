"""Texts become streams of terms, the same way for documents and for questions.

Pure Python that knows neither Django nor an engine. Whoever changes what comes out raises
`ANALYSIS_VERSION`, so that rows of another version are read again and never mixed.
"""

from search.engine.analysis.skeletons import skeleton
from search.engine.analysis.streams import ANALYSIS_VERSION, analyse

__all__ = ["ANALYSIS_VERSION", "analyse", "skeleton"]
