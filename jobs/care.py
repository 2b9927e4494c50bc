"""What keeps the queue in order: jobs of dead workers start again, old results go."""

from datetime import timedelta

from django.core.management import call_command
from django.utils import timezone
from django_tasks import TaskResultStatus, task
from django_tasks_db.models import DBTaskResult

from jobs.models import PeriodicJob, Worker
from jobs.periodic import EVERY, periodic
from jobs.retries import ATTEMPTS, give_up, put_back

RESULTS_KEPT = timedelta(days=14)


def recover(idle=""):
    """Put jobs back whose worker died over them; give those up that outlived too many workers.

    `idle` names a worker that lives and has lost its job: its database was away at the end of it.
    Two queries when nothing runs. The jobs that run at a time are as few as the workers.
    """
    alive = set(Worker.objects.alive().values_list("name", flat=True)) - {idle}
    for job in DBTaskResult.objects.running():
        if job.worker_ids[-1] in alive:
            continue
        same = DBTaskResult.objects.running().filter(pk=job.pk, started_at=job.started_at)
        if len(job.worker_ids) < ATTEMPTS:
            put_back(same, timezone.now())
        elif same.update(status=TaskResultStatus.FAILED, finished_at=timezone.now()):
            give_up(job.task_path, len(job.worker_ids), "its workers died")


@periodic(timedelta(hours=12))
@task()
def prune():
    """Forget the results of two weeks ago, workers that died before, and what is due no more."""
    days = RESULTS_KEPT.days
    call_command("prune_db_task_results", queue_name="*", min_age_days=days, verbosity=0)
    Worker.objects.filter(beat_at__lt=timezone.now() - RESULTS_KEPT).delete()
    PeriodicJob.objects.exclude(task__in=EVERY).delete()
