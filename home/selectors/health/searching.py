"""Who answers the questions of visitors: Elasticsearch, or the database in its place."""

from django.utils.translation import gettext as _

from core.health import Finding, fine, warning
from home.selectors.health.remedies import give, run
from search.selectors.elastic_state import ElasticState, state_of_elasticsearch


def check_elasticsearch() -> Finding:
    """Say whether Elasticsearch answers and knows what the database knows."""
    state = state_of_elasticsearch()
    sync = run("manage.py sync_elasticsearch")
    return {
        ElasticState.NOT_SET: fine(_("The database answers searches.")),
        ElasticState.SILENT: warning(
            _("Elasticsearch does not answer; the database answers searches."),
            give("ELASTICSEARCH_URL"),
        ),
        ElasticState.MISSING: warning(
            _("Elasticsearch has no index yet; the database answers searches."), sync
        ),
        ElasticState.BEHIND: warning(_("Elasticsearch is behind the database."), sync),
        ElasticState.WELL: fine(_("Elasticsearch answers searches.")),
    }[state]
