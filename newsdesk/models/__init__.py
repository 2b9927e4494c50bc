"""What the newsroom keeps about its work on articles. One model a file; import them from here."""

from newsdesk.models.note import Note
from newsdesk.models.photo_use import PhotoUse
from newsdesk.models.photo_word import PhotoWord
from newsdesk.models.presence import Presence
from newsdesk.models.preview_link import PreviewLink
from newsdesk.models.related_change import RelatedChange
from newsdesk.models.revision import Revision
from newsdesk.models.waiting_photo import WaitingPhoto
from newsdesk.models.working_copy import WorkingCopy

__all__ = [
    "Note",
    "PhotoUse",
    "PhotoWord",
    "Presence",
    "PreviewLink",
    "RelatedChange",
    "Revision",
    "WaitingPhoto",
    "WorkingCopy",
]
