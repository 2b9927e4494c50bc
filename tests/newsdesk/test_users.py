"""The accounts of the newsroom: kept by the Editor-in-chief, who can raise nobody above himself."""

import pytest
from django.contrib.auth.models import Group, Permission, User

from tests import factories
from tests.newsdesk.pages import change, desk, errors, everything, form_on, opened

pytestmark = pytest.mark.django_db

PEOPLE = "/admin/auth/user/"
RAISED = {"is_superuser": "on", "user_permissions": ["1", "2", "3"]}


@pytest.fixture
def chief():
    return factories.staff("Editor-in-chief", username="caporedattrice")


@pytest.fixture
def superuser():
    return User.objects.create_superuser("tecnica", password="una parola lunga")


def group(name):
    return Group.objects.get(name=name)


def test_the_editor_in_chief_makes_an_account_that_can_sign_in_and_write(chief):
    client = desk(chief)
    password = "cavallo batteria graffetta"
    typed = {"username": "nuova", "password1": password, "password2": password}
    made = client.post(f"{PEOPLE}add/", opened(client, f"{PEOPLE}add/") | typed)
    person = User.objects.get(username="nuova")
    assert made.url == change(person)
    form = opened(client, change(person)) | {"is_staff": "on"}
    form["groups"] = [str(group("Journalist").pk)]
    assert client.post(change(person), form).status_code == 302
    newcomer = desk()
    assert newcomer.login(username="nuova", password=password)
    assert newcomer.get("/admin/articles/article/add/").status_code == 200


def test_a_weak_password_is_refused_in_words_and_the_name_kept(chief):
    client = desk(chief)
    typed = {"username": "nuova", "password1": "12345678", "password2": "12345678"}
    page = client.post(f"{PEOPLE}add/", opened(client, f"{PEOPLE}add/") | typed)
    assert "Questa password è troppo comune." in errors(page)["password2"]
    assert form_on(page)["username"] == "nuova"
    assert not User.objects.filter(username="nuova").exists()


def test_a_new_account_is_no_superuser_whatever_was_sent(chief):
    client = desk(chief)
    password = "cavallo batteria graffetta"
    typed = {"username": "nuova", "password1": password, "password2": password, "is_staff": "on"}
    client.post(f"{PEOPLE}add/", opened(client, f"{PEOPLE}add/") | typed | RAISED)
    person = User.objects.get(username="nuova")
    assert not person.is_superuser
    assert not person.user_permissions.exists()


def test_a_new_account_opens_the_newsdesk(chief):
    client = desk(chief)
    password = "cavallo batteria graffetta"
    typed = {"username": "nuova", "password1": password, "password2": password}
    client.post(f"{PEOPLE}add/", opened(client, f"{PEOPLE}add/") | typed)
    assert User.objects.get(username="nuova").is_staff


def test_the_form_shows_groups_and_no_rights_above_them(chief):
    form = opened(desk(chief), change(factories.staff("Journalist")))
    assert form["groups"] == [str(group("Journalist").pk)] and form["is_staff"]
    page = desk(chief).get(change(factories.staff("Journalist"))).content.decode()
    assert "is_superuser" not in page and "user_permissions" not in page


def test_nobody_is_raised_by_forged_fields(chief):
    person = factories.staff("Journalist")
    client = desk(chief)
    for one in (person, chief):
        client.post(change(one), opened(client, change(one)) | {"first_name": "Ugo"} | RAISED)
        one.refresh_from_db()
        assert (one.first_name, one.is_superuser) == ("Ugo", False)
        assert not one.user_permissions.exists()


def test_nobody_changes_his_own_groups_or_locks_himself_out(chief):
    client = desk(chief)
    form = opened(client, change(chief)) | {"first_name": "Ada"}
    form["groups"] = [str(one.pk) for one in Group.objects.all()]
    assert client.post(change(chief), form).status_code == 302
    chief.refresh_from_db()
    assert (chief.first_name, chief.is_active, chief.is_staff) == ("Ada", True, True)
    assert [one.name for one in chief.groups.all()] == ["Editor-in-chief"]


def test_a_superuser_is_neither_seen_nor_touched(chief, superuser):
    client = desk(chief)
    person = factories.staff("Journalist")
    form = opened(client, change(person)) | {"username": "tecnica", "email": "a@example.org"}
    before = everything()
    assert "tecnica" not in client.get(PEOPLE).content.decode()
    for deed in ("change", "delete", "history"):
        assert client.get(change(superuser, deed)).status_code in (302, 403)
        assert client.post(change(superuser, deed), form).status_code in (302, 403)
    password = {"password1": "cavallo batteria", "password2": "cavallo batteria"}
    password |= {"usable_password": "true", "set-password": "1"}
    assert client.post(f"{PEOPLE}{superuser.pk}/password/", password).status_code in (403, 404)
    assert client.post(f"{PEOPLE}{person.pk}/password/", {}).status_code == 200
    assert everything() == before


def test_an_account_with_rights_beyond_the_newsroom_is_out_of_reach(chief):
    """Whoever may set a password may sign in with it."""
    technician, by_group = factories.staff("Journalist"), factories.staff("Journalist")
    sessions = Permission.objects.get(codename="delete_session")
    technician.user_permissions.add(sessions)
    engine_room = Group.objects.create(name="Sala macchine")
    engine_room.permissions.add(sessions)
    by_group.groups.add(engine_room)
    client = desk(chief)
    for one in (technician, by_group):
        assert client.get(change(one)).status_code == 302
        assert client.get(f"{PEOPLE}{one.pk}/password/").status_code in (403, 404)


def test_nobody_hands_out_a_group_that_may_more_than_he_may(chief):
    engine_room = Group.objects.create(name="Sala macchine")
    engine_room.permissions.add(Permission.objects.get(codename="change_group"))
    person = factories.staff("Journalist")
    client = desk(chief)
    form = opened(client, change(person)) | {"groups": [str(engine_room.pk)]}
    assert "groups" in errors(client.post(change(person), form))
    assert [one.name for one in person.groups.all()] == ["Journalist"]


def test_the_editor_in_chief_sets_a_password_and_ends_old_sessions(chief):
    person = factories.staff("Journalist")
    theirs = desk(person)
    password = {
        "password1": "cavallo batteria graffetta",
        "password2": "cavallo batteria graffetta",
    }
    password |= {"usable_password": "true", "set-password": "1"}
    assert desk(chief).post(f"{PEOPLE}{person.pk}/password/", password).status_code == 302
    assert theirs.get("/admin/").status_code == 302
    assert desk().login(username=person.username, password="cavallo batteria graffetta")


def test_nobody_deletes_an_account(chief):
    person = factories.staff("Journalist")
    assert desk(chief).post(change(person, "delete"), {"post": "yes"}).status_code == 403
    action = {"action": "delete_selected", "_selected_action": [person.pk], "post": "yes"}
    desk(chief).post(PEOPLE, action)
    assert User.objects.filter(pk=person.pk).exists()


def test_groups_are_looked_at_only(chief):
    client, journalists = desk(chief), group("Journalist")
    page = client.get(change(journalists))
    assert page.status_code == 200 and 'name="_save"' not in page.content.decode()
    before = everything()
    forged = {"name": "Journalist", "permissions": [str(p) for p in range(1, 60)]}
    assert client.post(change(journalists), forged).status_code == 403
    assert client.post("/admin/auth/group/add/", forged | {"name": "Nuovo"}).status_code == 403
    assert client.post(change(journalists, "delete"), {"post": "yes"}).status_code == 403
    assert everything() == before


@pytest.mark.parametrize("name", ["Journalist", "Editor", "Moderator"])
def test_nobody_else_meets_the_accounts(name, chief):
    client = desk(factories.staff(name))
    form = opened(desk(chief), change(chief)) | {"first_name": "Forgiato"}
    before = everything()
    for address in (PEOPLE, f"{PEOPLE}add/", change(chief), f"{PEOPLE}{chief.pk}/password/"):
        assert client.get(address).status_code == 403
        assert client.post(address, form).status_code == 403
    assert everything() == before


def test_everybody_changes_his_own_password():
    person = factories.staff("Journalist")
    client = desk(person)
    new = "cavallo batteria graffetta"
    typed = {"old_password": "una parola lunga", "new_password1": new, "new_password2": new}
    assert client.post("/admin/password_change/", typed).status_code == 302
    assert desk().login(username=person.username, password=new)


def test_a_superuser_sees_and_raises_all(chief, superuser):
    client = desk(superuser)
    assert "tecnica" in client.get(PEOPLE).content.decode()
    form = opened(client, change(chief)) | {"is_superuser": "on"}
    assert client.post(change(chief), form).status_code == 302
    chief.refresh_from_db()
    assert chief.is_superuser
