"""What changed in a published issue is made anew: PDF and EPUB follow their pages."""

from uuid import UUID

from django.db import transaction

from magazine.services.order_files import NoFilesOrdered, order_files


@transaction.atomic
def order_again(*, issue_key: UUID, language: str, article_key: UUID | None = None) -> int:
    """Order the files of an issue in one language anew; give back how many wait now.

    With an article only its own file and those of the issue. An issue that is not public has none:
    that is no error, its files come with its publication.
    """
    keys = None if article_key is None else [article_key]
    try:
        rows = order_files(issue_key=issue_key, languages=[language], article_keys=keys)
    except NoFilesOrdered:
        return 0
    return len(rows)
