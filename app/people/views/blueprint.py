"""The doors of the installation and everybody's own profile."""

from flask import Blueprint

blueprint = Blueprint("people", __name__)
