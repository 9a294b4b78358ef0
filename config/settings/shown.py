"""What pages show: decides which writes make the kept pages stale; see core.writes.

Every model stands in one of the lists, and a test holds that. What is in none counts as shown.
"""

# No anonymous visitor's page shows them: people, letters, drafts, counters, logs, rights, jobs.
NEVER_SHOWN = {
    "people": (
        "Letter FormKey HeldForm PhoneNumber TextMessage SignIn AccessLog"
        " AccessLogPerson Activation DataExport ErasureRequest PersonStatistics"
    ),
    "media_library": "Arrival DocumentText Upload",  # files are shown with what claims them
    "best_practice": (
        "CaseDraft CaseExport DraftFile CaseReviewTask CaseTag"
        " CaseEvent CaseGap CaseLookalike CaseRemark CaseShingle"  # the editors' desk
    ),
    "peer_learning": "Bookmark VisitRequest",
    "magazine": "ArticlePlan ArticleRead IssueRelease ReadingMark",
    "home": "ScheduledRun MistakeReport",
    "subscriptions": (
        "Plan DuesPayment Subscription SubscriptionReader PrintedCopies"
        " Invoice InvoiceCounter Payment OfficeDetails"
        " Newsletter NewsletterDelivery NewsletterLetter NewsletterPreference"
    ),
    # The copy that search reads; lists by words and the search page are never kept.
    "search": (
        "GlossaryEntry IndexRequest IndexState SavedSearch SearchDocument SearchFacet SearchLog"
        " SearchTerm SearchThing"
    ),
    "mfa": "Authenticator",
    "account": "EmailAddress EmailConfirmation",
    "auth": "Permission Group",
    "contenttypes": "ContentType",
    "sessions": "Session",
    "django_tasks_database": "DBTaskResult",
    "wagtail_localize": (
        "TranslatableObject TranslationSource Translation TranslationLog String TranslationContext"
        " StringTranslation Template SegmentOverride StringSegment TemplateSegment"
        " RelatedObjectSegment OverridableSegment LocaleSynchronization"
    ),
    "wagtailadmin": "Admin EditingSession FormState",
    "wagtailcore": (
        "APIToken Comment CommentReply GroupApprovalTask GroupCollectionPermission"
        " GroupPagePermission GroupSitePermission ModelLogEntry PageLogEntry PageSubscription"
        " ReferenceIndex Revision Task TaskState UploadedFile Workflow WorkflowContentType"
        " WorkflowPage WorkflowState WorkflowTask"
    ),
    "wagtailembeds": "Embed",
    "wagtailsearch": "IndexEntry SQLiteFTSIndexEntry",
    "wagtailusers": "UserProfile",
}
# The same for tables without a model: counters of the rate limits, the state of migrations.
TABLES_NEVER_SHOWN = {"portal_cache", "django_migrations", "search_fts", "search_vector"}

# What pages show.
SHOWN = {
    "home": "HomePage HomeFigure StandardPage NewsIndexPage NewsPage ContactSettings",
    "best_practice": (
        "Case CaseMunicipality CaseVersion CaseFacet CaseIndexPage CasePage EvidenceFile"
        " BudgetRow ParticipantRow StepRow ResultRow CommissionRow QuoteRow ConditionRow"
        " CaseOrganisation CaseAward CaseRepetition CaseTombstone ListChange"
    ),
    "peer_learning": "Replication ReplicationFile CaseQuestion",
    "magazine": (
        "MagazineIndexPage YearPage IssuePage IssueFigure ImprintRow IssueFunder IssueContents"
        " ArticlePage ArticleAuthor ArticleNote ArticleRelated ArticleTrace Correction"
        " AnnouncementPage AnnouncementFigure SdgTablePage SdgRow Section Author MadeFile"
        " PublicationIndexPage PublicationPage PublicationFile PublicationUse"
    ),
    "organisations": (
        "Country Region District Municipality MunicipalityName FormerCode Succession RegisterTotal"
        " Organisation OrganisationName OrganisationSuccession Project ProjectBody Expert"
        " ExpertTrait Membership MunicipalityMeasure"
    ),
    "media_library": "SiteImage SiteRendition SiteDocument",
    "people": "User Profile Verification Consent",
    "taxonomy": "Term LegalAct ActRelation",
    "taggit": "Tag TaggedItem",
    "wagtailcore": ("Page Site Locale Collection PageViewRestriction CollectionViewRestriction"),
    "wagtaildocs": "Document",
    "wagtailimages": "Image Rendition",
    "wagtailredirects": "Redirect",
}
# Of these, new rows are seen only once something else that is shown points at them.
SHOWN_LATER = (
    *("best_practice.Case", "people.User", "people.Profile", "people.Consent"),
    *("media_library.SiteImage", "media_library.SiteDocument", "organisations.Expert"),
    # These begin by waiting for an editor.
    *("peer_learning.Replication", "peer_learning.CaseQuestion"),
)
# And these columns are never seen: what signing in writes; what saving, locking and scheduling a
# draft writes.
COLUMNS_NEVER_SHOWN = {
    "people.User": ("last_login", "password"),
    "wagtailcore.Page": (
        *("draft_title", "has_unpublished_changes", "latest_revision_id", "numchild"),
        *("latest_revision_created_at", "locked", "locked_at", "locked_by_id"),
        *("go_live_at", "expire_at"),
    ),
}
