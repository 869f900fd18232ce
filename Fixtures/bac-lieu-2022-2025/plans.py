"""Plans by the naive way: each target judged, and what the plans below a plan promise together.

It folds all events again for every figure and keeps nothing between two questions. `evaluate.py` records; this only
reads.
"""

import datetime
from collections import defaultdict
from fractions import Fraction

from fields import CLASSES, SHARES, need

PLANS = ("planAdopted", "planRevised")
CHANGES = ("reduction", "increase", "income")  # they compare two days
SPANS = ("leftBehind", "resources")  # they look at all days from one to another


def day_before_year(day):
    return f"{int(day[:4]) - 1:04d}-12-31"


def months_later(day, months):
    """The same day of the month so many months later, or the last of a shorter month."""
    year, month = divmod(int(day[:4]) * 12 + int(day[5:7]) - 1 + months, 12)
    following = datetime.date(year + month // 11, (month + 1) % 12 + 1, 1)
    last = (following - datetime.timedelta(days=1)).day
    return f"{year:04d}-{month + 1:02d}-{min(int(day[8:]), last):02d}"


def compares(comparison, figure, value):
    return {"atLeast": figure >= value, "atMost": figure <= value, "below": figure < value,
            "equal": figure == value}[comparison]


def check_plans(ledger):
    """What the rules ask of all plans together: parents, replaced plans, and units of filters."""
    plans = {}
    for event in ledger.live(*PLANS):
        need(event["plan"] not in plans, f"{event.reference}: the plan is adopted already")
        plans[event["plan"]] = event
    replaced = set()
    established = {e["unit"]: e.day for e in ledger.live("unitEstablished")}
    for event in plans.values():
        for name in ("parentPlan", "replaces"):
            other = plans.get(event.get(name))
            known = other and other.position < event.position and other.day <= event.day
            need(name not in event.content or known, f"{event.reference}: {name} is not adopted by then")
        need(event.get("replaces") not in replaced, f"{event.reference}: the plan is replaced already")
        replaced |= {event["replaces"]} if event.type == "planRevised" else set()
        for target in event["targets"]:
            if target["kind"] == "lasting":
                last = months_later(target["due"], -target["months"])
                need(first_day(target) <= last, f"{event.reference}: exits from then on are not to last until it is due")
            unit = target.get("where", {}).get("unit")
            need(unit is None or established.get(unit, "9999-99-99") <= event.day, f"{event.reference}: no unit {unit}")


class Plans:
    """The plans of a cut."""

    def __init__(self, ledger, day, position):
        self.ledger, self.day, self.position = ledger, day, position
        self.states_of = {}
        live = [plan for plan in ledger.live(*PLANS, position=position) if plan.day <= day]
        self.all = sorted(live, key=lambda plan: plan["plan"].encode())

    def replacement(self, plan, due):
        """The plan that has replaced one by the day a target is due, or None."""
        return next((p for p in self.all if p.get("replaces") == plan["plan"] and p.day <= due), None)

    def dues(self):
        return [target["due"] for plan in self.all for target in plan["targets"]]

    def judged(self):
        return [self.judge(plan, target) for plan in self.all for target in plan["targets"]]

    def judge(self, plan, target):
        kind, due = target["kind"], target["due"]
        actual, met, unknown = None, None, None
        if due <= self.day:
            unit = target.get("where", {}).get("unit")
            if unit and self.ledger.unit_on(unit, due, self.position) != unit:
                unknown = "unit"
            else:
                actual, met, unknown = getattr(self, kind)(target)
        verdict = "notDue" if due > self.day else "unknown" if unknown else "met" if met else "missed"
        replacement = self.replacement(plan, due)
        measure = target.get("measure", [])
        measure = measure if isinstance(measure, list) else [measure]
        return {"plan": plan["plan"], "id": target["id"], "due": due, "kind": kind, "target": target.get("value"),
                "comparison": target["comparison"], "actual": actual, "verdict": verdict,
                "measure": sorted(measure, key=CLASSES.index), "counted": counted(target),
                "firstDay": first_day(target),
                "unknown": unknown,
                "replacedBy": replacement and {"plan": replacement["plan"], "from": replacement.day}}

    # Populations

    def states(self, day):
        if day not in self.states_of:
            self.states_of[day] = self.ledger.states(day, self.position)
        return self.states_of[day]

    def inside(self, unit, target):
        """Whether a unit is in the filter of a target, by the units of the day it is due."""
        where, due = target.get("where", {}), target["due"]
        unit = self.ledger.unit_on(unit, due, self.position)
        if "area" in where and self.ledger.unit_attribute(unit, "area", due, self.position) != where["area"]:
            return False
        while unit is not None and unit != where.get("unit", unit):
            unit = self.ledger.unit_attribute(unit, "parent", due, self.position)
        return unit is not None

    def population(self, target, day):
        """household: members, of all that the target counts on a day."""
        protection = target.get("where", {}).get("socialProtection")
        return {household: members for household, (unit, status, protected, members) in self.states(day).items()
                if status in target["measure"] and protection in (None, protected) and self.inside(unit, target)}

    def number(self, target, households):
        """How many households, or the persons in them."""
        return sum(households.values()) if counted(target) == "persons" else len(households)

    # Kinds of targets: each gives the figure, whether it is met, and why it is unknown

    def whole(self, target, figure):
        return figure, compares(target["comparison"], figure, target["value"]), None

    def share(self, target, part, whole, unknown):
        if not whole:
            return None, None, unknown
        value = Fraction(target["value"])
        return {counted(target): part, "of": whole}, compares(target["comparison"], Fraction(part, whole), value), None

    def stock(self, target):
        return self.whole(target, self.number(target, self.population(target, target["due"])))

    def increase(self, target):
        before, due = (self.number(target, self.population(target, day)) for day in (first_day(target), target["due"]))
        return self.whole(target, due - before)

    def reduction(self, target):
        before, due = (self.number(target, self.population(target, day)) for day in (first_day(target), target["due"]))
        return self.whole(target, before - due)

    def rate(self, target):
        total = self.ledger.total(target["due"], self.position, counted(target),
                                  lambda unit: self.inside(unit, target))
        return self.share(target, self.number(target, self.population(target, target["due"])), total, "totals")

    def income(self, target):
        sides = [self.incomes(target, day) for day in (first_day(target), target["due"])]
        if not all(side["households"] for side in sides):
            return None, None, "nobody"
        least = Fraction(target.get("leastShare", "0"))
        if any(not s["of"] or Fraction(s["assessedHouseholds"], s["households"]) < least for s in sides):
            return None, None, "incomes"
        before, due = (Fraction(side["sum"], side["of"]) for side in sides)
        if target["comparison"] == "rises":
            met = due > before
        elif isinstance(target["value"], int):
            met = compares(target["comparison"], due - before, target["value"])
        else:
            met = compares(target["comparison"], due, Fraction(target["value"]) * before)
        return dict(zip(("before", "due"), sides)), met, None

    def incomes(self, target, day):
        households = self.population(target, day)
        assessed = {}
        for household in households:
            latest = [e for e in self.ledger.timeline(household, day, self.position) if e.type == "incomeAssessed"][-1:]
            assessed |= {household: event["perPersonMonthlyVND"] for event in latest}
        if target["statistic"] == "mean":
            total = sum(income * households[household] for household, income in assessed.items())
            of = sum(households[household] for household in assessed)
        else:
            ordered = sorted(assessed.values())
            middle = ordered[(len(ordered) - 1) // 2:len(ordered) // 2 + 1]
            total, of = sum(middle), len(middle)
        return {"sum": total, "of": of, "assessedHouseholds": len(assessed), "households": len(households)}

    def lasting(self, target):
        lasted = undone = 0
        for household in self.ledger.by_household:
            seen = set()
            for exit in self.ledger.timeline(household, target["due"], self.position):
                if exit.type != "householdExitedPoverty" or (exit["from"], exit.day[:4]) in seen:
                    continue
                seen.add((exit["from"], exit.day[:4]))
                end = months_later(exit.day, target["months"])
                unit = self.ledger.state(household, exit.day, exit.position)[0]
                if (exit["from"] not in target["measure"] or not first_day(target) <= exit.day
                        or end > target["due"] or not self.inside(unit, target)):
                    continue
                days = {e.day for e in self.ledger.timeline(household, end, self.position) if e.day >= exit.day}
                ends = [self.ledger.state(household, day, self.position) for day in sorted(days)]
                if any(s and s[1] in CLASSES[:CLASSES.index(exit["from"]) + 1] for s in ends):
                    undone += 1
                elif ends[-1]:
                    lasted += 1
        return self.share(target, lasted, lasted + undone, "nobody")

    def gifts(self, target):
        return [e for e in self.ledger.events if e.type == "aidGiven" and e.lives(self.position)
                and e["kind"] != "credit" and first_day(target) <= e.day <= target["due"]]

    def leftBehind(self, target):
        helped = {gift.get("household") for gift in self.gifts(target)}
        households = self.population(target, target["due"])
        return self.whole(target, self.number(target, {h: m for h, m in households.items() if h not in helped}))

    def resources(self, target):
        total = 0
        for gift in self.gifts(target):
            if gift["donorKind"] not in target.get("givers", [gift["donorKind"]]):
                continue
            if "programmes" in target and gift.get("programme") not in target["programmes"]:
                continue
            if target.get("where"):
                unit = gift.get("unit") or self.unit_of(gift["household"], gift.day)
                if unit is None or not self.inside(unit, target):
                    continue
            total += 1 if counted(target) == "gifts" else gift.get("amountVND", 0)
        return self.whole(target, total)

    def unit_of(self, household, day):
        """The unit of a household on a day; None when it is not in the register."""
        state = self.ledger.state(household, day, self.position)
        return state and state[0]

    def sponsored(self, target):
        households = self.population(target, target["due"])
        cared = {}
        for household, members in households.items():
            sponsors = set()
            for event in self.ledger.timeline(household, target["due"], self.position):
                if event.type == "sponsorAssigned":
                    sponsors.add(event["sponsor"])
                elif event.type == "sponsorEnded":
                    sponsors.discard(event["sponsor"])
            cared |= {household: members} if sponsors else {}
        return self.share(target, self.number(target, cared), self.number(target, households), "nobody")

    # Plans below plans

    def sums(self):
        rows = []
        for plan in self.all:
            for target in plan["targets"]:
                if target["kind"] in (*SHARES, "income") or self.replacement(plan, target["due"]):
                    continue
                below = defaultdict(int)
                for part in self.all:
                    if part.get("parentPlan") == plan["plan"] and not self.replacement(part, target["due"]):
                        for other in part["targets"]:
                            if promise(other) == promise(target):
                                below[part["plan"]] += other["value"]
                if below:
                    whole = sum(below.values())
                    rows.append({"plan": plan["plan"], "id": target["id"], "due": target["due"],
                                 "comparison": target["comparison"], "target": target["value"], "sum": whole,
                                 "plans": list(below),
                                 "covered": compares(target["comparison"], whole, target["value"])})
        return rows


def counted(target):
    return target.get("of", "amountVND" if target["kind"] == "resources" else "households")


def first_day(target):
    """The day that a target compares with, or from which on it counts; None where there is none."""
    kind, due = target["kind"], target["due"]
    if kind in CHANGES:
        return target.get("from", day_before_year(due))
    if kind in SPANS:
        return target.get("from", f"{due[:4]}-01-01")
    return target.get("from", f"{months_later(due, -target['months'])[:4]}-01-01") if kind == "lasting" else None


def promise(target):
    """What a target promises, without how much, in which unit, and in whose words."""
    measure = target.get("measure", [])
    where = {name: value for name, value in target.get("where", {}).items() if name != "unit"}
    same = [target["kind"], target["due"], target["comparison"], first_day(target), counted(target),
            sorted([measure] if isinstance(measure, str) else measure), sorted(where.items())]
    return same + [sorted(target.get(name, [])) for name in ("givers", "programmes")]
