"""Who may do what to one article, beyond Django's permissions for all of them."""

from django.db.models import Q

from newsdesk.admin.state import was_public


def may_publish(user) -> bool:
    """Whether the person publishes, schedules and withdraws: an editor."""
    return user.has_perm("articles.publish_article")


def may_publish_now(user, article=None) -> bool:
    """Whether the person may publish it at once: an editor, what is new, a draft or scheduled."""
    return may_publish(user) and not was_public(article)


def may_write(user, article) -> bool:
    """Whether the person may change this article's words: editors always, others their drafts."""
    return may_publish(user) or (article.created_by_id == user.pk and not article.published_at)


def may_curate(user) -> bool:
    """Whether the person chooses what articles lead to: a moderator, or an editor."""
    return user.has_perm("articles.change_relatedlink")


def visible_to(user, articles):
    """Those of `articles` that the person may look at: one's own and what is public."""
    if may_publish(user):
        return articles
    return articles.filter(Q(created_by=user) | Q(pk__in=articles.published().values("pk")))
