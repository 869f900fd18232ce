"""A second, naive implementation of the ledger's rules and figures, to hold the real one against.

It reads JSON Lines, judges every entry by the rules and counts by folding all events of a cut again. It stores nothing,
is slow on purpose, and shares no code with the library. Plain Python 3.11, standard library only.

    python3 evaluate.py FILES... --cut 2023-12-31 [--known-at 2024-01-15] [--by-unit] [--units-on DAY]
    python3 evaluate.py FILES... --cut 2023-12-31 --diff-from 2022-12-31 [--diff-known-at K] [--households]
    python3 evaluate.py FILES... --cut 2025-12-31 --trajectory
    python3 evaluate.py FILES... --cut 2023-12-31 --funds-from 2023-01-01

`--known-at` takes a day (its end at +07:00), an RFC 3339 instant, or #POSITION (the last of an entry).
The answer is JSON in the shape of `socai replay`, `diff`, `trajectory` and `fund` with `--format json`. `plans.py` and
`funds.py` judge the plans and the funds.
"""

import argparse
import datetime
import json
import sys
from collections import defaultdict
from pathlib import Path

sys.dont_write_bytecode = True
sys.path.insert(0, str(Path(__file__).parent))
from emulation import RESPONSIBILITIES, check_movement, check_responsibilities  # noqa: E402
from fields import CLASSES, Refused, check_event, check_value, need  # noqa: E402
from funds import Statement, check_funds  # noqa: E402
from plans import Plans, check_plans  # noqa: E402

STATES = CLASSES + ["unclassified", "absent"]
UTC_OFFSET = datetime.timezone(datetime.timedelta(hours=7))
HOUSEHOLD_EVENTS = {"householdRegistered", "householdMoved", "householdSizeChanged", "householdDissolved",
                    "householdClassified", "householdExitedPoverty", "incomeAssessed", "sponsorAssigned",
                    "sponsorEnded", *RESPONSIBILITIES}


def instant(text):
    return datetime.datetime.fromisoformat(text.replace("Z", "+00:00"))


class Event:
    def __init__(self, position, reference, content):
        self.position, self.reference, self.content = position, reference, content
        self.type, self.day = content["type"], content.get("effectiveOn")
        self.voided_at = None  # the position of the void that took it out

    def __getitem__(self, name):
        return self.content[name]

    def get(self, name, default=None):
        return self.content.get(name, default)

    def lives(self, position):
        return self.position <= position and (self.voided_at is None or self.voided_at > position)

    def order(self):
        return (self.day, self.position)


class Ledger:
    def __init__(self):
        self.entries = {}  # id: (entry as read, last position, instant)
        self.events = []
        self.by_reference = {}
        self.by_household = defaultdict(list)
        self.unit_events = []  # and those of plans, funds and the emulation movement
        self.fund_events = []

    @property
    def last(self):
        return len(self.events)

    # Recording

    def record(self, entry):
        """Judges an entry and keeps it; after a refusal the ledger is of no more use."""
        unknown = set(entry) - {"id", "recordedAt", "actor", "document", "reason", "restates", "events"}
        need(not unknown, f"unknown members {unknown}")
        for name, limit in (("id", 64), ("actor", 400), ("document", 400), ("reason", 4000), ("restates", 4000)):
            if name in entry or name in ("id", "actor"):
                check_value(name, "text", entry[name])
                need(len(entry[name].encode()) <= limit, f"{name} is longer than {limit} bytes")
        if entry["id"] in self.entries:
            need(self.entries[entry["id"]][0] == entry, f"entry {entry['id']} was recorded with other content")
            return
        recorded = instant(entry["recordedAt"])
        if self.entries:
            need(recorded >= list(self.entries.values())[-1][2], "recordedAt goes back")
        need(1 <= len(entry["events"]) <= 100_000, "an entry has 1 to 100,000 events")
        first, households = self.last + 1, set()
        for number, content in enumerate(entry["events"], 1):
            check_event(content)
            event = Event(self.last + 1, f"{entry['id']}#{number}", content)
            self.events.append(event)
            self.by_reference[event.reference] = event
            if event.type == "eventVoided":
                target = self.by_reference.get(event["event"])
                need(target, f"{event['event']} is not in the ledger")
                need(target.position < first, "a void refers to an earlier entry")
                need(target.type not in ("eventVoided", "periodClosed"), f"a {target.type} can't be voided")
                need(target.voided_at is None, f"{target.reference} is voided already")
                target.voided_at = event.position
                households |= set(self.by_household) if target.type == "unitEstablished" else {target.get("household")}
            elif event.type in HOUSEHOLD_EVENTS and "household" in content:
                self.by_household[event["household"]].append(event)
                households.add(event["household"])
            elif "household" not in content:  # aid to a household rests on no unit
                self.unit_events.append(event)
            self.fund_events += [event] if "fund" in content else []
        self.entries[entry["id"]] = (entry, self.last, recorded)
        for household in households & set(self.by_household):
            self.check_household(household)
        self.check_units_and_awards()
        check_movement(self)
        check_plans(self)
        check_funds(self)

    def live(self, *types, position=None):
        position = self.last if position is None else position
        return [e for e in self.unit_events if e.type in types and e.lives(position)]

    def check_household(self, household):
        established = {e["unit"]: e.day for e in self.live("unitEstablished")}
        mergers = self.live("unitMerged")
        unit = status = None
        dissolved, sponsors = False, set()
        check_responsibilities(self.timeline(household, "9999-12-31", self.last))
        for event in self.timeline(household, "9999-12-31", self.last):
            where = f"{event.reference}, {household}: "
            if event.type == "householdRegistered":
                need(status is None, where + "registered twice")
                status = "unclassified"
            else:
                need(status is not None, where + "not registered by then")
                need(not dissolved, where + "dissolved by then")
            if event.type in ("householdRegistered", "householdMoved"):
                need(established.get(event["unit"], "9999-99-99") <= event.day, where + "unit not established by then")
                need(event["unit"] != unit, where + "moved to the unit it is in")
                unit = event["unit"]
                for merger in mergers:
                    known = merger.position < event.position and merger.day <= event.day
                    need(not (known and merger["unit"] == unit), where + f"{unit} is merged by then")
            elif event.type == "householdDissolved":
                dissolved = True
            elif event.type == "householdClassified":
                better = status in CLASSES[:2] and CLASSES.index(event["class"]) > CLASSES.index(status)
                need(not better, where + f"from {status} to {event['class']} is an exit")
                status = event["class"]
            elif event.type == "householdExitedPoverty":
                need(event["from"] == status, where + f"exit from {event['from']}, but it is {status}")
                need(CLASSES.index(event["to"]) > CLASSES.index(status), where + "an exit leads to a better class")
                status = event["to"]
            elif event.type == "sponsorAssigned":
                need(event["sponsor"] not in sponsors, where + "sponsor assigned already")
                sponsors.add(event["sponsor"])
            elif event.type == "sponsorEnded":
                need(event["sponsor"] in sponsors, where + "sponsor not assigned")
                sponsors.remove(event["sponsor"])

    def check_units_and_awards(self):
        established, merged, revoked = {}, {}, set()
        for event in self.live("unitEstablished"):
            need(event["unit"] not in established, f"{event.reference}: {event['unit']} established twice")
            established[event["unit"]] = event.day
        for event in self.unit_events:
            if not event.lives(self.last):
                continue
            where = f"{event.reference}: "
            for name in ("unit", "into", "parent"):
                if name in event.content:
                    known = established.get(event[name], "9999-99-99")
                    need(known <= event.day, where + f"{event[name]} is not established by then")
            if event.type == "unitMerged":
                need(event["unit"] != event["into"] and event["unit"] not in merged, where + "merged already")
                need(merged.get(event["into"], "9999-99-99") > event.day, where + "merged into a merged unit")
                merged[event["unit"]] = event.day
            elif event.type == "awardRevoked":
                award = self.by_reference.get(event["award"])
                need(award and award.type == "awardGranted" and award.lives(self.last), where + "no such award")
                need(award.day <= event.day, where + "revoked before it was granted")
                need(award.reference not in revoked, where + "revoked twice")
                revoked.add(award.reference)

    # Cuts

    def position(self, known):
        """The last position known at a day, an instant, or #POSITION; None for all that is known."""
        if known is None:
            return self.last
        ends = [last for _, last, _ in self.entries.values()]
        if known.startswith("#"):
            need(int(known[1:]) in ends, f"{known} is not the last position of an entry")
            return int(known[1:])
        if len(known) == 10:
            limit = datetime.datetime.fromisoformat(known).replace(tzinfo=UTC_OFFSET) + datetime.timedelta(days=1)
            return max([last for _, last, at in self.entries.values() if at < limit], default=0)
        return max([last for _, last, at in self.entries.values() if at <= instant(known)], default=0)

    def timeline(self, household, day, position):
        events = [e for e in self.by_household[household] if e.day <= day and e.lives(position)]
        return sorted(events, key=Event.order)

    def state(self, household, day, position):
        """(unit, class, social protection, members), or None when absent."""
        unit = status = members = None
        protected = False
        for event in self.timeline(household, day, position):
            if event.type == "householdDissolved":
                return None
            if event.type in ("householdRegistered", "householdMoved"):
                unit = event["unit"]
            if event.type in ("householdRegistered", "householdSizeChanged"):
                members = event["members"]
            if event.type == "householdRegistered":
                status = "unclassified"
            if event.type in ("householdClassified", "householdExitedPoverty"):
                status = event["class"] if event.type == "householdClassified" else event["to"]
                protected = event.get("socialProtection", False)
        return (unit, status, protected, members) if status else None

    def states(self, day, position):
        every = {h: self.state(h, day, position) for h in self.by_household}
        return {h: s for h, s in every.items() if s}

    def unit_on(self, unit, day, position):
        """The unit that a unit has become by a day, through the mergers known at a position."""
        into = {e["unit"]: e["into"] for e in self.live("unitMerged", position=position) if e.day <= day}
        while unit in into:
            unit = into[unit]
        return unit

    def cut(self, day, position, units_on=None):
        return {"effectiveOn": day, "position": position, "unitsOn": units_on or day}

    def balances(self, day, position, units_on=None, by_unit=False):
        units_on, sums = units_on or day, defaultdict(lambda: [0, 0])
        units = {e["unit"] for e in self.live("unitEstablished", position=position)}
        now = {unit: self.unit_on(unit, units_on, position) for unit in units}
        for unit, status, protected, members in self.states(day, position).values():
            account = (now[unit] if by_unit else "", STATES.index(status), protected)
            sums[account][0] += 1
            sums[account][1] += members
        return sums

    # Answers

    def replay(self, day, known=None, by_unit=False, units_on=None):
        position = self.position(known)
        rows = []
        for account, (households, persons) in sorted(self.balances(day, position, units_on, by_unit).items()):
            rows.append(account_row(account, by_unit) | {"households": households, "persons": persons})
        return {"cut": self.cut(day, position, units_on), "counts": rows}

    def diff(self, from_day, to_day, from_known=None, to_known=None, by_unit=False, units_on=None, households=False):
        units_on = units_on or max(from_day, to_day)
        before, after = self.position(from_known), self.position(to_known)
        opening = self.balances(from_day, before, units_on, by_unit)
        closing = self.balances(to_day, after, units_on, by_unit)
        accounts = [account_row(a, by_unit) | {
            "openingHouseholds": opening[a][0], "closingHouseholds": closing[a][0],
            "openingPersons": opening[a][1], "closingPersons": closing[a][1]} for a in sorted({*opening, *closing})]
        old, new = self.states(from_day, before), self.states(to_day, after)
        transitions, changed = defaultdict(lambda: [0, 0]), []
        for household in sorted({*old, *new}):
            pair = tuple(s[household][1] if household in s else "absent" for s in (old, new))
            transitions[pair][0] += 1
            transitions[pair][1] += (new if household in new else old)[household][3]
            if pair[0] != pair[1]:
                changed.append({"household": household, "from": pair[0], "to": pair[1]})
        rows = [{"from": a, "to": b, "households": n[0], "persons": n[1]}
                for (a, b), n in sorted(transitions.items(), key=lambda t: [STATES.index(s) for s in t[0]])]
        answer = {"from": self.cut(from_day, before, units_on), "to": self.cut(to_day, after, units_on),
                  "accounts": accounts, "transitions": rows}
        return answer | ({"households": changed} if households else {})

    def unit_attribute(self, unit, name, day, position):
        """What a unit's name, code, area or parent is on a day; None where none is recorded."""
        events = [e for e in self.live("unitEstablished", "unitChanged", position=position)
                  if e["unit"] == unit and e.day <= day and name in e.content]
        return max(events, key=Event.order)[name] if events else None

    def total(self, day, position, counted="households", inside=lambda unit: True):
        """All households, or persons, of units on a day; None when a unit without units below it never reported."""
        units = {e["unit"] for e in self.live("unitEstablished", position=position) if e.day <= day}
        parents = {self.unit_attribute(unit, "parent", day, position) for unit in units}
        reports = {}
        for event in sorted(self.live("householdTotalReported", position=position), key=Event.order):
            if event.day <= day:
                reports[event["unit"]] = event.get(counted)
        came_from = defaultdict(list)
        for event in self.live("unitMerged", position=position):
            if event.day <= day:
                came_from[event["into"]].append(event["unit"])

        def total(unit):
            if unit in reports or not came_from[unit]:
                return reports.get(unit)
            parts = [total(part) for part in came_from[unit]]
            return None if None in parts else sum(parts)

        lowest = {u for u in units if self.unit_on(u, day, position) == u and inside(u)} - parents
        totals = [total(unit) for unit in lowest]
        return None if None in totals or not totals else sum(totals)

    def trajectory(self, day, known=None):
        position = self.position(known)
        plans, years = Plans(self, day, position), []
        first, last = min(plans.dues(), default="0001"), max(plans.dues(), default="0000")
        for year in range(int(first[:4]), int(last[:4]) + 1):
            opening, end = f"{year - 1:04d}-12-31", min(f"{year:04d}-12-31", day)
            if opening < day:
                before, after = (self.balances(d, position) for d in (opening, end))
                years += [{"year": year, "class": measure, "openingHouseholds": households(before, measure),
                           "closingHouseholds": households(after, measure),
                           "totalHouseholds": self.total(end, position)} for measure in CLASSES[:2]]
        return {"cut": self.cut(day, position), "years": years, "targets": plans.judged(), "sums": plans.sums()}

    def funds(self, from_day, to_day, known=None):
        return Statement(self, from_day, to_day, self.position(known)).answer()


def households(balances, measure):
    return sum(n for (_, status, _), (n, _) in balances.items() if STATES[status] == measure)


def account_row(account, by_unit):
    unit, status, protected = account
    row = {"unit": unit} if by_unit else {}
    return row | {"class": STATES[status], "socialProtection": protected}


def load(files):
    """A ledger of all entries of the files in their order; raises `Refused` with the file and line."""
    ledger = Ledger()
    for name in files:
        with open(name, encoding="utf-8") as lines:
            for number, line in enumerate(lines, 1):
                try:
                    ledger.record(json.loads(line))
                except (Refused, KeyError, ValueError) as error:
                    raise Refused(f"{name}:{number}: {error}") from error
    return ledger


def main():
    parser = argparse.ArgumentParser(description="Counts of a ledger in JSON Lines, by the naive way.")
    parser.add_argument("files", nargs="+")
    parser.add_argument("--cut", required=True, help="the day D of the cut")
    parser.add_argument("--known-at")
    parser.add_argument("--by-unit", action="store_true")
    parser.add_argument("--units-on")
    parser.add_argument("--diff-from", help="a day: what changed from then to the cut")
    parser.add_argument("--diff-known-at")
    parser.add_argument("--households", action="store_true", help="list who changed")
    parser.add_argument("--trajectory", action="store_true")
    parser.add_argument("--funds-from", help="a day: what funds received and gave from then to the cut")
    options = parser.parse_args()
    try:
        ledger = load(options.files)
        if options.trajectory:
            answer = ledger.trajectory(options.cut, options.known_at)
        elif options.funds_from:
            answer = ledger.funds(options.funds_from, options.cut, options.known_at)
        elif options.diff_from:
            answer = ledger.diff(options.diff_from, options.cut, options.diff_known_at, options.known_at,
                                 options.by_unit, options.units_on, options.households)
        else:
            answer = ledger.replay(options.cut, options.known_at, options.by_unit, options.units_on)
    except Refused as error:
        sys.exit(str(error))
    print(json.dumps(answer, ensure_ascii=False))


if __name__ == "__main__":
    main()
