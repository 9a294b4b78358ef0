"""Tags that bring papers, citations and comparison of a case to templates of any floor."""

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString

from best_practice.models import CasePage
from best_practice.selectors.page.sheet import CaseSheet
from core.citations import Citation, gost
from core.qr import qr_path
from peer_learning.selectors.citing import citation_of_page
from peer_learning.selectors.council import permanent_address

register = template.Library()


@register.simple_tag
def case_citation(page: CasePage, sheet: CaseSheet) -> Citation:
    """What is cited when somebody cites this page."""
    return citation_of_page(page, sheet)


@register.filter
def as_gost(cited: Citation) -> str:
    """Write the reference by GOST R 7.0.5-2008."""
    return gost(cited)


@register.simple_tag
def case_number_url(number: int) -> str:
    """The permanent address of a case, in full."""
    return permanent_address(number)


@register.simple_tag
def qr_code(text: str) -> SafeString:
    """Draw an address as a QR code; an ornament for readers of the screen, the address is text."""
    side, path = qr_path(text)
    return format_html(
        '<svg class="qr" viewBox="0 0 {0} {0}" aria-hidden="true"><path fill="#fff" '
        'd="M0 0h{0}v{0}H0z"/><path d="{1}"/></svg>',
        side,
        path,
    )
