"""The blocks of running text: the editor in the admin finds all it loads."""

import pytest
from django.contrib.staticfiles import finders
from django.test import override_settings
from wagtail.blocks import BlockField

from core.blocks.body import BodyBlock

PLAIN = {"staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}


@pytest.fixture
def media():
    with override_settings(STORAGES=PLAIN):
        return BlockField(block=BodyBlock()).widget.media


def test_every_script_and_style_of_the_editor_is_installed(media):
    paths = [str(path) for path in media._js + media._css.get("all", [])]

    missing = [path for path in paths if "://" not in path and not finders.find(_plain(path))]

    assert paths
    assert missing == []


def _plain(path):
    return path.removeprefix("/static/").partition("?")[0]
