"""The households behind a number by the naive way of evaluate.py, to hold `socai explain` against.

    python3 explained.py FILES... --cut 2022-12-31 --class poor [--known-at K] [--unit U] [--units-on DAY]
                         [--social-protection yes|no] [--change DAY [--change-known-at K]]

It prints a line for each household: code, unit, members, and the events that brought it into its class (and protection,
where that is asked for), placed it, and confirmed it last. With `--change`: code, entered or left, and the events that
are in force at one of the two cuts only and changed it. Plain Python 3.11, standard library only.
"""

import argparse
import sys

sys.dont_write_bytecode = True
from evaluate import load  # noqa: E402

DECISIONS = {"householdClassified": "class", "householdExitedPoverty": "to"}


class Question:
    def __init__(self, ledger, options):
        self.ledger, self.options = ledger, options
        self.position = ledger.position(options.known_at)
        self.units_on = options.units_on or max(options.cut, options.change or "")
        self.protection = {"yes": True, "no": False, None: None}[options.social_protection]

    def place(self, state, position):
        """(unit, class, protection) of a state by the units of the day; None when absent."""
        return state and (self.ledger.unit_on(state[0], self.units_on, position), state[1], state[2])

    def counts(self, place):
        unit = self.options.unit
        return (place is not None and place[1] == self.options.household_class and unit in (None, place[0])
                and self.protection in (None, place[2]))

    def decisions(self, timeline):
        return [(e, e[DECISIONS[e.type]], e.get("socialProtection", False)) for e in timeline if e.type in DECISIONS]

    def households(self):
        for household, state in sorted(self.ledger.states(self.options.cut, self.position).items()):
            place = self.place(state, self.position)
            if not self.counts(place):
                continue
            timeline = self.ledger.timeline(household, self.options.cut, self.position)
            placed = [e for e in timeline if e.type in ("householdRegistered", "householdMoved")][-1]
            same = []  # the run of decisions at the end that say what is in force
            for event, status, protected in reversed(self.decisions(timeline)):
                if status != state[1] or (self.protection is not None and protected != state[2]):
                    break
                same.insert(0, event)
            confirmed = same[-1].reference if len(same) > 1 else ""
            yield [household, place[0], str(state[3]), same[0].reference, placed.reference, confirmed]

    def changes(self):
        sides = [(self.options.cut, self.position),
                 (self.options.change, self.ledger.position(self.options.change_known_at))]
        known = max(position for _, position in sides)
        for household in sorted(self.ledger.by_household):
            places = [self.place(self.ledger.state(household, *side), known) for side in sides]
            if self.counts(places[0]) == self.counts(places[1]):
                continue
            timelines = [self.ledger.timeline(household, *side) for side in sides]
            both = {e.position for e in timelines[0]} & {e.position for e in timelines[1]}
            events = [e for t in timelines for e in self.changing(t, known) if e.position not in both]
            names = " ".join(e.reference for e in sorted(events, key=lambda e: e.order()))
            yield [household, "entered" if self.counts(places[1]) else "left", names]

    def changing(self, timeline, known):
        """The events of a timeline that changed what the question tells apart."""
        status, protected, unit = None, False, None
        for event in timeline:
            before = (status, self.protection is not None and protected, self.options.unit and unit)
            if event.type in ("householdRegistered", "householdMoved"):
                unit = self.ledger.unit_on(event["unit"], self.units_on, known)
                status = status or "unclassified"
            elif event.type in DECISIONS:
                status, protected = event[DECISIONS[event.type]], event.get("socialProtection", False)
            elif event.type == "householdDissolved":
                status = "absent"
            if before != (status, self.protection is not None and protected, self.options.unit and unit):
                yield event


def main():
    parser = argparse.ArgumentParser(description="The households behind a number, by the naive way.")
    parser.add_argument("files", nargs="+")
    parser.add_argument("--cut", required=True)
    parser.add_argument("--known-at")
    parser.add_argument("--class", dest="household_class", required=True)
    for name in ("--unit", "--units-on", "--social-protection", "--change", "--change-known-at"):
        parser.add_argument(name)
    options = parser.parse_args()
    question = Question(load(options.files), options)
    for row in question.changes() if options.change else question.households():
        print(",".join(row))


if __name__ == "__main__":
    main()
