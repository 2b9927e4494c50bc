"""What the newsroom keeps about its work on articles. One model a file; import them from here."""

from newsdesk.models.note import Note
from newsdesk.models.presence import Presence
from newsdesk.models.preview_link import PreviewLink
from newsdesk.models.revision import Revision
from newsdesk.models.working_copy import WorkingCopy

__all__ = ["Note", "Presence", "PreviewLink", "Revision", "WorkingCopy"]
