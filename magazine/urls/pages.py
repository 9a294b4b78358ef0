"""Addresses of lists, feeds, citations and share cards of the magazine."""

from django.urls import path

from magazine import feeds
from magazine.views import articles, lists

urlpatterns = [
    path("feed/", feeds.magazine_feed, name="magazine_feed"),
    path("sections/<slug:code>/", lists.section, name="magazine_section"),
    path("sections/<slug:code>/feed/", feeds.section_feed, name="magazine_section_feed"),
    path("authors/<slug:code>/", lists.author, name="magazine_author"),
    path("issues/<uuid:key>/feed/", feeds.issue_feed, name="magazine_issue_feed"),
    path("issues/<uuid:key>/card.png", articles.issue_card, name="magazine_issue_card"),
    path("articles/<uuid:key>/card.png", articles.article_card, name="magazine_article_card"),
    path("articles/<uuid:key>/keep/", articles.keep, name="magazine_keep"),
    path(
        "articles/<uuid:key>/cite.bib",
        articles.cite,
        {"form": "bib"},
        name="magazine_cite_bibtex",
    ),
    path("articles/<uuid:key>/cite.ris", articles.cite, {"form": "ris"}, name="magazine_cite_ris"),
]
