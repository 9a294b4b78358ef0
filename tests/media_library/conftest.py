"""Storages of tests of files."""

import pytest
from django.core.files.storage import storages

from media_library.models import Upload


@pytest.fixture
def private_root(settings, tmp_path, monkeypatch):
    """Files of submitters lie in a folder of this test alone."""
    settings.PRIVATE_ROOT = tmp_path
    settings.STORAGES = {
        **settings.STORAGES,
        "private": {
            "BACKEND": "django.core.files.storage.FileSystemStorage",
            "OPTIONS": {"location": str(tmp_path), "base_url": None},
        },
    }
    # A field looks for its storage once, when the model is made.
    monkeypatch.setattr(Upload._meta.get_field("file"), "storage", storages["private"])
    return tmp_path


@pytest.fixture
def media(settings, tmp_path_factory):
    """Public files lie in a folder of this test alone."""
    folder = tmp_path_factory.mktemp("media")
    settings.STORAGES = {
        **settings.STORAGES,
        "default": {
            "BACKEND": "django.core.files.storage.FileSystemStorage",
            "OPTIONS": {"location": str(folder), "base_url": "/media/"},
        },
    }
    return folder
