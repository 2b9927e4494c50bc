"""What watchers ask: does the process live, and is all there that the site needs?

Public and cheap: no secrets, no versions, no headlines.
"""

import os
import shutil
from datetime import timedelta
from functools import cache

from django.conf import settings
from django.db import Error, connection
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder
from django.http import HttpResponse, JsonResponse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from articles.models import Article
from jobs import queue
from visits.losses import lost_since
from visits.waiting import states

JOBS_MAY_WAIT = 10 * 60  # seconds, while no worker lives
LOST_OF_LATE = timedelta(days=7)
ROOM_NEEDED = 64 * 1024 * 1024  # bytes
OK = "ok"
UNREACHABLE, UNAPPLIED, OVERDUE = "unreachable", "unapplied", "absent, jobs wait"
READ_ONLY, FULL = "not writable", "full"
BAD = {UNREACHABLE, UNAPPLIED, OVERDUE, READ_ONLY, FULL}


@never_cache
@require_safe
def healthz(request):
    """200 while the process answers; asks nobody else, so that a database's trouble does not
    restart it."""
    return _hidden(HttpResponse("ok", content_type="text/plain; charset=utf-8"))


@never_cache
@require_safe
def readyz(request):
    """200 when the site can do its work, else 503; what is the matter stands in the answer."""
    facts = {"room": room(), "journal": journal(), **_of_database()}
    ready = BAD.isdisjoint(facts.values())
    return _hidden(JsonResponse({"ready": ready, **facts}, status=200 if ready else 503))


def _of_database():
    """At most 8 queries."""
    try:
        return {
            "migrations": UNAPPLIED if migrations_missing() else OK,
            **work(),
            **visits(),
            "next_due": next_due(),
            "database": OK,
        }
    except Error:
        return {"database": UNREACHABLE}


def migrations_missing():
    """The migrations of this code that the database has not seen. Two queries."""
    return _migrations() - MigrationRecorder(connection).applied_migrations().keys()


@cache
def _migrations():
    """Reads files: once for a process, whose code does not change."""
    return MigrationLoader(None, ignore_no_migrations=True).graph.nodes.keys()


def work():
    """Whether jobs are done. Readers hardly miss a worker, so that there is none is no fault
    before jobs have waited."""
    jobs = queue.look()
    absent = OVERDUE if jobs.longest_wait > JOBS_MAY_WAIT else "absent"
    return {
        "worker": OK if jobs.has_worker else absent,
        "worker_heard_seconds_ago": jobs.beat_age,
        "jobs_waiting": jobs.waiting,
        "jobs_waiting_seconds": jobs.longest_wait,
    }


def next_due():
    """When the next scheduled article becomes public; None if none is scheduled."""
    due = Article.objects.public_or_scheduled().filter(published_at__gt=timezone.now())
    return due.order_by("published_at").values_list("published_at", flat=True).first()


def visits():
    """What the journals that this machine sees hold and nobody has posted, since when at least, and
    what was lost of late. Three queries."""
    waiting = [state for state in states(settings.JOURNAL_DIR) if state.is_here and state.waiting]
    now = timezone.now()
    lags = [(now - state.written_at).total_seconds() for state in waiting]
    return {
        "journal_bytes_waiting": sum(state.waiting for state in waiting),
        "journal_lag_seconds": max(0, round(max(lags, default=0))),
        "visits_lost": lost_since(timezone.localdate() - LOST_OF_LATE),
    }


def journal():
    """Whether visits can be written down. The folder is made by the first of them."""
    folder = settings.JOURNAL_DIR
    made = next(each for each in (folder, *folder.parents) if each.exists())
    return OK if made.is_dir() and os.access(made, os.W_OK | os.X_OK) else READ_ONLY


def room():
    """Whether the folder of data takes more."""
    if not os.access(settings.VAR_DIR, os.W_OK | os.X_OK):
        return READ_ONLY
    return OK if shutil.disk_usage(settings.VAR_DIR).free >= ROOM_NEEDED else FULL


def _hidden(response):
    response.headers["X-Robots-Tag"] = "noindex"
    return response
