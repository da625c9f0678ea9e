"""Settings come from the environment; without any, one process on SQLite in var/ works."""

from __future__ import annotations

import secrets
from pathlib import Path

import environ
from django.utils.translation import gettext_lazy as _

from deskside.lib.db.urls import database_from_url

BASE_DIR = Path(__file__).resolve().parent.parent.parent
env = environ.Env()

DATA_DIR = Path(env.str("DESKSIDE_DATA", default=str(BASE_DIR / "var"))).resolve()
PACKS_DIR = Path(env.str("DESKSIDE_PACKS", default=str(BASE_DIR / "packs")))


def _secret_key() -> str:
    """The key lives beside the data, readable by its owner alone; made at the first start."""
    path = DATA_DIR / "secret-key"
    if path.exists():
        return path.read_text().strip()
    DATA_DIR.mkdir(mode=0o700, parents=True, exist_ok=True)
    key = secrets.token_urlsafe(50)
    path.touch(mode=0o600)
    path.write_text(key)
    return key


SECRET_KEY = env.str("SECRET_KEY", default="") or _secret_key()
DEBUG = env.bool("DESKSIDE_DEBUG", default=False)
# Self-hosted behind a name nobody knows yet: the host is checked only once the owner names it.
ALLOWED_HOSTS = env.list("DESKSIDE_HOSTS", default=["*"])
CSRF_TRUSTED_ORIGINS = env.list("DESKSIDE_ORIGINS", default=[])
HTTPS = env.bool("DESKSIDE_HTTPS", default=False)
# Where links in mail point; set by `deskside serve` when the environment does not say.
SITE_URL = env.str("DESKSIDE_URL", default="http://localhost:8000").rstrip("/")

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.forms",
    "django_htmx",
    "deskside.lib",
    "deskside.ledger",
    "deskside.notify",
    "deskside.people",
    "deskside.courses",
    "deskside.progress",
    "deskside.journal",
    "deskside.commitments",
    "deskside.knowledge",
    "deskside.measures",
    "deskside.meetings",
    "deskside.console",
    "deskside.learn",
    "deskside.public",
    "deskside.config",
    # After our rooms, whose templates come first.
    "allauth",
    "allauth.account",
    "allauth.mfa",
]

MIDDLEWARE = [
    "deskside.lib.middleware.security_headers",
    "django.middleware.security.SecurityMiddleware",
    "deskside.meetings.middleware.room_poll",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "deskside.people.account.sessions.shared_computer_idle",
    "deskside.people.middleware.reader_zone",
    "deskside.ledger.middleware.receipt_conflicts",
]

ROOT_URLCONF = "deskside.config.urls"
WSGI_APPLICATION = "deskside.config.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "builtins": ["django.templatetags.i18n", "deskside.lib.templatetags.deskside"],
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    },
]
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"

DATABASES = {
    "default": database_from_url(
        env.str("DATABASE_URL", default=f"sqlite:///{DATA_DIR / 'deskside.sqlite3'}")
    )
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}

# People
AUTH_USER_MODEL = "people.Person"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 10},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/"
ACCOUNT_ADAPTER = "deskside.people.account.adapter.AccountAdapter"
ACCOUNT_FORMS = {"login": "deskside.people.account.forms.SignInForm"}
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "none"  # the organisation vouches for the addresses it enters
ACCOUNT_LOGIN_ON_PASSWORD_RESET = True
ACCOUNT_LOGOUT_ON_GET = False
ACCOUNT_SESSION_REMEMBER = None
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False  # nobody outside gets a mail because a stranger typed theirs
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_CHANGE_EMAIL = False
MFA_ADAPTER = "deskside.people.account.second_factor.SecondFactorAdapter"
MFA_ALLOW_UNVERIFIED_EMAIL = True  # the organisation vouches for it
PASSKEYS = env.bool("DESKSIDE_PASSKEYS", default=False)
SECOND_FACTOR = env.bool("DESKSIDE_SECOND_FACTOR", default=True)
MFA_SUPPORTED_TYPES = (["totp", "recovery_codes"] if SECOND_FACTOR else []) + (
    ["webauthn"] if PASSKEYS else []
)
MFA_PASSKEY_LOGIN_ENABLED = PASSKEYS
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not HTTPS
SESSION_ENGINE = "deskside.people.account.sessions"
SESSION_COOKIE_AGE = 60 * 60 * 24 * 30
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if HTTPS else None
SESSION_COOKIE_HTTPONLY = True
X_FRAME_OPTIONS = "DENY"
SECURE_REFERRER_POLICY = "same-origin"
CSRF_FAILURE_VIEW = "deskside.lib.errors.csrf_failure"

# Language and time: instants are UTC inside, the reader's zone outside.
LANGUAGE_CODE = "en-gb"
LANGUAGES = [("en-gb", _("English"))]
USE_I18N = True
USE_TZ = True
TIME_ZONE = "UTC"

# Files
STATIC_URL = "/static/"
STATIC_ROOT = DATA_DIR / "static"
MEDIA_ROOT = DATA_DIR / "media"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
# The manifest storage answers 500 without collectstatic; finders serve the package's own files.
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = DEBUG
WHITENOISE_MAX_AGE = 3600
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 5000

# Mail: without a server nothing is sent, and the leader gets the text to pass on.
EMAIL_URL = env.str("EMAIL_URL", default="")
MAIL_CONFIGURED = bool(EMAIL_URL)
if MAIL_CONFIGURED:
    vars().update(env.email_url("EMAIL_URL"))
else:
    EMAIL_BACKEND = "django.core.mail.backends.dummy.EmailBackend"
DEFAULT_FROM_EMAIL = env.str("DESKSIDE_MAIL_FROM", default="Deskside <deskside@localhost>")
EMAIL_TIMEOUT = 20
# A chat system of one's own may stand in one's own network, without https.
WEBHOOK_ALLOW_PRIVATE = env.bool("DESKSIDE_WEBHOOK_ALLOW_PRIVATE", default=False)

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"console": {"class": "logging.StreamHandler"}},
    # Django would mail the whole request to ADMINS, with what somebody was just writing.
    "loggers": {
        "django": {"handlers": []},
        "django.request": {"level": "ERROR"},  # a mistyped address is no news in the terminal
    },
    "root": {"handlers": ["console"], "level": env.str("DESKSIDE_LOG", default="WARNING")},
}
