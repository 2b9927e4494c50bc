"""The queue is the machine's own: what the newsroom has to know of it stands in `/readyz`."""

from django.contrib import admin
from django_tasks_db.admin import DBTaskResult

admin.site.unregister(DBTaskResult)
