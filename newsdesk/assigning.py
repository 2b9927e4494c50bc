"""Who is to see to an article next."""

from django.contrib.auth import get_user_model
from django.db import transaction
from django.utils.translation import gettext

from articles.models import Article
from newsdesk.models import Revision


def people():
    """Those of the newsroom who write, by name."""
    writers = get_user_model().objects.with_perm(
        "articles.change_article", backend="django.contrib.auth.backends.ModelBackend"
    )
    return writers.filter(is_staff=True).order_by("last_name", "first_name", "username")


def name_of(person) -> str:
    """How colleagues call the person."""
    return person.get_full_name() or person.get_username()


@transaction.atomic
def assign(article, person, by):
    """Give the article to a person, None for nobody; False if it is so already."""
    locked = Article.objects.select_for_update(no_key=True).get(pk=article.pk)
    key = person.pk if person else None
    if locked.assignee_id == key:
        return False
    locked.assignee_id = article.assignee_id = key
    locked.save(update_fields=["assignee", "modified_at"])
    note = gettext("Assigned to nobody.")
    if person:
        note = gettext("Assigned to %(person)s.") % {"person": name_of(person)}
    Revision.objects.record(locked, by, Revision.Event.SAVED, note)
    return True
