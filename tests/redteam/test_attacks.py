"""No attack stands higher than the same answer without it, unless a person has to look. What gets through is listed."""

from collections import Counter

import pytest

from tests.redteam.attacks import Attack, attacks, gets_through, known

ATTACKS = tuple(attacks())


@pytest.mark.parametrize("attack", ATTACKS, ids=lambda attack: attack.id)
def test_an_attack_gains_nothing(attack: Attack):
    """Where a listed one fails here, it gains nothing any more: delete its line in known.txt and mend the figures."""
    found = gets_through(attack)
    assert bool(found) == (attack.id in known()), f"{attack.id} gains {found or 'nothing'}"


def test_every_family_has_attacks_on_both_rubrics_and_ids_are_unique():
    assert len({attack.id for attack in ATTACKS}) == len(ATTACKS)
    counted = Counter(attack.family for attack in ATTACKS)
    assert len(counted) == 14
    assert min(counted.values()) >= 8
    assert {(attack.family, attack.rubric) for attack in ATTACKS} == {
        (family, rubric) for family in counted for rubric in ("storming-reply", "public-reply")
    }


def test_what_is_listed_as_known_is_there():
    assert known() <= {attack.id for attack in ATTACKS}
