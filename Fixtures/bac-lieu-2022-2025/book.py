"""What the story is written with: repeatable chance, the units, and the documents that events are entered in.

It knows nothing of the story itself; `story.py` tells it and `make.py` writes it down.
"""

import datetime
import random
import unicodedata

SEED = 20220101
CITY = "bac-lieu"
# unit: name, GSO code, area, prefix of household codes, share of the poor, all households in 2021.
# Name, code and area are real (domain.md §4); share and count are made up.
UNITS = {
    "phuong-1": ("Phường 1", "31825", "urban", "P1", 8, 3120),
    "phuong-2": ("Phường 2", "31813", "urban", "P2", 7, 3870),
    "phuong-3": ("Phường 3", "31816", "urban", "P3", 8, 5240),
    "phuong-5": ("Phường 5", "31819", "urban", "P5", 11, 4460),
    "phuong-7": ("Phường 7", "31822", "urban", "P7", 9, 4980),
    "phuong-8": ("Phường 8", "31828", "urban", "P8", 10, 3610),
    "nha-mat": ("Phường Nhà Mát", "31831", "urban", "NM", 11, 3340),
    "vinh-trach": ("Xã Vĩnh Trạch", "31834", "rural", "VT", 11, 3290),
    "vinh-trach-dong": ("Xã Vĩnh Trạch Đông", "31837", "rural", "VTD", 13, 3170),
    "hiep-thanh": ("Xã Hiệp Thành", "31840", "rural", "HT", 12, 3080),
}
# The three wards since 1 July 2025 and what they were made of: real (domain.md §4); so is the reused code.
WARDS = {
    "phuong-bac-lieu": ("Phường Bạc Liêu", "PBL", ["phuong-1", "phuong-2", "phuong-3", "phuong-7", "phuong-8"]),
    "phuong-vinh-trach": ("Phường Vĩnh Trạch", "PVT", ["phuong-5", "vinh-trach"]),
    "phuong-hiep-thanh": ("Phường Hiệp Thành", "PHT", ["nha-mat", "vinh-trach-dong", "hiep-thanh"]),
}
MERGED_ON = "2025-07-01"
WARD_OF = {unit: ward for ward, (_, _, parts) in WARDS.items() for unit in parts}
NAMES = {CITY: "TP. Bạc Liêu"} | {u: v[0] for u, v in UNITS.items()} | {u: v[0] for u, v in WARDS.items()}
PREFIXES = {u: v[3] for u, v in UNITS.items()} | {u: v[1] for u, v in WARDS.items()}
ORDER = list(NAMES)


class Chance:
    """Random choices that rest on `random()` alone, the one method Python promises to keep the same for a seed."""

    def __init__(self, seed):
        self.source = random.Random(seed)

    def below(self, limit):
        return int(self.source.random() * limit)

    def between(self, low, high):
        return low + self.below(high - low + 1)

    def happens(self, percent):
        return self.below(100) < percent

    def one(self, items):
        return items[self.below(len(items))]

    def some(self, items, count):
        items = list(items)
        if count > len(items):
            raise ValueError(f"{count} wanted of {len(items)}")
        return [items.pop(self.below(len(items))) for _ in range(count)]

    def weighted(self, pairs):
        rest = self.below(sum(weight for _, weight in pairs))
        for item, weight in pairs:
            rest -= weight
            if rest < 0:
                return item
        raise AssertionError


def later(day, days):
    return (datetime.date.fromisoformat(day) + datetime.timedelta(days=days)).isoformat()


def short(day):
    """31/12/2021, as a Vietnamese reader writes it."""
    return f"{day[8:]}/{day[5:7]}/{day[:4]}"


class Book:
    """Entries in the making: each gathers the events that one document brings."""

    def __init__(self):
        self.entries = {}

    def enter(self, identifier, day, unit, kind, reason, event, source=None, restates=None, most=200):
        """Adds an event to the entry of that id, recorded on that day; a full entry is followed by a further one."""
        part = 1
        while (name := identifier + (f"-{part}" if part > 1 else "")) in self.entries and (
                len(self.entries[name]["events"]) >= most):
            part += 1
        entry = self.entries.setdefault(name, {
            "id": name, "day": day, "unit": unit, "kind": kind, "reason": reason, "source": source, "part": part,
            "restates": restates, "events": []})
        if (entry["day"], entry["unit"], entry["reason"]) != (day, unit, reason):
            raise ValueError(f"two documents in {name}")
        entry["events"].append(event)
        return name, len(entry["events"])

    def find(self, test):
        """The references of the events that pass a test, in the order of their entries' days."""
        return [f"{e['id']}#{n}" for e in sorted(self.entries.values(), key=lambda e: (e["day"], e["id"]))
                for n, event in enumerate(e["events"], 1) if test(event)]

    def written(self):
        """The entries as JSON Lines has them, by recorded time; documents are numbered by office and year."""
        ordered = sorted(self.entries.values(), key=lambda e: (e["day"], ORDER.index(e["unit"]), e["part"]))
        numbers, of_day, answer = {}, {}, []
        for entry in ordered:
            of_day[entry["day"]] = of_day.get(entry["day"], 0) + 1
            minutes = 60 + 4 * of_day[entry["day"]]
            office = (entry["unit"], entry["day"][:4])
            if not entry["source"]:
                numbers[office] = numbers.get(office, 0) + 1
            document = entry["source"] or f"MINH HOẠ-{numbers[office]}/{entry['kind']}"
            line = {
                "id": entry["id"],
                "recordedAt": f"{entry['day']}T{minutes // 60:02d}:{minutes % 60:02d}:00Z",
                "actor": f"UBND {NAMES[entry['unit']]}",
                "document": document,
                "reason": entry["reason"],
                **({"restates": entry["restates"]} if entry["restates"] else {}),
                "events": entry["events"],
            }
            answer.append(normal(line))
        return answer


def normal(value):
    """The same with every text in NFC."""
    if isinstance(value, str):
        return unicodedata.normalize("NFC", value)
    if isinstance(value, list):
        return [normal(item) for item in value]
    if isinstance(value, dict):
        return {name: normal(item) for name, item in value.items()}
    return value
