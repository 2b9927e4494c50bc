import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Permission

from photos.models import Photo
from tests.photos.pictures import drawn, upload


@pytest.fixture(autouse=True)
def _empty_library(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "media"


@pytest.fixture
def stored(settings):
    """The names of all files of the library."""

    def names():
        root = settings.MEDIA_ROOT
        return {str(path.relative_to(root)) for path in root.rglob("*") if path.is_file()}

    return names


@pytest.fixture
def library(db):
    """Puts a photo into the library. Nothing is committed, so there are no renditions."""

    def add(image=None, **facts):
        facts = {"alt": "Due pompieri portano un cane.", "credit": "Anna Neri / Ansa"} | facts
        return Photo.objects.create(image=upload(image or drawn()), **facts)

    return add


@pytest.fixture
def staff(db):
    """A member of staff who may do to photos what is named, and nothing else."""

    def member(*deeds, name="Giulia"):
        user = get_user_model().objects.create_user(name, password="parola", is_staff=True)
        codenames = [f"{deed}_photo" for deed in deeds]
        user.user_permissions.set(Permission.objects.filter(codename__in=codenames))
        return user

    return member
