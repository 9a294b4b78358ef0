"""Addresses of the case form; the list and the cases themselves are Wagtail pages."""

from django.urls import path, re_path

from best_practice.feeds import case_feed
from best_practice.views import drafts, exports, sections, sending
from best_practice.views.finding import case_map
from best_practice.views.share_card import share_card

urlpatterns = [
    path("map/", case_map, name="case_map"),
    path("submit/", drafts.start, name="case_start"),
    path("submit/<uuid:draft_id>/", drafts.overview, name="case_overview"),
    path("submit/<uuid:draft_id>/share/", drafts.share, name="case_share"),
    path("submit/<uuid:draft_id>/discard/", drafts.discard, name="case_discard"),
    path("submit/<uuid:draft_id>/check/", sending.check, name="case_check"),
    path("submit/<uuid:draft_id>/sent/", sending.sent, name="case_sent"),
    path(
        "submit/<uuid:draft_id>/<slug:section>/",
        sections.SectionView.as_view(),
        name="case_section",
    ),
    path("feed/", case_feed, name="case_feed"),
    re_path(r"^export\.(?P<form>csv|xlsx|json)$", exports.export_file, name="case_export_file"),
    path("export/", exports.exports, name="case_exports"),
    path("export/<uuid:export_id>/", exports.export, name="case_export"),
    path("export/<uuid:export_id>/file/", exports.export_fetch, name="case_export_fetch"),
    path("n/<int:number>/card.png", share_card, name="case_share_card"),
    path("n/<int:number>/change/", drafts.change, name="case_change"),
]
