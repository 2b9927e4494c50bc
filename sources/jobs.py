"""When pages are looked at: in short rounds, and at once where a moderator asks.

Rounds are only made where the site asks for them (SOURCE_CHECKS); `apps.py` puts them on.
"""

from datetime import timedelta

from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django_tasks import TaskResultStatus, task
from django_tasks_db.models import DBTaskResult

from articles.models import Article, SourceLink
from jobs.retries import NotNow, put_back
from sources.checking import claim, look_at, look_round
from sources.looking import our_client
from sources.models import Host, SourceCheck

LATELY = timedelta(days=2)
AT_ONCE = 500  # links taken up by one job: an old archive comes in bit by bit
AFTER_OTHERS = -10  # what readers wait for goes first


@task(priority=AFTER_OTHERS)
def look_at_due():
    """One round: what was published lately is taken up, what is due is looked at."""
    since = timezone.now() - LATELY
    take_up(SourceLink.objects.filter(article__in=_public().filter(published_at__gte=since)))
    look_round()


@task(priority=AFTER_OTHERS)
def take_up_the_rest():
    """Whatever rounds do not find: older articles, and addresses changed past the forms."""
    take_up(SourceLink.objects.filter(article__in=_public()))


@task()
def look_again(link_id: int, asked_at: str):
    """Look at one page because a person asked at that moment (ISO 8601); once, if done twice.

    NotNow while its host rests.
    """
    check = SourceCheck.objects.filter(pk=link_id).first()
    if check is None or (check.checked_at and check.checked_at >= parse_datetime(asked_at)):
        return
    now = timezone.now()
    if not claim(check, now):
        host = Host.objects.filter(pk=check.host, next_at__gt=now).first()
        raise NotNow(f"{check.host} rests", host.next_at - now if host else timedelta(0))
    look_at(check, our_client())


def ask_again(check) -> None:
    """Have `look_again` done for the check, now. One that waits to do it is brought forward, unless
    it waits for a host that rests.

    In a transaction that holds the check or its link, so that two who ask wait for each other.
    """
    waiting = DBTaskResult.objects.filter(
        status=TaskResultStatus.READY, task_path=look_again.module_path
    )
    own = waiting.filter(pk__in=[job.pk for job in waiting if _will_look(job, check)])
    now = timezone.now()
    if not own:
        look_again.enqueue(check.pk, now.isoformat())
    elif not Host.objects.filter(name=check.host, next_at__gt=now).exists():
        put_back(own, now)


def _will_look(job, check):
    """One that was asked for before the last look will find nothing to do."""
    key, asked_at = job.args_kwargs["args"]
    is_after = check.checked_at is None or parse_datetime(asked_at) > check.checked_at
    return key == check.pk and is_after


def take_up(links) -> int:
    """Have those of `links` looked at that are not yet, soon; at most AT_ONCE of them."""
    new = links.filter(check_of_source=None).order_by("-pk")[:AT_ONCE]
    checks = [begun(link) for link in new]
    SourceCheck.objects.bulk_create(checks, ignore_conflicts=True)
    return len(checks)


def begun(link, at=None):
    """A new check of the link, due at once; not saved."""
    check = SourceCheck(link=link)
    check.begin(link.url, at or timezone.now())
    return check


def _public():
    return Article.objects.published().order_by()


ROUNDS = {look_at_due: timedelta(minutes=2), take_up_the_rest: timedelta(hours=1)}
