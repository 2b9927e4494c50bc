"""The site's own settings, made fast, and deaf to the environment and `.env` of who runs them.

Only DATABASE_URL is listened to: `python -m tests.postgres` points it to a server.
"""

import atexit
import os
import tempfile

ROOM = tempfile.TemporaryDirectory(prefix="newsportal-", ignore_cleanup_errors=True)
atexit.register(ROOM.cleanup)

os.environ |= {
    "SITE_URL": "http://127.0.0.1:8000",
    "SITE_NAME": "Newsportal",
    "SITE_LANGUAGE": "it",
    "TIME_ZONE": "Europe/Rome",
    "VAR_DIR": ROOM.name,
    "JOURNAL_DIR": f"{ROOM.name}/journal",
    "REDIS_URL": "",
    "EDITION_MEMORY_MB": "64",
    "SECRET_KEY": "not secret: these settings only ever serve the tests",
    "ALLOWED_HOSTS": "",
    "BEHIND_PROXY": "off",
    "TRUSTED_PROXIES": "",
    "COUNT_TOOLS": "off",
    "REPEAT_MINUTES": "0",
    "DEBUG": "off",
    "SHARE_NETWORKS": "facebook,whatsapp,twitter,linkedin,telegram,email,copy",
    "SHARE_CAMPAIGN": "off",
    "INDEXNOW_KEY": "",
    "INDEXNOW_URL": "http://127.0.0.1:1/indexnow",
    "WEBSUB_HUB": "",
    "DEMAND_SECOND_FACTOR": "off",
    "SESSION_HOURS": "12",
    "VISITS": "server",
    "EDITION_PURGE_URL": "",
    "SOURCE_CHECKS": "off",
    "CONTACT_EMAIL": "",
    "IMPRINT": "",
    "ACCESS_LOG_DAYS": "0",
    "AI_TRAINING": "off",
    "AI_SEARCH": "on",
    "AI_FETCH": "on",
    "SECURITY_CONTACT": "",
    "LOGO": "",
    "LOGO_DARK": "",
    "PAPER_COLOUR": "#fffdf8",
    "PAPER_COLOUR_DARK": "#141310",
    "ACCENT_COLOUR": "#9b1c31",
    "ACCENT_COLOUR_DARK": "#ff8e9d",
}
os.environ.setdefault("DATABASE_URL", f"sqlite:///{ROOM.name}/newsportal.sqlite3")

from newsportal.settings import *  # noqa: E402, F403

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]

# Static files come from the finders, as they are: nothing is collected, hashed or compressed.
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
WHITENOISE_AUTOREFRESH = WHITENOISE_USE_FINDERS = True

BEAT_SECONDS = 0  # no thread of its own: who needs a beat makes one

# A file, not memory: threads of a server that a browser asks have connections of their own then, as
# on a real site, and wait for each other instead of failing.
if DATABASE["ENGINE"].endswith("sqlite3"):  # noqa: F405
    DATABASES["default"]["TEST"] = {"NAME": f"{ROOM.name}/tests.sqlite3"}  # noqa: F405
