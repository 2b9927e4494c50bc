"""People who press at the same moment: each in a thread, with a connection of its own."""

import threading
from concurrent.futures import ThreadPoolExecutor

from django.db import connection

LONGEST = 60  # seconds that one waits for the others


def at_once(*deeds):
    """What these functions answer, begun together; what one raises is raised when all have ended.

    For tests with real transactions (`transaction=True`).
    """
    together = threading.Barrier(len(deeds))

    def done(deed):
        try:
            together.wait(LONGEST)
            return deed()
        finally:
            connection.close()

    with ThreadPoolExecutor(len(deeds)) as pool:
        return [each.result() for each in [pool.submit(done, deed) for deed in deeds]]
