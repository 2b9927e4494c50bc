"""The pulse of a process that serves pages: what has to happen twice a second, and for whom.

One thread looks whether there is a new edition and posts the visits that the process has counted.
It may die with its process at any moment: visits are in the journal by then.
"""

import atexit
import logging
import os
import threading

from django.conf import settings
from django.db import connections

from editions.current import look
from visits import beat as visits_beat

logger = logging.getLogger(__name__)


class Pulse:
    """The thread, and the process that it belongs to: a fork has no threads but its own."""

    def __init__(self):
        self.start_anew()

    def start_anew(self):
        self.process, self.lock, self.stopped = None, threading.Lock(), threading.Event()

    def ensure(self):
        """Start the thread unless it runs. Asked at every request: one comparison."""
        if self.process == os.getpid() or not settings.BEAT_SECONDS:
            return
        with self.lock:
            if self.process != os.getpid():
                self.thread = threading.Thread(target=self.run, name="beat", daemon=True)
                self.thread.start()
                self.process = os.getpid()

    def run(self):
        while not self.stopped.wait(settings.BEAT_SECONDS):
            beat()
        beat(is_last=True)  # what was counted since the last
        connections.close_all()

    def end(self):
        """A last beat, when the process is told to end."""
        if self.process == os.getpid():
            self.stopped.set()
            self.thread.join(timeout=5)


def beat(is_last=False):
    """The edition and visits, each for itself: what stops one does not stop the other."""
    for part in (look, visits_beat.last_beat if is_last else visits_beat.beat):
        try:
            part()
        except Exception:
            logger.exception("The beat goes on without %s", part.__module__)


pulse = Pulse()
ensure = pulse.ensure
os.register_at_fork(after_in_child=pulse.start_anew)
atexit.register(pulse.end)
