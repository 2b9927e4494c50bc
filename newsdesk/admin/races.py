"""Two people at one moment: what the form could not know when it looked."""

import contextlib

from django.db import IntegrityError, OperationalError, connection

DEADLOCK = "40P01"  # PostgreSQL ends one of two transactions that wait for each other


class SecondLookMixin:
    """For admins: when a colleague was faster by a moment, the form is looked at again.

    That look finds what the colleague saved and says so beside the field, with all that was typed;
    or it chooses the next free address, which a third person may take in that moment.
    """

    looks = 5

    def changeform_view(self, request, *args, **kwargs):
        for _ in range(self.looks - 1):
            with _colleague_first():
                return super().changeform_view(request, *args, **kwargs)
        return super().changeform_view(request, *args, **kwargs)

    def get_object(self, request, object_id, from_field=None):
        """The object; while it is being saved nobody else changes it, so nothing is undone."""
        found = super().get_object(request, object_id, from_field)
        if found and request.method == "POST" and connection.in_atomic_block:
            list(self.model.objects.select_for_update(no_key=True).filter(pk=found.pk).values("pk"))
            found = super().get_object(request, object_id, from_field)
        return found


@contextlib.contextmanager
def _colleague_first():
    """Lets pass what another look may mend."""
    try:
        yield
    except IntegrityError:
        pass
    except OperationalError as error:
        if getattr(error.__cause__, "sqlstate", "") != DEADLOCK:
            raise
