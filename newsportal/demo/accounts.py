"""One account for each of the newsroom's groups, to try the newsdesk with."""

import json
import secrets

from django.conf import settings
from django.contrib.auth.models import Group, User

PATH = settings.VAR_DIR / "demo-accounts.json"
PEOPLE = {
    "giornalista": ("Journalist", "Giulia", "Ferrante"),
    "redattore": ("Editor", "Davide", "Morelli"),
    "moderatore": ("Moderator", "Chiara", "Lombardi"),
    "caporedattore": ("Editor-in-chief", "Paolo", "Sartori"),
}


def make_accounts() -> dict[str, User]:
    """The accounts by user name, with new random passwords, which `PATH` keeps."""
    users, rows = {}, []
    for username, (group, first_name, last_name) in PEOPLE.items():
        password = secrets.token_urlsafe(12)
        user, _ = User.objects.update_or_create(
            username=username,
            defaults={"first_name": first_name, "last_name": last_name, "is_staff": True},
        )
        user.set_password(password)
        user.save(update_fields=["password"])
        user.groups.set([Group.objects.get(name=group)])
        users[username] = user
        rows.append({"username": username, "password": password, "group": group})
    PATH.parent.mkdir(parents=True, exist_ok=True)
    PATH.touch(mode=0o600)
    PATH.write_text(json.dumps(rows, indent=2) + "\n")
    return users


def kept_accounts() -> list[dict]:
    """Username, password and group of each account; empty where none were made here."""
    return json.loads(PATH.read_text()) if PATH.exists() else []
