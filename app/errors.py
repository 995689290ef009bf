"""The two ways in which the product says no without anything being broken."""


class Refused(Exception):
    """A rule of the business forbids what was asked; the message says why and what to do, in words for people.

    The edge rolls the transaction back and answers with a 409 page that carries the message. Features derive
    their own named refusals from it, beside the operation that raises them.
    """


class Missing(Exception):
    """What was asked for does not exist for this viewer: absent and forbidden ids look alike (404)."""
