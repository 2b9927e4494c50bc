"""Who may do what to one article, beyond Django's permissions for all of them."""

from django.db.models import Q

from articles.models import Article
from newsdesk.admin.state import was_public
from newsdesk.stages import is_writer

FOR_ENGINES = ("canonical_url", "unlisted_reason")  # what search engines are told: editors say it


def may_publish(user) -> bool:
    """Whether the person publishes, schedules and withdraws: an editor."""
    return user.has_perm("articles.publish_article")


def may_publish_now(user, article=None) -> bool:
    """Whether the person may publish it at once: an editor, what is new, a draft or scheduled."""
    return may_publish(user) and not was_public(article)


def may_write(user, article) -> bool:
    """Whether the person may change this article's words.

    Editors always; others what is theirs, until an editor has found it ready or given it a moment.
    """
    if may_publish(user):
        return True
    is_open = not article.published_at and article.stage != Article.Stage.READY
    return is_open and is_writer(user, article)


def may_note(user, article) -> bool:
    """Whether the person reads and leaves notes on it: an editor, or whose article it is."""
    is_concerned = may_publish(user) or is_writer(user, article)
    return is_concerned and user.has_perm("articles.change_article")


def may_curate(user) -> bool:
    """Whether the person chooses what articles lead to: a moderator, or an editor."""
    return user.has_perm("articles.change_relatedlink")


def may_mend_sources(user) -> bool:
    """Whether the person mends what articles rest on: a moderator, or an editor."""
    return user.has_perm("articles.change_source")


def visible_to(user, articles):
    """Those of `articles` that the person may look at: one's own and what is public."""
    if may_publish(user):
        return articles
    return articles.published() | articles.filter(Q(created_by=user) | Q(assignee=user))
