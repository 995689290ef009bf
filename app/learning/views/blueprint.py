"""The blueprint that all views of the player belong to."""

from flask import Blueprint

blueprint = Blueprint("learning", __name__)
