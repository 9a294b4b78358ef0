"""Storages of tests of files."""

import uuid

import pytest
from django.core.files.storage import storages

from config.settings.storage import storage_backend
from media_library.models import Upload
from tests.support.object_store import running_store


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


@pytest.fixture(scope="session")
def object_store(request, tmp_path_factory):
    """A real S3 server, one for each test process."""
    cache = request.config.cache.mkdir("s3proxy")
    with running_store(cache, tmp_path_factory.mktemp) as store:
        yield store


@pytest.fixture
def bucket(object_store, settings, monkeypatch):
    """The portal keeps its files in a bucket of this test alone; gives its STORAGE_URL."""
    url = object_store.make_bucket(f"portal-{uuid.uuid4().hex}")
    settings.STORAGES = {
        **settings.STORAGES,
        "default": storage_backend(url, "media", "core.storage.PublicFiles"),
        "private": storage_backend(url, "private", "core.storage.PrivateFiles"),
    }
    monkeypatch.setattr(Upload._meta.get_field("file"), "storage", storages["private"])
    return url


@pytest.fixture(params=["disk", "s3"])
def place(request):
    """Files lie on the disk, then in the object store; what is promised is the same."""
    names = {"disk": ("media", "private_root"), "s3": ("bucket",)}
    for name in names[request.param]:
        request.getfixturevalue(name)
    return request.param
