"""Random joins, moves, leaves, rule edits, completions, waivers, changed policies, managers' gifts, absences and
outages against a second, plain telling: no disagreement.

ASSIGNMENT_EXAMPLES and ASSIGNMENT_STEPS make the run longer than the small one of every day.
"""

import os
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from app.engine.assignment.audience import PersonFacts, Structure
from app.engine.assignment.dates import Absence, Outage
from app.engine.assignment.facts import ActiveRule, Changes, Done, Held, Item, PersonState, World
from app.engine.assignment.plan import plan
from app.engine.assignment.rule import Anchor, Cycle, Due, InDepartment, Named, OnLeave, Repeat, Rule, Span
from app.engine.assignment.standing import Around, Entry, Record, State, on_day
from tests.engine.assignment.reference import GRACE, OPENS, Reference, SimplePerson, SimpleRule

DEPARTMENTS = {"support": 1, "sales": 2, "night": 3}
POLICY = "policy:gifts"
MODULES = ("M2", "M7", POLICY)
DAY_ZERO = date(2026, 1, 1)
ZONE = "UTC"
LEAVES = ("cancel", "optional", "keep")


class Assigning(RuleBasedStateMachine):
    """One small company, told twice."""

    def __init__(self) -> None:
        super().__init__()
        self.today = 0
        self.people: dict[int, SimplePerson] = {}
        self.rules: dict[int, SimpleRule] = {}
        self.held: dict[int, list[Held]] = {}
        self.reference = Reference()
        self.clock = 0
        self.texts: dict[int, int] = {0: 1}
        self.ids = 0

    def now(self) -> datetime:
        """Later on every call, on the present day."""
        self.clock += 1
        start = datetime.combine(DAY_ZERO + timedelta(days=self.today), time(8), UTC)
        return start + timedelta(seconds=self.clock)

    @initialize(
        starts=st.lists(st.sampled_from(sorted(DEPARTMENTS)), min_size=2, max_size=3),
        afters=st.tuples(st.sampled_from([0, 30, 60]), st.sampled_from([0, 30, 60])),
        leave=st.sampled_from(LEAVES),
    )
    def begin_with_a_company(self, starts: list[str], afters: tuple[int, int], leave: str) -> None:
        for n, department in enumerate(starts, start=1):
            self.people[n] = SimplePerson(department)
        self.rules[1] = SimpleRule("M2", {"support", "sales"}, afters[0], 20, leave)
        self.rules[2] = SimpleRule("M2", {"night", "sales"}, afters[1], None, "cancel")
        self.rules[3] = SimpleRule(POLICY, set(DEPARTMENTS), afters[0], None, leave)

    @rule(department=st.sampled_from(sorted(DEPARTMENTS)))
    def join(self, department: str) -> None:
        if len(self.people) < 5:
            self.people[len(self.people) + 1] = SimplePerson(department)

    @rule(n=st.integers(0, 9), department=st.sampled_from(sorted(DEPARTMENTS)))
    def move(self, n: int, department: str) -> None:
        if self.people:
            self._person(n).department = department

    @rule(n=st.integers(0, 9))
    def leave_or_return(self, n: int) -> None:
        if self.people and n > 6:
            person = self._person(n)
            person.active = not person.active

    @rule(
        module=st.sampled_from(MODULES),
        departments=st.sets(st.sampled_from(sorted(DEPARTMENTS)), min_size=1),
        after=st.sampled_from([0, 10, 30, 60]),
        period=st.sampled_from([None, 20, 40]),
        leave=st.sampled_from(LEAVES),
    )
    def write_rule(self, module: str, departments: set[str], after: int, period: int | None, leave: str) -> None:
        if len(self.rules) < 7:
            self.rules[len(self.rules) + 1] = SimpleRule(module, departments, after, period, leave)

    @rule(
        n=st.integers(0, 9),
        departments=st.sets(st.sampled_from(sorted(DEPARTMENTS)), min_size=1),
        after=st.sampled_from([0, 10, 30, 60]),
    )
    def edit_rule(self, n: int, departments: set[str], after: int) -> None:
        if self.rules:
            found = self.rules[n % len(self.rules) + 1]
            if found.person is None:
                found.departments, found.after = departments, after

    @rule(n=st.integers(0, 9))
    def end_rule(self, n: int) -> None:
        if self.rules and n > 6:
            self.rules[n % len(self.rules) + 1].alive = False

    @rule(n=st.integers(0, 9), module=st.sampled_from(("M2", "M2", "M7", POLICY, POLICY)), days=st.integers(0, 25))
    def complete(self, n: int, module: str, days: int) -> None:
        if self.people:
            self._person(n).done.append((module, self.today))
            self.both_agree()
            self.today += days

    @rule(n=st.integers(0, 9), module=st.sampled_from(MODULES))
    def begin(self, n: int, module: str) -> None:
        if self.people:
            self._person(n).begun.add(module)

    @rule(n=st.integers(0, 9), module=st.sampled_from(MODULES))
    def waive(self, n: int, module: str) -> None:
        if not self.people:
            return
        key = n % len(self.people) + 1
        cycles = self.reference.cycles.get((key, module), [])
        if cycles and cycles[-1]["state"] == "open":
            cycles[-1].update(state="waived", settled=self.today)
            held = [h for h in self.held[key] if h.module_id == module][-1]
            at = self.now()
            self._put(key, replace(held, records=(*held.records, Record(Entry.WAIVED, at, at))))

    @rule()
    def change_the_policy(self) -> None:
        self.today += 1
        self.reference.renewed[POLICY] = self.today
        self.texts[self.today] = len(self.texts) + 1

    @rule(n=st.integers(0, 9), module=st.sampled_from(("M2", "M7")), days=st.integers(1, 30))
    def give(self, n: int, module: str, days: int) -> None:
        person = n % max(1, len(self.people)) + 1
        cycles = self.reference.cycles.get((person, module), [])
        taken = any(cycle["state"] == "open" for cycle in cycles)
        if not self.people or taken or not self.people[person].active or len(self.rules) > 9:
            return
        first = [cycle["state"] for cycle in cycles if cycle["name"] == "1"]
        gift = SimpleRule(module, set(), 0, None, "cancel", person=person, on=self.today + days)
        gift.again = first in (["fulfilled"], ["waived"])
        self.rules[len(self.rules) + 1] = gift

    @rule(n=st.integers(0, 9), first=st.integers(-5, 30), days=st.integers(0, 20))
    def go_away(self, n: int, first: int, days: int) -> None:
        if self.people and n > 4:
            self._person(n).away.append((self.today + first, self.today + first + days))

    @rule(days=st.integers(1, 10))
    def be_out_of_reach(self, days: int) -> None:
        self.reference.outages.append((self.today, self.today + days))
        self.today += days

    @rule(days=st.integers(1, 25))
    def wait(self, days: int) -> None:
        self.today += days

    def _person(self, n: int) -> SimplePerson:
        return self.people[n % len(self.people) + 1]

    def _put(self, person_id: int, held: Held) -> None:
        self.held[person_id] = [held if one.id == held.id else one for one in self.held[person_id]]

    @invariant()
    def both_agree(self) -> None:
        self.reference.settle(self.people, self.rules, self.today)
        # The nightly job runs before anything happens on the day; completions of the day lie behind the opening.
        at = self.now()
        world = self._world()
        for key in self.people:
            changes = plan(self._state(key), world, at=at)
            self._apply(key, changes, at)
            assert not plan(self._state(key), world, at=at), "the same facts twice gave a second change"
            assert self._told(key, at) == self._expected(key)

    def _world(self) -> World:
        rules = tuple(
            ActiveRule(n, n, DAY_ZERO, _rule(simple), (self._item(simple.module),))
            for n, simple in self.rules.items()
            if simple.alive
        )
        return World(rules, Structure({}, {}))

    def _item(self, module: str) -> Item:
        if module != POLICY:
            return Item(module)
        day = self.reference.renewed[POLICY]
        return Item(module, from_version=self.texts[day], renewed_at=_start(day) + timedelta(hours=7))

    def _around(self, key: int) -> Around:
        known = _start(0)
        return Around(
            away=[Absence(_day(first), _day(last), known) for first, last in self.people[key].away],
            outages=[Outage(_start(first), _start(end), known) for first, end in self.reference.outages],
        )

    def _done(self, number: int, module: str, day: int) -> Done:
        version = max(text for since, text in self.texts.items() if since <= day) if module == POLICY else 1
        return Done(number, module, version, _end(day), attested=module == POLICY)

    def _state(self, key: int) -> PersonState:
        simple = self.people[key]
        facts = PersonFacts(key, ZONE, DEPARTMENTS[simple.department], active=simple.active)
        done = tuple(self._done(n, module, day) for n, (module, day) in enumerate(simple.done))
        held = tuple(replace(h, started=h.module_id in simple.begun) for h in self.held.setdefault(key, []))
        return PersonState(facts, held, done, self._around(key))

    def _apply(self, key: int, changes: Changes, at: datetime) -> None:
        real = {}
        for opened in changes.opened:
            self.ids += 1
            real[opened.id] = self.ids
            # Opened at the beginning of its day, so that what is done on the same day counts, as in the reference.
            start = datetime.combine(at.date(), time(), UTC)
            self.held[key].append(Held(self.ids, opened.module_id, opened.cycle, opened.zone, start, (), ()))
        by_id = {held.id: held for held in self.held[key]}
        for ended in changes.ended:
            held = by_id[ended.obligation_id]
            reasons = tuple(
                replace(r, ended=True, ended_by=ended.version_id) if r.rule_id == ended.rule_id and not r.ended else r
                for r in held.reasons
            )
            by_id[held.id] = replace(held, reasons=reasons)
        for added in changes.added:
            held = by_id[real.get(added.obligation_id, added.obligation_id)]
            by_id[held.id] = replace(held, reasons=(*held.reasons, added.reason))
        for written in changes.written:
            held = by_id[real.get(written.obligation_id, written.obligation_id)]
            by_id[held.id] = replace(held, records=(*held.records, written.record))
        self.held[key] = list(by_id.values())

    def _told(self, key: int, at: datetime) -> dict[tuple[str, str], tuple[str, date | None, set[int]]]:
        told = {}
        for held in self.held[key]:
            # At the end of the day: what is completed on a day holds from its evening.
            found = on_day(
                held.records, self._around(key), module_id=held.module_id, zone=ZONE, day=at.date(), as_known_then=False
            )
            assert found is not None
            due = found.due.date() if found.due and found.state in (State.OPEN, State.OVERDUE, State.AWAY) else None
            reasons = {reason.rule_id for reason in held.reasons if not reason.ended}
            told[held.module_id, held.cycle] = (found.state.value, due, reasons)
        return told

    def _expected(self, key: int) -> dict[tuple[str, str], tuple[str, date | None, set[int]]]:
        expected = {}
        for (person, module), cycles in self.reference.cycles.items():
            for cycle in cycles if person == key else ():
                word, due = self.reference.shown(self.people[key], cycle, self.today)
                name = cycle["name"] if cycle["name"].isdigit() else _day(int(cycle["name"].split()[1])).isoformat()
                expected[module, name] = (word, None if due is None else _day(due), set(cycle["why"]))
        return expected


def _day(number: int) -> date:
    return DAY_ZERO + timedelta(days=number)


def _start(day: int) -> datetime:
    return datetime.combine(_day(day), time(), UTC)


def _end(day: int) -> datetime:
    return datetime.combine(DAY_ZERO + timedelta(days=day), time(23), UTC)


def _rule(simple: SimpleRule) -> Rule:
    if simple.person is not None and simple.on is not None:
        return Rule(
            audience=Named(ids=(simple.person,)),
            module_id=simple.module,
            due=Due(anchor=Anchor.FIXED, on=_day(simple.on), at_least=simple.grace),
            once_more=simple.again,
            on_leave=OnLeave(simple.leave),
        )
    cycle = Cycle()
    if simple.period:
        cycle = Cycle(kind=Repeat.ROLLING, period=Span(count=simple.period), opens=OPENS)
    return Rule(
        audience=InDepartment(ids=tuple(DEPARTMENTS[name] for name in sorted(simple.departments))),
        module_id=simple.module,
        due=Due(after=Span(count=simple.after), at_least=GRACE),
        cycle=cycle,
        on_leave=OnLeave(simple.leave),
    )


TestAssigning = Assigning.TestCase
TestAssigning.settings = settings(
    max_examples=int(os.environ.get("ASSIGNMENT_EXAMPLES", "25")),
    stateful_step_count=int(os.environ.get("ASSIGNMENT_STEPS", "30")),
    deadline=None,
    suppress_health_check=list(HealthCheck),
)
