"""Making the sizes of a picture that pages show."""

import logging

from django.core.exceptions import SuspiciousFileOperation
from django_tasks import task
from wagtail.images.models import SourceImageIOError

from media_library.choices import PICTURE_SPECS
from media_library.models import SiteImage

logger = logging.getLogger("portal.files")


@task()
def make_sizes(image_id: int) -> None:
    """Make the fixed sizes that a picture does not have yet; safe to run twice."""
    image = SiteImage.objects.filter(pk=image_id).first()
    if image is None:
        return
    try:
        image.get_renditions(*PICTURE_SPECS)
    except (SourceImageIOError, SuspiciousFileOperation) as error:
        logger.warning("No sizes of picture %s: %s", image_id, error)
