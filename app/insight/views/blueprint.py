"""The blueprint that all views of insight belong to."""

from flask import Blueprint

blueprint = Blueprint("insight", __name__)
