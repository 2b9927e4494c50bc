from django.contrib import admin
from django.urls import include, path

from newsportal.media import media

urlpatterns = [
    path("admin/", admin.site.urls),
    path("media/<path:path>", media),
    path("", include("articles.urls")),
]
