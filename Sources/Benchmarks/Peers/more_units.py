"""Gives a synthetic history the units of a country: each of its units becomes many, and its households live in one of them.

    socai synthesize --households 1000000 --events 10000000 | more_units.py HOUSEHOLDS UNITS

Households whose codes are neighbours live in the same unit, as before. Events about a unit as a whole (its establishment,
merger and totals) become one for each of its parts; the others that name a unit name the first part. UNITS is the
number of units before the merger.
"""

import json
import sys


def main():
    households, units = int(sys.argv[1]), int(sys.argv[2])

    def parts(unit):
        """How many parts a unit has: the first of the ten takes the remainder, and so does what it merges into."""
        return units // 10 + (units % 10 if unit in ("unit-01", "unit-11") else 0)

    def part(unit, number):
        return f"{unit}-{number:03d}"

    def home(unit, household):
        return part(unit, int(household[1:]) * parts(unit) // (households + 1))

    def expanded(event):
        kind, unit = event["type"], event.get("unit")
        if unit is None:
            return [event]
        if kind in ("householdRegistered", "householdMoved"):
            return [event | {"unit": home(unit, event["household"])}]
        if kind == "unitEstablished":
            return [event | {"unit": part(unit, n), "name": f"{event['name']}.{n}"} for n in range(parts(unit))]
        if kind == "unitMerged":
            into = event["into"]
            return [event | {"unit": part(unit, n), "into": part(into, n)} for n in range(parts(unit))]
        if kind == "householdTotalReported":
            share = {"households": event["households"] // parts(unit), "persons": event["persons"] // parts(unit)}
            return [event | {"unit": part(unit, n)} | share for n in range(parts(unit))]
        return [event | {"unit": part(unit, 0)}]

    for line in sys.stdin:
        # Most lines name no unit but that of the actor.
        if '"unit":' in line:
            entry = json.loads(line)
            entry["events"] = [event for old in entry["events"] for event in expanded(old)]
            line = json.dumps(entry, ensure_ascii=False, separators=(",", ":")) + "\n"
        sys.stdout.write(line)


main()
