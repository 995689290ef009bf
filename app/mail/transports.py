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
from email.policy import SMTP
from email.utils import format_datetime
from pathlib import Path
from urllib.parse import urlsplit

from app.settings import Settings

# Shorter than the lease of the sender job, so that a slow mail server cannot lead to a second sender.
SERVER_TIMEOUT_SECONDS = 15
IMPLICIT_TLS_PORT = 465


class UnsafeHeader(ValueError):
    """A name, address or subject holds line breaks or is no address; such a mail is never sent."""


class NotNow(Exception):
    """The mail could not be handed over at present: nothing is wrong with the mail, try again later."""


@dataclass(frozen=True)
class Letter:
    """A finished mail to one person, in plain text. It lives only while it is sent."""

    to_name: str
    to_email: str
    subject: str
    text: str


def message_of(letter: Letter, *, sender: str, message_id: str, at: datetime) -> EmailMessage:
    """The mail as it goes over the wire.

    Raises UnsafeHeader when a header would be broken open by what stands in the letter.
    """
    message = EmailMessage()
    try:
        message["From"] = sender
        message["To"] = Address(display_name=letter.to_name, addr_spec=letter.to_email)
        message["Subject"] = letter.subject
        message["Message-ID"] = message_id
        message["Date"] = format_datetime(at)
        # Out-of-office robots answer neither to this nor to the sender.
        message["Auto-Submitted"] = "auto-generated"
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
            file.write(message.as_bytes(policy=SMTP))
        # A second try of the same row replaces the first: no mail twice.
        draft.replace(target)
    except OSError as error:
        raise NotNow from error


def _to_server(settings: Settings, message: EmailMessage, _mail_id: int) -> None:
    try:
        with _connection(settings) as server:
            if settings.smtp_user:
                server.login(settings.smtp_user, settings.smtp_password)
            server.send_message(message)
    except OSError as error:  # every SMTP error is one
        if _concerns_this_mail(error):
            raise
        raise NotNow from error


def _connection(settings: Settings) -> smtplib.SMTP:
    context = ssl.create_default_context()
    if settings.smtp_port == IMPLICIT_TLS_PORT:
        return smtplib.SMTP_SSL(settings.smtp_host, settings.smtp_port, timeout=SERVER_TIMEOUT_SECONDS, context=context)
    server = smtplib.SMTP(settings.smtp_host, settings.smtp_port, timeout=SERVER_TIMEOUT_SECONDS)
    if settings.smtp_starttls:
        try:
            server.starttls(context=context)
        except BaseException:
            server.close()
            raise
    return server


def _concerns_this_mail(error: OSError) -> bool:
    """Whether the server refused this very mail for good (a 5xx to its recipient, sender or content)."""
    if isinstance(error, smtplib.SMTPRecipientsRefused):
        return all(code >= 500 for code, _reason in error.recipients.values())
    if isinstance(error, (smtplib.SMTPSenderRefused, smtplib.SMTPDataError)):
        return error.smtp_code >= 500
    return False
