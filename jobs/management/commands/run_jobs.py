import os
import signal
import socket
import threading

from django.core.management.base import BaseCommand
from django.db import Error, connection
from django.utils.crypto import get_random_string
from django_tasks import DEFAULT_TASK_BACKEND_ALIAS
from django_tasks_db.management.commands.db_worker import Worker as TaskWorker

from jobs import care
from jobs.models import Worker
from jobs.periodic import enqueue_due
from jobs.retries import logger

BEAT_SECONDS = 20
SECONDS_TO_RECOVER = 5


class Command(BaseCommand):
    help = "Does the jobs of the queue until it is stopped; several may run, on several machines."

    def handle(self, **options):
        name = f"{socket.gethostname()[:30]}-{os.getpid()}-{get_random_string(8)}"
        worker = TaskWorker(
            queue_names=["*"],
            interval=1,
            batch=False,
            backend_name=DEFAULT_TASK_BACKEND_ALIAS,
            startup_delay=False,
            max_tasks=None,
            worker_id=name,
            excluded_queue_names=[],
        )
        heart = Heart(name)
        worker.configure_signals()
        heart.start()
        try:
            while worker.running:
                self.run_until_refused(worker, heart)
        finally:
            for number in (signal.SIGINT, signal.SIGTERM):
                signal.signal(number, signal.SIG_IGN)
            heart.stop()

    def run_until_refused(self, worker, heart):
        """A database that restarts, or is locked for long, must not end the worker."""
        try:
            care.recover(idle=worker.worker_id)
            worker.run()
        except Error as error:
            logger.warning("The queue cannot be read: %s", error)
            connection.close()  # a broken one would be used again
            heart.stopped.wait(SECONDS_TO_RECOVER)


class Heart(threading.Thread):
    """Says again and again that the worker lives, also in the middle of a long job, and takes
    care of the queue."""

    def __init__(self, name):
        super().__init__(daemon=True)
        self.worker, self.stopped = name, threading.Event()

    def run(self):
        while not self.stopped.is_set():
            self.survive(self.beat)
            self.stopped.wait(BEAT_SECONDS)
        self.survive(self.take_leave)

    def survive(self, deed):
        try:
            deed()
        except Error as error:
            logger.warning("The worker cannot say how it is: %s", error)
        finally:
            connection.close()

    def beat(self):
        Worker.objects.beat(self.worker)
        care.recover()
        enqueue_due()

    def take_leave(self):
        """The queue knows at once that this worker is gone."""
        Worker.objects.filter(name=self.worker).delete()

    def stop(self):
        """No more beats. A signal may have stopped the worker in the middle of a transaction."""
        connection.close()
        self.stopped.set()
        self.join(BEAT_SECONDS)
