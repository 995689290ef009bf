"""create_app(): where everything is wired together, in explicit lists."""

from collections.abc import Sequence
from datetime import timedelta
from inspect import iscoroutinefunction
from pathlib import Path
from typing import Any

from flask import Blueprint, Flask, g
from flask_alembic import Alembic
from flask_babel import Babel, lazy_gettext
from flask_wtf.csrf import CSRFProtect
from werkzeug.middleware.proxy_fix import ProxyFix

from app import settings as settings_module
from app.admin import cli as admin_cli
from app.admin import jobs as admin_jobs
from app.admin import views as admin_views
from app.admin.demo import cli as demo_cli
from app.admin.demo import people as demo_people
from app.assessment import jobs as assessment_jobs
from app.assessment import mails as assessment_mails
from app.assessment import models as assessment_models
from app.assessment import views as assessment_views
from app.assessment.cli import rubrics
from app.authoring import cli as authoring_cli
from app.authoring import models as authoring_models
from app.authoring import views as authoring_views
from app.catalogue import models as catalogue_models
from app.curricula import jobs as curricula_jobs
from app.curricula import mails as curricula_mails
from app.curricula import models as curricula_models
from app.curricula import views as curricula_views
from app.db import Base, db, init_engine
from app.events import models as event_models
from app.events.kinds import Kind
from app.insight import cli as insight_cli
from app.insight import jobs as insight_jobs
from app.insight import mails as insight_mails
from app.insight import models as insight_models
from app.insight import views as insight_views
from app.insight.queries.shown import shown_levels
from app.jobs import models as job_models
from app.jobs.queue import Job, init_jobs
from app.learning import models as learning_models
from app.learning import views as learning_views
from app.mail import jobs as mail_jobs
from app.mail import models as mail_models
from app.mail.notices import Writer
from app.mail.queries import SEND
from app.people import cli as people_cli
from app.people import jobs as people_jobs
from app.people import mails as people_mails
from app.people import models as people_models
from app.people import views as people_views
from app.people.permissions import Permission
from app.policies import models as policy_models
from app.policies import views as policy_views
from app.settings import Settings
from app.web.application import Application
from app.web.closed_by_default import guard, refuse_undeclared_views
from app.web.errors import init_errors
from app.web.filters import init_filters
from app.web.first_start import lead_to_first_start
from app.web.login import init_login
from app.web.logs import init_logs
from app.web.menu import Entry, init_menu
from app.web.security_headers import csp_nonce, init_security_headers
from app.web.slots import Filler, init_slots
from app.web.static_files import init_static_files
from app.web.words import init_words

LANGUAGES = ("en",)

# Every module with tables, so that migrations and tests know them all.
MODELS = (
    event_models,
    job_models,
    mail_models,
    people_models,
    catalogue_models,
    learning_models,
    assessment_models,
    authoring_models,
    policy_models,
    curricula_models,
    insight_models,
)

alembic = Alembic(metadatas=Base.metadata, run_mkdir=False)
babel = Babel()
csrf = CSRFProtect()


def blueprints() -> Sequence[Blueprint]:
    """Every blueprint of the application."""
    return (
        people_views.blueprint,
        curricula_views.blueprint,
        learning_views.blueprint,
        assessment_views.blueprint,
        policy_views.blueprint,
        authoring_views.blueprint,
        insight_views.blueprint,
        admin_views.blueprint,
    )


def jobs() -> Sequence[Job]:
    """Every job of the worker."""
    features = (mail_jobs, people_jobs, assessment_jobs, curricula_jobs, insight_jobs, admin_jobs)
    return tuple(job for feature in features for job in feature.JOBS)


# Kind of event → jobs to wake once it is committed.
WAKE_ON: dict[str, tuple[str, ...]] = {
    Kind.ANSWER_SUBMITTED: (assessment_jobs.NAME,),
    Kind.MAIL_QUEUED: (SEND,),
    # Asking for an unknown address wakes the sender too: the answer takes the same time.
    Kind.PASSWORD_RESET_ASKED: (SEND,),
    Kind.MAIL_RELEASED: (SEND,),
    Kind.EXPORT_ASKED: (insight_jobs.FILES,),
    Kind.OBLIGATIONS_CHANGED: (curricula_jobs.GATHER,),
    Kind.ANSWER_RATED: (curricula_jobs.GATHER,),
    Kind.APPEAL_DECIDED: (curricula_jobs.GATHER,),
    # Whatever may change who has to do what by when.
    **dict.fromkeys(curricula_jobs.WAKES, (curricula_jobs.NAME,)),
}

# Kind of mail → who composes it, at sending time.
COMPOSERS: dict[str, mail_jobs.Composer] = {
    **people_mails.COMPOSERS,
    **curricula_mails.COMPOSERS,
    **insight_mails.COMPOSERS,
}

# Kind of notice → who writes its lines of a digest.
NOTICE_WRITERS: dict[str, Writer] = {**assessment_mails.WRITERS, **curricula_mails.WRITERS}

# Kind of module step → the endpoint that serves it.
STEP_ENDPOINTS: dict[str, str] = {
    "brief": "learning.brief",
    "lesson": "learning.lesson",
    "scenario": "learning.scenario",
    "role_play": "assessment.answer",
    "checks": "learning.check",
    "reflection": "learning.reflection",
}

# What higher features put into lower features' pages.
SLOTS: dict[str, Filler] = {
    "people.demo-remark": demo_people.remark_of,
    "curricula.first-steps": admin_views.people.first_steps,
    "learning.record-answers": assessment_views.feedback.record_answers,
    "curricula.who-sees-levels": insight_views.counted.who_sees_levels,
}


def menu() -> Sequence[Entry]:
    """The main menu, in order."""
    return (
        Entry(lazy_gettext("Learn"), "curricula.home", Permission.LEARN),
        Entry(lazy_gettext("Modules"), "curricula.browse", Permission.LEARN),
        Entry(lazy_gettext("Team"), "insight.team", Permission.LEARN, shown=lambda reader: reader.has_reports),
        Entry(lazy_gettext("Review"), "assessment.queue", Permission.ANSWERS_RATE),
        Entry(lazy_gettext("Courses"), "authoring.modules", Permission.COURSES_AUTHOR),
        Entry(lazy_gettext("Assign"), "curricula.rules", Permission.ASSIGNMENTS_MANAGE),
        Entry(lazy_gettext("Reports"), "insight.report", Permission.REPORTS_READ),
        Entry(lazy_gettext("People"), "admin.people", Permission.PEOPLE_MANAGE),
        Entry(lazy_gettext("Installation"), "admin.health", Permission.INSTALLATION_ADMINISTER),
    )


def commands(app: Flask) -> None:
    """Register the commands of `flask --app wsgi …`."""
    one_by_one = (people_cli.people, authoring_cli.courses, rubrics, demo_cli.demo, insight_cli.council_report)
    for command in (*one_by_one, *admin_cli.COMMANDS):
        app.cli.add_command(command)


def create_app(settings: Settings | None = None) -> Flask:
    """Build the application.

    Raises UnsafeSettings, with the reason, when the settings are unsafe or cannot work.
    """
    settings = settings or settings_module.load()
    app = Application("app", static_folder=None, instance_path=str(settings.instance.resolve()))
    app.extensions["start_notes"] = settings_module.check(settings)
    settings.instance.mkdir(parents=True, exist_ok=True)
    app.config.from_mapping(_flask_config(settings))
    _init_extensions(app, settings)
    init_logs(app)
    init_static_files(app)
    _trust_proxies(app, settings.trusted_proxies)
    init_security_headers(app)
    init_errors(app)
    init_filters(app)
    init_slots(app, SLOTS)
    init_menu(app, menu())
    app.extensions["composers"] = COMPOSERS
    app.extensions["notice_writers"] = NOTICE_WRITERS
    app.extensions["step_endpoints"] = STEP_ENDPOINTS
    app.extensions["shown_levels"] = shown_levels
    app.before_request(lead_to_first_start)
    app.before_request(guard)
    for blueprint in blueprints():
        app.register_blueprint(blueprint)
    init_jobs(app, jobs(), WAKE_ON)
    commands(app)
    refuse_undeclared_views(app)
    return app


def _trust_proxies(app: Flask, count: int) -> None:
    """Believe the last `count` proxies about the visitor's address and scheme, never about the host."""
    if count:
        app.wsgi_app = ProxyFix(app.wsgi_app, x_for=count, x_proto=count, x_host=0)  # type: ignore[method-assign]


def _flask_config(settings: Settings) -> dict[str, Any]:
    secure = settings.is_https
    root = Path(__file__).resolve().parent.parent
    return {
        "SETTINGS": settings,
        "INSTANCE": settings.instance.resolve(),
        "TESTING": settings.testing,
        "DEBUG": settings.debug,
        "LANGUAGES": LANGUAGES,
        "SECRET_KEY": settings_module.secret_key(settings),
        "SECRET_KEY_FALLBACKS": [k for k in settings.secret_key_fallbacks.split(",") if k],
        "TRUSTED_HOSTS": settings.hosts,
        "MAX_CONTENT_LENGTH": settings.max_upload_kb * 1024,
        "MAX_FORM_MEMORY_SIZE": settings.max_upload_kb * 1024,
        "SESSION_COOKIE_NAME": "__Host-rapport" if secure else "rapport",
        "SESSION_COOKIE_SECURE": secure,
        "SESSION_COOKIE_HTTPONLY": True,
        "SESSION_COOKIE_SAMESITE": "Lax",
        "PERMANENT_SESSION_LIFETIME": timedelta(hours=settings.session_hours),
        "SESSION_PROTECTION": None,
        # A token lives as long as its session: an hour over an answer must not end in an error page.
        "WTF_CSRF_TIME_LIMIT": None,
        "WTF_CSRF_SSL_STRICT": False,
        "SQLALCHEMY_ENGINES": {"default": _engine_options(settings)},
        "ALEMBIC": {"script_location": str(root / "migrations"), "file_template": "%%(rev)s_%%(slug)s"},
        "ALEMBIC_CONTEXT": {"render_as_batch": True, "compare_type": True},
        "BABEL_DEFAULT_LOCALE": LANGUAGES[0],
        "BABEL_DEFAULT_TIMEZONE": "UTC",
    }


def _engine_options(settings: Settings) -> dict[str, Any]:
    # hide_parameters: the parameters of a failed statement may be a learner's words and must not reach a log.
    options: dict[str, Any] = {"url": settings.database, "hide_parameters": True, "pool_pre_ping": True}
    if settings.database.startswith("postgresql"):
        options |= {
            "pool_size": settings.web_threads,
            "connect_args": {"connect_timeout": 5, "options": "-c statement_timeout=15000"},
        }
    return options


def _init_extensions(app: Flask, settings: Settings) -> None:
    db.init_app(app)
    # The extension also closes asynchronous sessions, for which Flask starts a thread at the end of every request.
    # We have none.
    app.teardown_appcontext_funcs[:] = [f for f in app.teardown_appcontext_funcs if not iscoroutinefunction(f)]
    with app.app_context():
        init_engine(db.engine, synchronous=settings.sqlite_synchronous)
    alembic.init_app(app)
    csrf.init_app(app)
    # Mail programs post here by themselves (RFC 8058); the signed link is the proof.
    csrf.exempt(people_views.mails.ask_fewer_mails)
    init_login(app)
    babel.init_app(app, locale_selector=_language)
    init_words(app)
    app.jinja_env.globals["csp_nonce"] = csp_nonce
    app.jinja_env.trim_blocks = True
    app.jinja_env.lstrip_blocks = True


def _language() -> str:
    # Only a person who was already loaded: the page that says the database is away must not ask it for a language.
    person = g.get("_login_user")
    if person and person.language in LANGUAGES:
        return str(person.language)
    return LANGUAGES[0]
