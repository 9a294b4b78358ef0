"""Markup that somebody handed us: whatever is not plain running text is taken out."""

import nh3

# What an editor's text may have (core.blocks.body.TEXT_FEATURES), and older pages still do.
TAGS = {"a", "b", "br", "em", "h2", "h3", "h4", "hr", "i", "li", "ol", "p", "strong", "ul"}
# A link of ours names the thing and not its address; see Wagtail's rich text.
ATTRIBUTES = {"a": {"href", "id", "linktype"}}
SCHEMES = {"http", "https", "mailto", "tel"}


def clean_markup(markup: str) -> str:
    """Keep running text, headings, lists and links; drop scripts, styles, frames and handlers.

    Every rich text passes here, whoever wrote it: the library prints what is stored as it is.
    """
    return nh3.clean(
        markup,
        tags=TAGS,
        attributes=ATTRIBUTES,
        generic_attribute_prefixes={"data-block-key"},
        url_schemes=SCHEMES,
        link_rel=None,
    )
