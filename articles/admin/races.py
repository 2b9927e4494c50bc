"""Two people at one moment: what the form could not know when it looked."""

from django.db import IntegrityError, connection


class SecondLookMixin:
    """For admins: when a colleague was faster by a moment, the form is looked at once more.

    The second look finds what the colleague saved and says so beside the field, with all that was
    typed; or it chooses the next free address.
    """

    def changeform_view(self, request, *args, **kwargs):
        try:
            return super().changeform_view(request, *args, **kwargs)
        except IntegrityError:
            return super().changeform_view(request, *args, **kwargs)

    def get_object(self, request, object_id, from_field=None):
        """The object; while it is being saved nobody else changes it, so nothing is undone."""
        found = super().get_object(request, object_id, from_field)
        if found and request.method == "POST" and connection.in_atomic_block:
            list(self.model.objects.select_for_update().filter(pk=found.pk).values("pk"))
            found = super().get_object(request, object_id, from_field)
        return found
