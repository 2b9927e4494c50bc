"""All settings. What may differ between sites comes from the environment or from `.env`.

A fresh clone needs none of it. A site with an https address is public: cookies, redirects
and the demand for a secret follow from that one fact.
"""

from pathlib import Path
from urllib.parse import urlsplit

from django.core.exceptions import ImproperlyConfigured
from django.utils.translation import gettext_lazy as _
from django_prose_editor.config import html_tags
from environs import Env, EnvValidationError
from js_asset import static_lazy

from newsportal import colours, environment, logos, stylesheet
from sharing.networks import DEFAULT

BASE_DIR = Path(__file__).resolve().parent.parent

# --- From the environment ---------------------------------------------------------------------

env = Env(eager=False)
env.read_env(BASE_DIR / ".env", recurse=False)

# Where it runs
SITE_URL = env.str("SITE_URL", "http://127.0.0.1:8000", validate=environment.site_address)
SECRET_KEY = env.str("SECRET_KEY", "", validate=environment.secret_key)
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", [])
BEHIND_PROXY = env.bool("BEHIND_PROXY", False)
TRUSTED_PROXIES = env.list("TRUSTED_PROXIES", [], validate=environment.proxies)
DEBUG = env.bool("DEBUG", False)
VAR_DIR = env.path("VAR_DIR", BASE_DIR / "var")
JOURNAL_DIR = env.path("JOURNAL_DIR", VAR_DIR / "journal")
DATABASE = env.dj_db_url("DATABASE_URL", f"sqlite:///{VAR_DIR}/newsportal.sqlite3")
REDIS_URL = env.str("REDIS_URL", "", validate=environment.redis_address)
EDITION_MEMORY_MB = env.int("EDITION_MEMORY_MB", 64, validate=environment.MEGABYTES)

# The newspaper and its face
SITE_NAME = env.str("SITE_NAME", "Newsportal")
SITE_LANGUAGE = env.str("SITE_LANGUAGE", "it", validate=environment.LANGUAGE)
TIME_ZONE = env.str("TIME_ZONE", "Europe/Rome", validate=environment.TIME_ZONE)
IMPRINT = env.str("IMPRINT", "")
CONTACT_EMAIL = env.str("CONTACT_EMAIL", "", validate=environment.email_address)
LOGO = env.str("LOGO", "", validate=environment.logo_below(VAR_DIR))
LOGO_DARK = env.str("LOGO_DARK", "", validate=environment.logo_below(VAR_DIR))
COLOURS = {
    "PAPER_COLOUR": env.str("PAPER_COLOUR", "#fffdf8", validate=environment.colour),
    "PAPER_COLOUR_DARK": env.str("PAPER_COLOUR_DARK", "#141310", validate=environment.colour),
    "ACCENT_COLOUR": env.str("ACCENT_COLOUR", "#9b1c31", validate=environment.colour),
    "ACCENT_COLOUR_DARK": env.str("ACCENT_COLOUR_DARK", "#ff8e9d", validate=environment.colour),
}

# Its readers
SHARE_NETWORKS = env.list("SHARE_NETWORKS", list(DEFAULT), validate=environment.share_networks)
SHARE_CAMPAIGN = env.bool("SHARE_CAMPAIGN", False)
ACCESS_LOG_DAYS = env.int("ACCESS_LOG_DAYS", None, validate=environment.DAYS)
VISITS = env.str("VISITS", "server", validate=environment.VISITS)
COUNT_TOOLS = env.bool("COUNT_TOOLS", False)
REPEAT_MINUTES = env.int("REPEAT_MINUTES", 0, validate=environment.MINUTES)

# The newsroom
DEMAND_SECOND_FACTOR = env.bool("DEMAND_SECOND_FACTOR", False)
SESSION_HOURS = env.int("SESSION_HOURS", 12, validate=environment.HOURS)

# Other machines
AI_TRAINING = env.bool("AI_TRAINING", False)
AI_SEARCH = env.bool("AI_SEARCH", True)
AI_FETCH = env.bool("AI_FETCH", True)
SECURITY_CONTACT = env.str("SECURITY_CONTACT", "", validate=environment.security_contact)
INDEXNOW_KEY = env.str("INDEXNOW_KEY", "", validate=environment.indexnow_key)
INDEXNOW_URL = env.str(
    "INDEXNOW_URL", "https://api.indexnow.org/indexnow", validate=environment.web_address
)
WEBSUB_HUB = env.str("WEBSUB_HUB", "", validate=environment.web_address)
EDITION_PURGE_URL = env.str("EDITION_PURGE_URL", "", validate=environment.web_address)
SOURCE_CHECKS = env.bool("SOURCE_CHECKS", None)


def _refuse_bad_settings() -> bool:
    """Whether the site is public; ImproperlyConfigured names every setting that is wrong."""
    try:
        env.seal()
        wrong = {}
    except EnvValidationError as error:
        wrong = dict(error.error_messages)
    if not wrong.keys() & COLOURS.keys():
        wrong |= {name: [error] for name, error in colours.unreadable(COLOURS).items()}
    if LOGO_DARK and not LOGO:
        wrong["LOGO_DARK"] = ["name the logo for light pages too, as LOGO"]
    public = str(SITE_URL).startswith("https://")
    if public and not SECRET_KEY and "SECRET_KEY" not in wrong:
        wrong["SECRET_KEY"] = ["a public site needs one; use at least 50 random characters"]
    if public and VISITS == "beacon" and not TRUSTED_PROXIES:
        wrong["TRUSTED_PROXIES"] = [
            "with VISITS=beacon, name the networks of the CDN and the proxy: as it is, all readers"
            " would have their addresses, and most visits were refused as too many"
        ]
    if REPEAT_MINUTES and BEHIND_PROXY and not TRUSTED_PROXIES:
        wrong.setdefault("TRUSTED_PROXIES", ["name the proxy, or all its readers pass for one"])
    if public and DEBUG:
        wrong["DEBUG"] = ["a public site shows its inside with it; switch it off"]
    if wrong:
        lines = [f"  {name}: {' '.join(map(str, errors))}" for name, errors in wrong.items()]
        raise ImproperlyConfigured("\n".join(["These settings are wrong:", *lines]))
    return public


PUBLIC = _refuse_bad_settings()
LOGOS = [  # for light pages, and for dark ones
    logos.read(VAR_DIR / name, stem)
    for name, stem in ((LOGO, "logo"), (LOGO_DARK, "logo-dark"))
    if name
]
INLINE_STYLE = stylesheet.inline(BASE_DIR / "static" / "css", COLOURS)
TRUSTED_PROXIES = environment.proxies(TRUSTED_PROXIES)
# A laptop asks nobody by itself: outlets could not tell who asks, nor answer.
SOURCE_CHECKS = PUBLIC if SOURCE_CHECKS is None else SOURCE_CHECKS
SECRET_KEY = SECRET_KEY or environment.kept_secret_key(VAR_DIR / "secret-key")

# --- Applications and requests ----------------------------------------------------------------

INSTALLED_APPS = [
    "newsportal.apps.NewsdeskConfig",
    "newsportal.apps.NewsportalConfig",
    "newsdesk",
    "suggesting",
    "sources",
    "editions",
    "visits",
    "sharing",
    "articles",
    "photos",
    "search",
    "jobs",
    "django_tasks",
    "django_tasks_db",
    "django_prose_editor",
    "admin_ordering",
    "imagefield",
    "taggit",
    "csp",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "django.contrib.humanize",  # allauth's pages tell moments by it
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "visits.middleware.VisitCounterMiddleware",  # inside gzip: it writes into the page
    "newsportal.printing.PrintedMiddleware",
    "csp.middleware.CSPMiddleware",
    "newsportal.reservation.ReservationMiddleware",
    "newsportal.reading.ReadersOnlyReadMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "newsdesk.signing_in.middleware.SignedInMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]

LOGIN_REDIRECT_URL = "admin:index"
ROOT_URLCONF = "newsportal.urls"
WSGI_APPLICATION = "newsportal.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "csp.context_processors.nonce",
                "newsportal.context.site",
            ],
            "builtins": ["django.templatetags.i18n", "django.templatetags.static"],
        },
    },
]

# The editor waits for these scripts before it starts. Only OfficePaste is an extension that it
# lacks; the others replace four of its own, name its controls and mend its ways.
DJANGO_PROSE_EDITOR_EXTENSIONS = [
    {
        "js": [
            static_lazy("newsdesk/no-injected-style.js"),
            static_lazy("newsdesk/office-paste.js"),
            static_lazy("newsdesk/figures.js"),
            static_lazy("newsdesk/tables.js"),
            static_lazy("newsdesk/editor-labels.js"),
            static_lazy("newsdesk/editor-dialogs.js"),
            static_lazy("newsdesk/link-search.js"),
            static_lazy("newsdesk/editor-scrolling.js"),
        ],
        "extensions": {"OfficePaste": html_tags([])},
    },
]

# What is printed once for each edition, when an edition ends by itself, and what of a page is live
EDITION_PAGES = "newsportal.printing.PRINTED"
EDITION_DUE = "newsportal.printing.next_due"
EDITION_LIVE = "visits.counting.live"
EDITION_PLACE = "visits.middleware.PLACE"
# How often a process looks for a new edition and posts the visits it has counted, in seconds.
BEAT_SECONDS = 0.5

# --- Data -------------------------------------------------------------------------------------

if DATABASE["ENGINE"].endswith("sqlite3"):
    # One writer at a time who waits for his turn, readers who never wait.
    DATABASE["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;",
    }
else:
    DATABASE["OPTIONS"] = {
        **DATABASE.get("OPTIONS", {}),
        "pool": {"min_size": 1, "max_size": 8, "timeout": 5},
    }
DATABASES = {"default": DATABASE}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# What the default one holds is how often somebody tried to sign in: all processes count together.
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "newsdesk_attempts",
        "OPTIONS": {"MAX_ENTRIES": 100_000},  # what is thrown out could be tried again
    }
}
if REDIS_URL:  # the pages that all processes share; one that hangs may cost little
    CACHES["editions"] = {
        "BACKEND": "django.core.cache.backends.redis.RedisCache",
        "LOCATION": REDIS_URL,
        "KEY_PREFIX": "edition",
        "OPTIONS": {
            "serializer": "editions.shared.Bytes",
            "socket_timeout": 0.2,
            "socket_connect_timeout": 0.2,
        },
    }

STATIC_URL = "/static/"
STATIC_ROOT = VAR_DIR / "static"
STATICFILES_DIRS = [BASE_DIR / "static"]
STATICFILES_FINDERS = [
    "newsportal.face.FaceFinder",
    "django.contrib.staticfiles.finders.FileSystemFinder",
    "django.contrib.staticfiles.finders.AppDirectoriesFinder",
]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "newsportal.compression.StaticStorage"},
}
# Source maps are for developers: compressing them took most of collectstatic's time.
WHITENOISE_SKIP_COMPRESS_EXTENSIONS = ["map", "png", "jpg", "webp", "avif", "ico", "gz", "br"]

MEDIA_URL = "/media/"
MEDIA_ROOT = VAR_DIR / "media"
DATA_UPLOAD_MAX_MEMORY_SIZE = 4 * 1024 * 1024  # of a form without its files
IMAGEFIELD_BIN_DEPTH = 2  # spreads renditions over folders; its default warns

TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}

TAGGIT_CASE_INSENSITIVE = True

# --- Language and time ------------------------------------------------------------------------

LANGUAGE_CODE = {"it": "it", "en": "en-gb"}[SITE_LANGUAGE]
LANGUAGES = [("it", _("Italian")), ("en-gb", _("English"))]
LOCALE_PATHS = [BASE_DIR / "locale"]
FORMAT_MODULE_PATH = "newsportal.formats"

# --- Safety -----------------------------------------------------------------------------------

ALLOWED_HOSTS = [urlsplit(SITE_URL).hostname, *ALLOWED_HOSTS]
if not PUBLIC:
    ALLOWED_HOSTS += ["127.0.0.1", "localhost"]

PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in ("UserAttributeSimilarityValidator", "CommonPasswordValidator")
] + [
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
]

ACCOUNT_ADAPTER = "newsdesk.signing_in.adapter.NewsroomAdapter"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_SESSION_REMEMBER = True  # as long as SESSION_HOURS says, no choice to make
ACCOUNT_LOGOUT_REDIRECT_URL = "account_login"
MFA_SUPPORTED_TYPES = ["webauthn", "totp", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_TOTP_ISSUER = SITE_NAME
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not PUBLIC  # http://localhost, to try it

SESSION_COOKIE_AGE = SESSION_HOURS * 3600  # without use
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = PUBLIC
SESSION_COOKIE_NAME = "__Host-session" if PUBLIC else "session"
CSRF_COOKIE_NAME = "__Host-csrf" if PUBLIC else "csrf"
CSRF_COOKIE_HTTPONLY = True

SECURE_SSL_REDIRECT = PUBLIC
SECURE_REDIRECT_EXEMPT = [r"^(health|ready)z$"]  # asked behind the proxy that ends TLS
SECURE_HSTS_SECONDS = 63_072_000 if PUBLIC else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = PUBLIC
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if BEHIND_PROXY else None
# Sources may see which site their readers come from; the newsdesk says nothing (newsdesk.py).
SECURE_REFERRER_POLICY = "strict-origin-when-cross-origin"

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": ["'none'"],
        "script-src": ["'self'"],
        "style-src": ["'self'", stylesheet.allowance(INLINE_STYLE)],
        "img-src": ["'self'"],
        "connect-src": ["'self'"],
        "manifest-src": ["'self'"],
        "form-action": ["'self'"],
        "base-uri": ["'none'"],
        "frame-ancestors": ["'none'"],
        **({"upgrade-insecure-requests": True} if PUBLIC else {}),
    }
}

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "%(asctime)s %(levelname)s %(name)s %(message)s"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
    "loggers": {
        "django": {"handlers": [], "level": "WARNING", "propagate": True},
        "django.request": {"level": "ERROR"},
        "django_tasks": {"level": "CRITICAL"},  # `jobs` says in one line what has failed
        "django_tasks_db": {"level": "ERROR"},
    },
}
