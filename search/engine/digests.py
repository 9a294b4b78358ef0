"""What names the state of a thing: unchanged texts of the same analysis need no work."""

import hashlib
import json
from dataclasses import asdict

from search.engine.analysis import ANALYSIS_VERSION
from search.registry import ThingTexts


def digest_of(thing: ThingTexts) -> str:
    """Name everything the index keeps of a thing; it changes with the version of the analysis."""
    facets = sorted((name, sorted(values)) for name, values in thing.facets.items())
    documents = sorted((asdict(one) for one in thing.documents), key=json.dumps)
    known = [ANALYSIS_VERSION, str(thing.published_at), facets, documents]
    return hashlib.sha256(json.dumps(known).encode()).hexdigest()
