"""What readers get of an article, in a word for lists and forms."""

from django.utils.translation import gettext

from articles.dates import long_moment


def was_public(article) -> bool:
    """Whether readers have seen it, even if they no longer do."""
    return bool(article and (article.withdrawn_at or article.is_published()))


def state_of(article) -> str:
    if article.withdrawn_at:
        return gettext("Withdrawn")
    if not article.published_at:
        return article.get_stage_display()
    if not article.is_published():
        return gettext("Scheduled for %(moment)s") % {"moment": long_moment(article.published_at)}
    return gettext("Published")
