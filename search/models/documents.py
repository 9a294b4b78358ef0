"""What can be found: public things, their texts by language and page, and the words of all.

The tables are a copy that one command makes anew; nothing here is the only place of anything.
"""

from django.db import models


class SearchThing(models.Model):
    """Something that a visitor without account may open: a case, a municipality, a page.

    One result however many languages and PDF pages it has. `key` is the provider's own; `facets`
    are codes by facet name, `digest` tells whether the source has changed since.
    """

    kind = models.CharField(max_length=20)
    key = models.CharField(max_length=60)
    published_at = models.DateTimeField(null=True)
    facets = models.JSONField(default=dict)
    digest = models.CharField(max_length=64)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["kind", "key"], name="unique_search_thing")]

    def __str__(self) -> str:
        return f"{self.kind} {self.key}"


class SearchDocument(models.Model):
    """The text of a thing in one language, or of one page of one of its PDF files.

    `page` is 0 for the thing itself; `file` tells the files of a thing apart. `x` and `s` are the
    streams of terms that ranking reads (search.engine.analysis); `length` counts the terms of x.
    """

    thing = models.ForeignKey(SearchThing, on_delete=models.CASCADE, related_name="documents")
    lang = models.CharField(max_length=2)
    file = models.CharField(max_length=60, blank=True)
    page = models.PositiveIntegerField(default=0)
    title = models.CharField(max_length=300)
    url = models.CharField(max_length=500)
    text = models.TextField()
    x = models.TextField()
    s = models.TextField()
    length = models.PositiveIntegerField()
    analysis_version = models.PositiveSmallIntegerField()
    # 0 to 100 where a text was read from a picture, else nothing.
    ocr_quality = models.PositiveSmallIntegerField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["thing", "lang", "file", "page"], name="unique_search_document"
            )
        ]
        # SQLite reads thing and language of a hit here instead of in the row, behind the text.
        indexes = [models.Index(fields=["id", "thing", "lang"], name="search_document_place")]

    def __str__(self) -> str:
        return self.title


class SearchFacet(models.Model):
    """One value of one facet of a thing, for counting and filtering."""

    thing = models.ForeignKey(SearchThing, on_delete=models.CASCADE, related_name="+")
    facet = models.CharField(max_length=20)
    value = models.CharField(max_length=60)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["facet", "value", "thing"], name="unique_search_facet")
        ]

    def __str__(self) -> str:
        return f"{self.facet}={self.value}"


class SearchTerm(models.Model):
    """A term of field x, s or p and in how many documents it stands: weights and corrections.

    `state` is that of the index when the number changed last.
    """

    field = models.CharField(max_length=1)
    term = models.CharField(max_length=60)
    documents = models.PositiveIntegerField()
    state = models.PositiveBigIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["field", "term"], name="unique_search_term")]

    def __str__(self) -> str:
        return f"{self.field}:{self.term}"


class IndexState(models.Model):
    """One row: how many documents there are, how many terms of x in all, which state this is.

    States are instants in microseconds, so that no two indexes ever share one; `vanished` is the
    last in which a term lost its last document.
    """

    documents = models.PositiveIntegerField(default=0)
    terms = models.PositiveBigIntegerField(default=0)
    state = models.PositiveBigIntegerField(default=0)
    vanished = models.PositiveBigIntegerField(default=0)

    def __str__(self) -> str:
        return str(self.state)
