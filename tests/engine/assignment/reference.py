"""A second, plain telling of who has to do what: days instead of instants, one dictionary a cycle."""

from dataclasses import dataclass, field


@dataclass
class SimpleRule:
    """Everyone in one of `departments` takes `module` within `after` days, and again `period` days after each time.

    A manager's gift names one `person` and a day (`on`) instead; `again`: a cycle of its own, which bears that day.
    """

    module: str
    departments: set[str]
    after: int
    period: int | None
    leave: str
    alive: bool = True
    person: int | None = None
    on: int | None = None
    again: bool = False

    @property
    def grace(self) -> int:
        return GRACE if self.on is None else 1

    def wish(self, since: int) -> int:
        return since + self.after if self.on is None else self.on


@dataclass
class SimplePerson:
    """Somebody in a department, with the days on which they completed a module and what they began."""

    department: str
    active: bool = True
    done: list[tuple[str, int]] = field(default_factory=list)
    begun: set[str] = field(default_factory=set)
    away: list[tuple[int, int]] = field(default_factory=list)


OPENS, GRACE, BACK = 5, 14, 14
MILDEST = {"keep": 0, "optional": 1, "cancel": 2}


class Reference:
    """What everybody has: (person, module) to the list of cycles. `renewed`: policy to the day of its present text."""

    def __init__(self) -> None:
        self.cycles: dict[tuple[int, str], list[dict]] = {}
        self.renewed: dict[str, int] = {"policy:gifts": 0}
        self.outages: list[tuple[int, int]] = []

    def settle(self, people: dict[int, SimplePerson], rules: dict[int, SimpleRule], today: int) -> None:
        for person_id, person in people.items():
            for module in sorted({rule.module for rule in rules.values()}):
                mine = {n: r for n, r in sorted(rules.items()) if r.alive and r.module == module and person.active}
                fits = {n for n, r in mine.items() if (r.person or person_id) == person_id}
                fits = {n for n in fits if mine[n].person or person.department in mine[n].departments}
                cycles = self.cycles.setdefault((person_id, module), [])
                since = {n: min((c["why"][n] for c in cycles if n in c["why"]), default=today) for n in fits}
                for cycle in cycles:
                    wanted = any(self._asks(rules[n], cycles, cycle) for n in fits)
                    self._end(cycle, person, rules, fits, module, wanted)
                for _again in range(6):
                    self._fulfil(cycles, person, module)
                    self._give(cycles, rules, fits, since, today, module)

    def shown(self, person: SimplePerson, cycle: dict, today: int) -> tuple[str, int | None]:
        """The word and the day a page shows: absences and outages move what is due inside them."""
        if cycle["state"] != "open":
            return cycle["state"], None
        due, before = cycle["due"], None
        while due != before:
            before = due
            for first, last in sorted(person.away):
                due = last + BACK if first <= due <= last else due
            for first, end in sorted(self.outages):
                due += end - first + 1 if first <= due < end else 0
        away = any(first <= today <= last for first, last in person.away)
        return "overdue" if due < today else "away" if away else "open", due

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
            # One confirmation of a policy counts for everything that asks for it; of an old text for nothing.
            policy = module in self.renewed
            used = set() if policy else {other["done"] for other in cycles}
            oldest = self.renewed[module] if policy and cycle["why"] else 0
            mine = [(day, n) for n, (m, day) in enumerate(person.done) if m == module and n not in used]
            free = [pair for pair in mine if pair[0] >= max(cycle["opened"], oldest)]
            if free and cycle["state"] in ("open", "optional", "waived"):
                cycle.update(state="fulfilled", done=min(free)[1], settled=min(free)[0])

    def _give(self, cycles: list[dict], rules: dict, fits: set, since: dict, today: int, module: str) -> None:
        for cycle in list(cycles):
            asking = [n for n in sorted(fits) if self._asks(rules[n], cycles, cycle)]
            for n in asking:
                cycle["why"].setdefault(n, since[n])
            if cycle["state"] in ("optional", "cancelled") and asking:
                due, owner = min((self._due(rules[n], cycle["name"], since[n], today), n) for n in asking)
                cycle.update(state="open", due=due, owner=owner, given=today)
            elif cycle["state"] == "open" and cycle["name"] == "1" and cycle["owner"] in asking:
                rule, n = rules[cycle["owner"]], cycle["owner"]
                wish = max(rule.wish(since[n]), since[n] + rule.grace, cycle["given"] + rule.grace)
                later = wish if wish > cycle["due"] else min(cycle["due"], max(wish, today + rule.grace))
                cycle["due"] = later
        self._open(cycles, rules, fits, since, today, module)

    def _open(self, cycles: list[dict], rules: dict, fits: set, since: dict, today: int, module: str) -> None:
        numbered = [cycle for cycle in cycles if cycle["name"].isdigit()]
        plain = [n for n in sorted(fits) if not rules[n].again]
        dues = {"1": [(self._due(rules[n], "1", since[n], today), n) for n in plain]} if not numbered else {}
        for n in sorted(fits - set(plain)):
            name = f"day {rules[n].on}"
            dues.setdefault(name, []).append((self._due(rules[n], name, since[n], today), n))
        if numbered and self._anew(cycles, module):
            dues[str(len(numbered) + 1)] = [(today + GRACE, n) for n in plain]
        elif numbered and numbered[-1]["state"] in ("fulfilled", "waived"):
            last = numbered[-1]
            settled = last["settled"] if last["state"] == "fulfilled" else last["due"]
            rolling = [n for n in plain if rules[n].period and settled + rules[n].period - OPENS <= today]
            days = [(max(settled + rules[n].period, since[n] + GRACE), n) for n in rolling]
            dues[str(len(numbered) + 1)] = [(day if day >= today else today + GRACE, n) for day, n in days]
        there = {cycle["name"] for cycle in cycles}
        for name, asked in sorted(dues.items(), key=lambda item: min((n for _due, n in item[1]), default=0)):
            if asked and name not in there:
                cycle = {"name": name, "state": "open", "opened": today, "given": today, "done": None, "settled": None}
                due, owner = min(asked)
                cycles.append({**cycle, "due": due, "owner": owner, "why": {n: since[n] for _due, n in asked}})

    def _anew(self, cycles: list[dict], module: str) -> bool:
        """The text was changed after everything that was asked for had been confirmed or waived."""
        numbered = [cycle for cycle in cycles if cycle["name"].isdigit()]
        if module not in self.renewed or any(cycle["state"] in ("open", "optional") for cycle in cycles):
            return False
        settled = [cycle["settled"] for cycle in cycles if cycle["state"] in ("fulfilled", "waived")]
        return numbered[-1]["state"] in ("fulfilled", "waived") and max(settled) < self.renewed[module]

    def _asks(self, rule: SimpleRule, cycles: list[dict], cycle: dict) -> bool:
        if rule.again:
            return cycle["name"] == f"day {rule.on}"
        last = [c for c in cycles if c["name"].isdigit()][-1:] == [cycle]
        return last if rule.period else cycle["name"] == "1" or (last and rule.module in self.renewed)

    def _due(self, rule: SimpleRule, name: str, since: int, today: int) -> int:
        if name == "1":
            return max(rule.wish(since), today + rule.grace)
        day = max(rule.on, since + rule.grace) if rule.again else today + GRACE
        return day if day >= today else today + rule.grace
