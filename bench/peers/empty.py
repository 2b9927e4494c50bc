"""Django with nothing in it: one view that answers nothing, without middleware."""

from django.conf import settings

settings.configure(
    ALLOWED_HOSTS=["127.0.0.1"],
    MIDDLEWARE=[],
    ROOT_URLCONF=__name__,
    SECRET_KEY="an empty site keeps no secrets, but Django asks for a long key",  # noqa: S106
)

from django.core.wsgi import get_wsgi_application
from django.http import HttpResponse
from django.urls import path

urlpatterns = [path("", lambda request: HttpResponse(""))]
application = get_wsgi_application()
