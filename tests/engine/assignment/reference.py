"""A second, plain telling of who has to do what: days instead of instants, one dictionary a cycle."""

from dataclasses import dataclass, field


@dataclass
class SimpleRule:
    """Everyone in one of `departments` takes `module` within `after` days, and again `period` days after each time."""

    module: str
    departments: set[str]
    after: int
    period: int | None
    leave: str
    alive: bool = True


@dataclass
class SimplePerson:
    """Somebody in a department, with the days on which they completed a module and what they began."""

    department: str
    active: bool = True
    done: list[tuple[str, int]] = field(default_factory=list)
    begun: set[str] = field(default_factory=set)


OPENS, GRACE = 5, 14
MILDEST = {"keep": 0, "optional": 1, "cancel": 2}


class Reference:
    """What everybody has: (person, module) to the list of cycles."""

    def __init__(self) -> None:
        self.cycles: dict[tuple[int, str], list[dict]] = {}

    def settle(self, people: dict[int, SimplePerson], rules: dict[int, SimpleRule], today: int) -> None:
        for person_id, person in people.items():
            for module in sorted({rule.module for rule in rules.values()}):
                fits = {
                    n
                    for n, r in sorted(rules.items())
                    if r.alive and r.module == module and person.active and person.department in r.departments
                }
                cycles = self.cycles.setdefault((person_id, module), [])
                since = {n: min((c["why"][n] for c in cycles if n in c["why"]), default=today) for n in fits}
                for number, cycle in enumerate(cycles):
                    wanted = any(self._asks(rules[n], cycles, number) for n in fits)
                    self._end(cycle, person, rules, fits, module, wanted)
                for _again in range(6):
                    self._fulfil(cycles, person, module)
                    self._give(cycles, rules, fits, since, today)

    def _end(self, cycle: dict, person: SimplePerson, rules: dict, fits: set, module: str, wanted: bool) -> None:
        gone = set(cycle["why"]) - fits
        last = bool(gone) and gone == set(cycle["why"])
        cycle["why"] = {n: day for n, day in cycle["why"].items() if n in fits}
        if not last or wanted or cycle["state"] not in ("open", "optional"):
            return
        how = min((rules[n].leave if rules[n].alive else "cancel" for n in gone), key=MILDEST.get)
        how = how if person.active else "cancel"
        if how == "optional" or (how == "cancel" and module in person.begun):
            cycle["state"] = "optional"
        elif how == "cancel":
            cycle["state"] = "cancelled"

    def _fulfil(self, cycles: list[dict], person: SimplePerson, module: str) -> None:
        for cycle in cycles:
            used = {other["done"] for other in cycles}
            mine = [(day, n) for n, (m, day) in enumerate(person.done) if m == module and n not in used]
            free = [pair for pair in mine if pair[0] >= cycle["opened"]]
            if free and cycle["state"] in ("open", "optional", "waived"):
                cycle.update(state="fulfilled", done=min(free)[1], done_day=min(free)[0])

    def _give(self, cycles: list[dict], rules: dict, fits: set, since: dict, today: int) -> None:
        if fits and not cycles:
            due, owner = min((max(since[n] + rules[n].after, today + GRACE), n) for n in fits)
            cycles.append(
                {"state": "open", "due": due, "owner": owner, "opened": today, "given": today, "why": {}, "done": None}
            )
        for number, cycle in enumerate(list(cycles)):
            asking = [n for n in sorted(fits) if self._asks(rules[n], cycles, number)]
            for n in asking:
                cycle["why"].setdefault(n, since[n])
            if cycle["state"] in ("optional", "cancelled") and asking:
                due, owner = min((self._due(rules[n], number, since[n], today), n) for n in asking)
                cycle.update(state="open", due=due, owner=owner, given=today)
            elif cycle["state"] == "open" and number == 0 and cycle["owner"] in asking:
                n = cycle["owner"]
                wish = max(since[n] + max(rules[n].after, GRACE), cycle["given"] + GRACE)
                later = wish if wish > cycle["due"] else min(cycle["due"], max(wish, today + GRACE))
                cycle["due"] = later
        rolling = [n for n in sorted(fits) if rules[n].period]
        settled = cycles[-1].get("done_day") if cycles and cycles[-1]["state"] == "fulfilled" else None
        if cycles and cycles[-1]["state"] == "waived":
            settled = cycles[-1]["due"]
        asking = [n for n in rolling if settled is not None and settled + rules[n].period - OPENS <= today]
        if asking:
            days = [(max(settled + rules[n].period, since[n] + GRACE), n) for n in asking]
            due, owner = min((day if day >= today else today + GRACE, n) for day, n in days)
            cycles.append(self._cycle(due, owner, today, {n: since[n] for n in asking}))

    def _cycle(self, due: int, owner: int, today: int, why: dict) -> dict:
        return {
            "state": "open", "due": due, "owner": owner, "opened": today, "given": today, "why": why, "done": None
        }  # fmt: skip

    def _asks(self, rule: SimpleRule, cycles: list[dict], number: int) -> bool:
        return number == 0 if rule.period is None else number == len(cycles) - 1

    def _due(self, rule: SimpleRule, number: int, since: int, today: int) -> int:
        if number == 0:
            return max(since + rule.after, today + GRACE)
        return max(today + GRACE, since + GRACE)
