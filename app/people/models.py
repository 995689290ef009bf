"""People and the company they work for."""

from datetime import date, datetime
from enum import StrEnum
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from app.db import Base


class Role(StrEnum):
    """What a person was given on top of being a learner. Managing follows from reporting lines, not from a role."""

    REVIEWER = "reviewer"
    AUTHOR = "author"
    HR = "hr"
    ADMINISTRATOR = "administrator"


class Job(StrEnum):
    """The kinds of work the courses are made for. A person may have several."""

    SERVICE = "service"
    MARKETING = "marketing"
    SUPPORT = "support"
    MANAGER = "manager"
    OTHER = "other"


class Visibility(StrEnum):
    """What managers may see of their reports."""

    COMPLETION = "completion"
    AGGREGATE = "aggregate"
    LEVELS = "levels"


class Company(Base):
    """The one company of this installation (a single row with id 1)."""

    __tablename__ = "companies"
    __table_args__ = (sa.CheckConstraint("id = 1", name="single"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    zone: Mapped[str] = mapped_column(comment="IANA name of the company's time zone")
    language: Mapped[str] = mapped_column(default="en", comment="language of new people")
    visibility: Mapped[str] = mapped_column(comment="a value of Visibility")
    demo: Mapped[bool] = mapped_column(default=False, comment="whether the invented demo company is loaded")
    second_reader: Mapped[bool] = mapped_column(
        default=False, comment="whether a second author has to read a course before it is published"
    )
    created_at: Mapped[datetime]


class Department(Base):
    """A node of the department tree."""

    __tablename__ = "departments"

    id: Mapped[int] = mapped_column(primary_key=True)
    parent_id: Mapped[int | None] = mapped_column(sa.ForeignKey("departments.id"), index=True)
    name: Mapped[str]


class Person(Base):
    """Somebody who works at the company. Never deleted by use of the product, only disabled."""

    __tablename__ = "people"

    id: Mapped[int] = mapped_column(primary_key=True)
    email: Mapped[str] = mapped_column(unique=True, comment="lower case; the name to sign in with")
    name: Mapped[str] = mapped_column(index=True, comment="as the person writes it")
    zone: Mapped[str] = mapped_column(comment="IANA name of the person's time zone")
    language: Mapped[str] = mapped_column(default="en")
    password_hash: Mapped[str | None] = mapped_column(comment="argon2; empty until the invitation was accepted")
    employee_number: Mapped[str | None] = mapped_column(unique=True, comment="the company's own id, for imports")
    department_id: Mapped[int | None] = mapped_column(sa.ForeignKey("departments.id"), index=True)
    manager_id: Mapped[int | None] = mapped_column(sa.ForeignKey("people.id"), index=True, comment="reports to")
    location: Mapped[str | None]
    hired_on: Mapped[date | None] = mapped_column(sa.Date())
    created_at: Mapped[datetime]
    disabled_at: Mapped[datetime | None] = mapped_column(comment="cannot sign in and gets no mail since")
    fewer_mails: Mapped[bool] = mapped_column(default=False, comment="wants only what is pressing")
    hand_edited: Mapped[list[str]] = mapped_column(
        default=list, comment="fields a person changed by hand: an import never overwrites them silently"
    )


class PersonJob(Base):
    """A job a person has."""

    __tablename__ = "person_jobs"

    person_id: Mapped[int] = mapped_column(sa.ForeignKey("people.id", ondelete="CASCADE"), primary_key=True)
    job: Mapped[str] = mapped_column(primary_key=True, comment="a value of Job")


class PersonRole(Base):
    """A role a person was given."""

    __tablename__ = "person_roles"

    person_id: Mapped[int] = mapped_column(sa.ForeignKey("people.id", ondelete="CASCADE"), primary_key=True)
    role: Mapped[str] = mapped_column(primary_key=True, index=True, comment="a value of Role")


class Session(Base):
    """A sign-in on one browser. Deleting the row signs out every copy of its cookie at once."""

    __tablename__ = "sessions"

    id: Mapped[int] = mapped_column(primary_key=True)
    token_hash: Mapped[str] = mapped_column(unique=True, comment="SHA-256 of the random id in the cookie")
    person_id: Mapped[int] = mapped_column(sa.ForeignKey("people.id", ondelete="CASCADE"), index=True)
    created_at: Mapped[datetime]
    seen_at: Mapped[datetime] = mapped_column(comment="last use, to the minute")
    browser: Mapped[str] = mapped_column(comment="short words for the session list, e.g. Firefox on Linux")


class Token(Base):
    """A single-use link (invitation or password reset); only its hash is stored."""

    __tablename__ = "tokens"

    id: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[str] = mapped_column(comment="invitation or reset")
    token_hash: Mapped[str] = mapped_column(unique=True)
    person_id: Mapped[int] = mapped_column(sa.ForeignKey("people.id", ondelete="CASCADE"), index=True)
    bound_to: Mapped[str] = mapped_column(
        comment="SHA-256 of e-mail and password hash at making: the link dies when either changes"
    )
    created_at: Mapped[datetime]
    expires_at: Mapped[datetime]
    used_at: Mapped[datetime | None]


class Throttle(Base):
    """How often a door was tried. One table for sign-in, reset, invitation and token doors of all workers."""

    __tablename__ = "throttles"

    key: Mapped[str] = mapped_column(primary_key=True, comment="HMAC-SHA-256 of door and account or address")
    window_start: Mapped[datetime] = mapped_column(index=True)
    tries: Mapped[int] = mapped_column(default=0)


class PeopleUpload(Base):
    """A CSV of people, kept between the dry run and its confirmation, removed afterwards."""

    __tablename__ = "people_uploads"

    id: Mapped[int] = mapped_column(primary_key=True)
    by_id: Mapped[int] = mapped_column(sa.ForeignKey("people.id", ondelete="CASCADE"), index=True)
    created_at: Mapped[datetime]
    content: Mapped[str] = mapped_column(comment="the decoded file")
    overwrite_hand_edits: Mapped[bool] = mapped_column(default=False)
    applied_at: Mapped[datetime | None]
    result: Mapped[dict[str, Any] | None] = mapped_column(comment="counts and failed rows of the applied import")
