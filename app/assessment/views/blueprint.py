"""The blueprint that all views of assessment belong to."""

from flask import Blueprint

blueprint = Blueprint("assessment", __name__)
