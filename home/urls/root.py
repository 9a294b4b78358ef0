"""Addresses outside the languages: the door, health, robots, sitemap, and plain 404s."""

from django.urls import path, re_path

from home.views import doors, harvest, health, sitemap

urlpatterns = [
    path("", doors.choose_language, name="choose_language"),
    path("healthz", health.healthz, name="healthz"),
    path("readyz", health.readyz, name="readyz"),
    path("robots.txt", doors.robots, name="robots"),
    path("favicon.ico", doors.favicon, name="favicon"),
    path("too-large/", doors.too_large, name="too_large"),
    path("data/oai/", harvest.oai, name="oai"),
    path("sitemap.xml", sitemap.sitemap_index, name="sitemap_index"),
    re_path(
        r"^sitemap-(?P<language>ru|ky|en)-(?P<part>\d{1,4})\.xml$",
        sitemap.sitemap_part,
        name="sitemap_part",
    ),
]
