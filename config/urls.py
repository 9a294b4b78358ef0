"""Every address of the portal; each package's own are in its `urls`."""

from django.conf import settings
from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path, re_path
from django.views.generic import RedirectView
from django.views.static import serve
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.documents import urls as wagtaildocs_urls

urlpatterns = [
    path("", include("home.urls.root")),
    path(
        "admin/login/",
        RedirectView.as_view(pattern_name="account_login", query_string=True),
    ),
    path("admin/", include(wagtailadmin_urls)),
    path("documents/", include(wagtaildocs_urls)),
    path("files/", include("media_library.urls")),
    # Only renditions are public; originals, documents and uploads never have an address here.
    re_path(
        r"^media/(?P<path>images/[^/]+)$",
        serve,
        {"document_root": settings.MEDIA_ROOT},
        name="rendition",
    ),
]
urlpatterns += i18n_patterns(
    path("account/", include("people.urls")),
    path("my/", include("home.urls.my")),
    path("practices/", include("best_practice.urls")),
    path("municipalities/", include("organisations.urls")),
    path("", include(wagtail_urls)),
)
