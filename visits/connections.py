from django.db import connection


def hang_up() -> None:
    """Close this thread's connection, as Django does when a request ends; the next query opens
    another. Within a transaction nothing is done."""
    if not connection.in_atomic_block:
        connection.close()
