"""Every address of the portal; each package's own are in its `urls`."""

from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path, re_path
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.documents.views.serve import serve as serve_document
from wagtail.urls import serve_pattern

from home.views.doors import sign_in, sign_out
from home.views.pages import serve_page
from media_library.views import rendition
from peer_learning.views.similar import similar

handler400 = "home.views.doors.broken_request"

urlpatterns = [
    path("", include("home.urls.root")),
    path("admin/login/", sign_in),
    path("admin/logout/", sign_out),
    path("admin/", include(wagtailadmin_urls)),
    # The library also routes a form for passwords of collections, which nobody can set here.
    path(
        "documents/",
        include([re_path(r"^(\d+)/(.*)$", serve_document, name="wagtaildocs_serve")]),
    ),
    path("files/", include("media_library.urls")),
    # Only renditions are public; originals, documents and uploads never have an address here.
    re_path(r"^media/(?P<path>images/[^/]+)$", rendition, name="rendition"),
    # Wagtail asks for this name; there is one sign-in and it is not Wagtail's.
    path("signin/", sign_in, name="wagtailcore_login"),
]
urlpatterns += i18n_patterns(
    path("account/", include("people.urls")),
    path("", include("home.urls.pages")),
    path("my/posts/", include("organisations.urls.posts")),
    path("my/searches/", include("search.urls.saved")),
    path("search/", include("search.urls.page")),
    path("my/subscriptions/", include("subscriptions.urls.mine")),
    path("my/", include("home.urls.my")),
    path("magazine/", include("magazine.urls")),
    path("", include("magazine.urls.old")),
    path("newsletter/", include("subscriptions.urls.newsletter")),
    path("subscribe/", include("subscriptions.urls.subscribe")),
    path("publications/", include("magazine.urls.shelf")),
    path("practices/", include("best_practice.urls")),
    path("practices/", include("peer_learning.urls")),
    path("experts/", include("organisations.urls.experts")),
    path("projects/", include("organisations.urls.projects")),
    path("acts/", include("taxonomy.urls")),
    path("municipalities/", include("organisations.urls.places")),
    path("municipalities/<slug:code>/similar/", similar, name="municipality_similar"),
    re_path(serve_pattern, serve_page, name="wagtail_serve"),
)
