"""The blueprint of this feature."""

from flask import Blueprint

blueprint = Blueprint("curricula", __name__)
