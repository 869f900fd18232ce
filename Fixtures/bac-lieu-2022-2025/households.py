"""The synthetic households: their codes, their classes, and the events of their lives as `story.py` tells them.

A household is a code and nothing else; there is no person behind it.
"""

from book import MERGED_ON, PREFIXES, UNITS, WARD_OF
from fields import CLASSES, DEPRIVATIONS, WORDS

STANDARD = "nd07-2021"
LINES = {"urban": (175, 2_000_000), "rural": (140, 1_500_000)}  # score A, VND per person and month: domain.md §2


class Household:
    def __init__(self, code, unit, day, members):
        self.code, self.members, self.placements = code, members, [(day, unit)]
        self.status, self.protected = "unclassified", False
        self.exits, self.sponsors = [], []
        self.alive, self.busy, self.kept, self.left = True, False, False, False

    def placed_on(self, day):
        return max([p for p in self.placements if p[0] <= day], default=(None, None))[1]

    def unit_on(self, day):
        """Where it stands on a day, by the units of that day."""
        unit = self.placed_on(day)
        return WARD_OF.get(unit, unit) if day >= MERGED_ON else unit

    def area_on(self, day):
        unit = self.placed_on(day)
        return UNITS[unit][2] if unit in UNITS else "urban"

    @property
    def above(self):
        return self.status in CLASSES[2:]

    def ever_left(self, status):
        return any(left == status for _, left, _ in self.exits)


class Households:
    """All households, and the documents in which their events are entered."""

    def __init__(self, book, chance):
        self.book, self.chance = book, chance
        self.all, self.numbers, self.decided_otherwise = [], {}, []

    def pool(self, test):
        return [h for h in self.all if h.alive and not h.busy and not h.kept and test(h)]

    def enter(self, unit, recorded, slug, reason, event, kind="QĐ-UBND"):
        unit = WARD_OF.get(unit, unit) if recorded >= MERGED_ON else unit
        prefix = PREFIXES.get(unit, "TP").lower()
        return self.book.enter(f"{prefix}-{recorded}-{slug}", recorded, unit, kind, "MINH HOẠ: " + reason, event)

    # Events

    def register(self, unit, day, recorded, slug, reason, members, cause=None, source=None):
        prefix = PREFIXES[unit]
        self.numbers[prefix] = self.numbers.get(prefix, 0) + 1
        household = Household(f"{prefix}-{self.numbers[prefix]:04d}", unit, day, members)
        self.all.append(household)
        event = {"type": "householdRegistered", "effectiveOn": day, "household": household.code, "unit": unit,
                 "members": members}
        event |= {"cause": cause} if cause else {}
        event |= {"splitFrom": source.code} if source else {}
        self.enter(unit, recorded, slug, reason, event)
        if source:
            self.resize(source, source.members - members, day, recorded, slug, reason)
        return household

    def resize(self, household, members, day, recorded, slug, reason):
        household.members = members
        self.enter(household.unit_on(day), recorded, slug, reason, {
            "type": "householdSizeChanged", "effectiveOn": day, "household": household.code, "members": members})

    def move(self, household, unit, day, recorded, slug, reason, cause="moved"):
        household.placements.append((day, unit))
        self.enter(unit, recorded, slug, reason, {
            "type": "householdMoved", "effectiveOn": day, "household": household.code, "unit": unit, "cause": cause})

    def dissolve(self, household, cause, day, recorded, slug, reason):
        household.alive = False
        self.enter(household.unit_on(day), recorded, slug, reason, {
            "type": "householdDissolved", "effectiveOn": day, "household": household.code, "cause": cause})

    def classified(self, household, status, protected, day, review):
        """The event of a decision with its scores; most agree with the class, a few deliberately don't."""
        area, chance = household.area_on(day), self.chance
        event = {"type": "householdClassified", "effectiveOn": day, "household": household.code, "class": status}
        if status == "poor" or protected:
            event["socialProtection"] = protected
        event |= {"standard": STANDARD, "area": area, "review": review}
        line = LINES[area][0]
        if status not in ("poor", "nearPoor"):
            return event | {"incomeScore": line + 5 * chance.between(1, 12) + 30 * (CLASSES.index(status) - 2)}
        otherwise = chance.below(1000) < 8
        lacking = chance.between(3, 6) if (status == "poor") != otherwise else chance.between(0, 2)
        words = chance.some(DEPRIVATIONS, lacking)
        event |= {"incomeScore": line - 5 * chance.between(0, 12), "deprivationScore": 10 * lacking}
        if words:
            event["deprivations"] = sorted(words, key=DEPRIVATIONS.index)
        causes = chance.some(WORDS["causes"], chance.between(1, 2))
        event["causes"] = sorted(causes, key=WORDS["causes"].index)
        if otherwise:
            self.decided_otherwise.append((household.code, day))
        return event

    def classify(self, household, status, protected, day, recorded, slug, reason, review="periodic"):
        household.status, household.protected = status, protected
        event = self.classified(household, status, protected, day, review)
        return self.enter(household.unit_on(day), recorded, slug, reason, event)

    def exited(self, household, to, day, cause):
        event = {"type": "householdExitedPoverty", "effectiveOn": day, "household": household.code,
                 "from": household.status, "to": to, "cause": cause}
        return event | ({"socialProtection": True} if household.protected else {})

    def exit(self, household, to, day, recorded, slug, reason, cause="review"):
        event = self.exited(household, to, day, cause)
        household.exits.append((day, household.status, to))
        household.status, household.left = to, True
        return self.enter(household.unit_on(day), recorded, slug, reason, event)

    def assess(self, household, day, recorded, slug, reason):
        line = LINES[household.area_on(day)][1]
        above = household.left or household.above
        share = self.chance.between(104, 150) if above else self.chance.between(52, 99)
        self.enter(household.unit_on(day), recorded, slug, reason, {
            "type": "incomeAssessed", "effectiveOn": day, "household": household.code,
            "perPersonMonthlyVND": line // 100 * share}, kind="BC-UBND")
