"""Where a text stands in the newsroom, and who may move it on: the one table of moves.

What readers see is not decided here but by the article's moments; what they have seen has no stage
any more.
"""

from django.db import transaction
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from articles.models import Article
from newsdesk import notes
from newsdesk.models import Revision

Stage = Article.Stage
WRITER, EDITOR = "writer", "editor"
EITHER = frozenset({WRITER, EDITOR})

# From where to where, who may, and what the button says.
MOVES = {
    (Stage.DRAFT, Stage.IN_REVIEW): (EITHER, _("Hand in for review")),
    (Stage.DRAFT, Stage.READY): ({EDITOR}, _("It is ready")),
    (Stage.IN_REVIEW, Stage.DRAFT): ({WRITER}, _("Take back")),
    (Stage.IN_REVIEW, Stage.READY): ({EDITOR}, _("It is ready")),
    (Stage.IN_REVIEW, Stage.CHANGES_REQUESTED): ({EDITOR}, _("Ask for changes")),
    (Stage.CHANGES_REQUESTED, Stage.IN_REVIEW): (EITHER, _("Hand in for review")),
    (Stage.CHANGES_REQUESTED, Stage.READY): ({EDITOR}, _("It is ready")),
    (Stage.READY, Stage.IN_REVIEW): ({EDITOR}, _("Back to review")),
    (Stage.READY, Stage.CHANGES_REQUESTED): ({EDITOR}, _("Ask for changes")),
}
SEPARATOR = ">"


class Refused(Exception):
    """Says to the person why the article stays where it is."""


def is_writer(user, article) -> bool:
    """Whether the text is the person's to write: begun by, or assigned to."""
    return user.pk in (article.created_by_id, article.assignee_id)


def roles_of(user, article) -> set[str]:
    """What the person is to this article as far as its stage goes; none once readers saw it."""
    if not user.has_perm("articles.change_article") or _was_public(article):
        return set()
    roles = set()
    if user.has_perm("articles.publish_article"):
        roles.add(EDITOR)
    if is_writer(user, article) and (EDITOR in roles or not article.published_at):
        roles.add(WRITER)
    return roles


def moves_for(user, article) -> list[tuple[str, str]]:
    """Stages that the person may move the article to, each with the words of its button."""
    roles = roles_of(user, article)
    return [
        (str(to), label)
        for (before, to), (who, label) in MOVES.items()
        if before == article.stage and not roles.isdisjoint(who)
    ]


def why_not(user, article, to, words="") -> str:
    """Why the person may not move the article there; "" if it may be done."""
    who, _label = MOVES.get((article.stage, to), (frozenset(), ""))
    if _was_public(article):
        return gettext("Readers have seen it already.")
    if not who:
        return gettext("From “%(stage)s” it does not go there.") % {
            "stage": article.get_stage_display()
        }
    if roles_of(user, article).isdisjoint(who):
        return gettext("You may not move it there.")
    if to == Stage.CHANGES_REQUESTED and not words.strip():
        return gettext("Say what should be changed.")
    return ""


@transaction.atomic
def move(article, to, user, words=""):
    """Move the article on; the words become a note on it. False if it stands there already.

    Refused if the person may not, judged by what the database has now.
    """
    words = words.replace("\0", "")  # PostgreSQL keeps none
    locked = Article.objects.select_for_update(no_key=True).get(pk=article.pk)
    if locked.stage == to:
        return False
    if reason := why_not(user, locked, to, words):
        raise Refused(reason)
    before, locked.stage = locked.stage, to
    locked.save(update_fields=["stage", "modified_at"])
    article.stage = to
    if words.strip():
        notes.add(locked, words, user)
    Revision.objects.record(locked, user, Revision.Event.MOVED, f"{before}{SEPARATOR}{to}")
    return True


def told(kept) -> str:
    """A revision's note of a move in words, “Draft → In review”; others as they are."""
    stages = kept.split(SEPARATOR)
    if len(stages) != 2 or not set(stages) <= set(Stage.values):
        return kept
    return " → ".join(str(Stage(stage).label) for stage in stages)


def _was_public(article):
    return bool(article.withdrawn_at or article.is_published())
