"""Addresses under the library of what readers do with a case."""

from django.urls import URLPattern, URLResolver, path

from peer_learning.views import comparing, kit, mine, papers, questions, replications, visits

urlpatterns: list[URLPattern | URLResolver] = [
    path("n/<int:number>/kit/", kit.kit, name="case_kit"),
    path("n/<int:number>/kit/plan.docx", kit.plan, name="case_kit_plan"),
    path("n/<int:number>/kit/resolution.docx", kit.resolution, name="case_kit_resolution"),
    path("n/<int:number>/repeated/", replications.ReportView.as_view(), name="case_repeat"),
    path("n/<int:number>/repeated/<uuid:pk>/", replications.replication, name="replication"),
    path(
        "n/<int:number>/repeated/<uuid:pk>/change/",
        replications.ReportView.as_view(),
        name="replication_change",
    ),
    path(
        "n/<int:number>/repeated/<uuid:pk>/withdraw/",
        replications.withdraw,
        name="replication_withdraw",
    ),
    path("n/<int:number>/ask/", questions.AskView.as_view(), name="case_ask"),
    path("n/<int:number>/ask/<uuid:pk>/", questions.AnswerView.as_view(), name="question"),
    path("n/<int:number>/visit/", visits.RequestView.as_view(), name="case_visit"),
    path("n/<int:number>/visit/<uuid:pk>/", visits.VisitView.as_view(), name="visit"),
    path("n/<int:number>/visit/<uuid:pk>/agree/", visits.agree, name="visit_agree"),
    path("n/<int:number>/visit/<uuid:pk>/take-back/", visits.take_back, name="visit_take_back"),
    path("n/<int:number>/keep/", mine.keep_at_hand, name="case_keep"),
    path("n/<int:number>/", papers.by_number, name="case_by_number"),
    path("n/<int:number>/council.pdf", papers.council, name="case_council"),
    path("n/<int:number>/cite.bib", papers.cite, {"form": "bib"}, name="case_cite_bibtex"),
    path("n/<int:number>/cite.ris", papers.cite, {"form": "ris"}, name="case_cite_ris"),
    path("compare/", comparing.compare, name="compare"),
    path("compare.pdf", comparing.compare_paper, name="compare_paper"),
]
