"""Handing a mail over: to the console, to a folder, or to a mail server."""

import os
import smtplib
import ssl
import sys
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from email.errors import HeaderParseError
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import default
from email.utils import format_datetime
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import structlog

from app.settings import Settings

log = structlog.get_logger()

# Shorter than the lease of the sender job, so that a slow mail server cannot lead to a second sender.
SERVER_TIMEOUT_SECONDS = 15
# Once everything is said the server has the mail: giving up on its answer would mean sending it twice.
SERVER_VERDICT_SECONDS = 120
IMPLICIT_TLS_PORT = 465
# A folded address in List-Unsubscribe is one that no mail program can open. Lines may have 998 characters (RFC 5322).
UNFOLDED = default.clone(max_line_length=900)


class UnsafeHeader(ValueError):
    """A name, address or subject holds line breaks or is no address; such a mail is never sent."""


class NotNow(Exception):
    """The mail could not be handed over at present: nothing is wrong with the mail, try again later.

    `this_mail_only`: the server answers, but wants to see this one later; others may go through.
    """

    def __init__(self, *, this_mail_only: bool = False) -> None:
        super().__init__()
        self.this_mail_only = this_mail_only


@dataclass(frozen=True)
class Letter:
    """A finished mail to one person, in plain text. It lives only while it is sent."""

    to_name: str
    to_email: str
    subject: str
    text: str
    # Where one click means fewer of these mails; empty in mails nobody can do without.
    fewer_url: str = ""


@dataclass(frozen=True)
class Later:
    """What a composer answers when its mail may not go out before `until`: it is night, or the person is away."""

    until: datetime


def message_of(letter: Letter, *, sender: str, message_id: str, at: datetime) -> EmailMessage:
    """The mail as it goes over the wire.

    Raises UnsafeHeader when a header would be broken open by what stands in the letter.
    """
    message = EmailMessage(policy=UNFOLDED)
    try:
        message["From"] = sender
        message["To"] = Address(display_name=letter.to_name, addr_spec=letter.to_email)
        message["Subject"] = letter.subject
        message["Message-ID"] = message_id
        message["Date"] = format_datetime(at)
        # Out-of-office robots answer neither to this nor to the sender.
        message["Auto-Submitted"] = "auto-generated"
        if letter.fewer_url:
            message["List-Unsubscribe"] = f"<{letter.fewer_url}>"
            message["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click"
    except (ValueError, IndexError, HeaderParseError) as error:
        raise UnsafeHeader(f"a mail's header cannot be written ({type(error).__name__})") from error
    message.set_content(letter.text)
    return message


def message_id_of(*, mail_id: int, created_at: datetime, public_url: str) -> str:
    """The same id for every try of one outbox row, so that a mail server can drop a second copy."""
    host = urlsplit(public_url).hostname or "localhost"
    return f"<rapport.{mail_id}.{created_at:%Y%m%d%H%M%S%f}@{host}>"


def deliver(settings: Settings, message: EmailMessage, *, mail_id: int) -> None:
    """Hand the mail over by the transport of the settings.

    Raises NotNow when it is worth trying again later; any other exception means that this mail cannot be sent.
    """
    transports: dict[str, Callable[[Settings, EmailMessage, int], None]] = {
        "console": _to_console,
        "file": _to_file,
        "smtp": _to_server,
    }
    transports[settings.mail_transport](settings, message, mail_id)


def _to_console(_settings: Settings, message: EmailMessage, _mail_id: int) -> None:
    sys.stdout.write(f"\n{'-' * 72}\n{message.as_string()}\n{'-' * 72}\n")
    sys.stdout.flush()


def folder(settings: Settings) -> Path:
    """Where the transport `file` puts its mails, one .eml each, readable by the owner only."""
    return settings.instance / "mail"


def _to_file(settings: Settings, message: EmailMessage, mail_id: int) -> None:
    target = folder(settings) / f"{mail_id:06d}.eml"
    draft = target.with_suffix(f".{os.getpid()}")
    try:
        target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as file:
            file.write(message.as_bytes(policy=UNFOLDED.clone(linesep="\r\n")))
        # A second try of the same row replaces the first: no mail twice.
        draft.replace(target)
    except OSError as error:
        raise NotNow from error


def _to_server(settings: Settings, message: EmailMessage, _mail_id: int) -> None:
    try:
        server = _connection(settings)
        try:
            if settings.smtp_user:
                server.login(settings.smtp_user, settings.smtp_password)
            server.send_message(message)
        except BaseException:
            server.close()
            raise
    except OSError as error:  # every SMTP error is one
        if _is_for_good(error):
            raise
        raise NotNow(this_mail_only=_concerns_this_mail(error)) from error
    _part(server)


def _part(server: smtplib.SMTP) -> None:
    """Say goodbye. The mail is accepted: whatever happens now must not send it again."""
    try:
        server.quit()
    except OSError as error:
        log.info("mail.no-goodbye", error=type(error).__name__)
    finally:
        server.close()


def _connection(settings: Settings) -> smtplib.SMTP:
    if settings.smtp_port == IMPLICIT_TLS_PORT:
        return _PatientOverTLS(
            settings.smtp_host, settings.smtp_port, timeout=SERVER_TIMEOUT_SECONDS, context=ssl.create_default_context()
        )
    server = _Patient(settings.smtp_host, settings.smtp_port, timeout=SERVER_TIMEOUT_SECONDS)
    if settings.smtp_starttls:
        try:
            server.starttls(context=ssl.create_default_context())
        except BaseException:
            server.close()
            raise
    return server


class _Patient(smtplib.SMTP):
    """Waits longer for what a server says to a whole mail than for anything else."""

    def data(self, msg: Any) -> tuple[int, bytes]:
        if self.sock is not None:
            self.sock.settimeout(SERVER_VERDICT_SECONDS)
        return super().data(msg)


class _PatientOverTLS(_Patient, smtplib.SMTP_SSL):
    """The same, encrypted from the first byte."""


def _concerns_this_mail(error: OSError) -> bool:
    """Whether the server spoke of this very mail: its recipient or its content.

    A refused sender is the same for every mail: a setting is wrong, and nothing may be given up because of that.
    """
    return isinstance(error, (smtplib.SMTPRecipientsRefused, smtplib.SMTPDataError))


def _is_for_good(error: OSError) -> bool:
    """Whether the server refused this very mail for good: a 5xx to its recipient or content."""
    if isinstance(error, smtplib.SMTPRecipientsRefused):
        return all(code >= 500 for code, _reason in error.recipients.values())
    return isinstance(error, smtplib.SMTPDataError) and error.smtp_code >= 500
