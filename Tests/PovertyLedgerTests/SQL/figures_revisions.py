"""Closed periods in SQL: a second implementation of the figures of `socai revisions`, stage by stage.

It loads an export (JSON Lines with positions) into SQLite and counts there: the period's last day as known when it was
closed, at each later closing, and now. What entries changed between two stages must then be their difference, which is
checked here for what the program says of them. Python 3 and its standard library are all it needs:

    python3 figures_revisions.py export.jsonl revisions.json [--by unit]
"""

import argparse
import json
import sqlite3
import sys

CLASSES = ["poor", "nearPoor", "disadvantaged", "average", "betterOff", "wellOff", "unclassified"]


def load(path):
    base = sqlite3.connect(":memory:")
    base.execute("""CREATE TABLE event (position INTEGER PRIMARY KEY, entryEnd INTEGER, reference, type, day, voids,
        household, unit, "into", members, class, protection, through)""")
    with open(path, encoding="utf-8") as lines:
        for line in lines:
            entry = json.loads(line)
            first = entry["position"]
            end = first + len(entry["events"]) - 1
            for index, event in enumerate(entry["events"]):
                base.execute(f"INSERT INTO event VALUES ({', '.join('?' * 13)})", (
                    first + index, end, f'{entry["id"]}#{index + 1}', event["type"], event.get("effectiveOn"),
                    event.get("event"), event.get("household"), event.get("unit"), event.get("into"),
                    event.get("members"), event.get("to") or event.get("class"), event.get("socialProtection"),
                    event.get("through")))
    return base


def counts(base, day, position, by_unit):
    """The accounts of a day as known at a position, by the units of that day."""
    query = """
        WITH RECURSIVE live AS (
            SELECT * FROM event WHERE position <= :position AND type <> 'eventVoided' AND reference NOT IN
                (SELECT voids FROM event WHERE voids IS NOT NULL AND position <= :position)),
        merger AS (SELECT unit, "into" FROM live WHERE type = 'unitMerged' AND day <= :day),
        chain (unit, root) AS (
            SELECT DISTINCT unit, unit FROM event WHERE unit IS NOT NULL
            UNION SELECT chain.unit, merger."into" FROM chain JOIN merger ON merger.unit = chain.root),
        root AS (SELECT * FROM chain WHERE root NOT IN (SELECT unit FROM merger)),
        inside AS (SELECT * FROM live WHERE day <= :day AND household IS NOT NULL),
        place AS (SELECT household, unit, row_number() OVER (PARTITION BY household ORDER BY day DESC, position DESC) AS n
            FROM inside WHERE type IN ('householdRegistered', 'householdMoved')),
        size AS (SELECT household, members, row_number() OVER (PARTITION BY household ORDER BY day DESC, position DESC)
            AS n FROM inside WHERE type IN ('householdRegistered', 'householdSizeChanged')),
        state AS (SELECT household, class, coalesce(protection, 0) AS protection,
            row_number() OVER (PARTITION BY household ORDER BY day DESC, position DESC) AS n
            FROM inside WHERE type IN ('householdClassified', 'householdExitedPoverty'))
        SELECT CASE WHEN :byUnit THEN root.root ELSE '' END AS unit, coalesce(class, 'unclassified') AS class,
            coalesce(protection, 0) AS protection, count(*), sum(members)
        FROM place JOIN root ON root.unit = place.unit JOIN size ON size.household = place.household AND size.n = 1
            LEFT JOIN state ON state.household = place.household AND state.n = 1
        WHERE place.n = 1
            AND place.household NOT IN (SELECT household FROM inside WHERE type = 'householdDissolved')
        GROUP BY 1, 2, 3"""
    found = base.execute(query, {"position": position, "day": day, "byUnit": by_unit})
    return {(unit, name, bool(protection)): (households, persons)
            for unit, name, protection, households, persons in found}


def stated(rows):
    return {(row.get("unit", ""), row["class"], row["socialProtection"]): (row["households"], row["persons"])
            for row in rows}


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("export")
    parser.add_argument("revisions")
    parser.add_argument("--by", choices=["unit"])
    arguments = parser.parse_args()
    base = load(arguments.export)
    last = base.execute("SELECT max(position) FROM event").fetchone()[0]
    closings = base.execute(
        "SELECT reference, through, entryEnd FROM event WHERE type = 'periodClosed' ORDER BY position").fetchall()
    periods = json.load(open(arguments.revisions, encoding="utf-8"))["periods"]
    if [period["closing"] for period in periods] != [reference for reference, _, _ in closings]:
        sys.exit("the periods are not those of the closings")
    stages = 0
    for index, period in enumerate(periods):
        _, through, own = closings[index]
        positions = [own] + [end for _, _, end in closings[index + 1:]] + [last]
        if [stage["position"] for stage in period["stages"]] != positions:
            sys.exit(f"{through}: the stages are not those of the closings")
        before = None
        for stage in period["stages"]:
            expected = counts(base, through, stage["position"], arguments.by == "unit")
            if stated(stage["counts"]) != expected:
                sys.exit(f"{through} at {stage['position']}: the figures differ")
            if before is not None:
                change = {key: [new - old for new, old in zip(expected.get(key, (0, 0)), before.get(key, (0, 0)))]
                          for key in set(expected) | set(before)}
                for row in stage["changes"]:
                    left = change.setdefault((row.get("unit", ""), row["class"], row["socialProtection"]), [0, 0])
                    left[0] -= row["households"]
                    left[1] -= row["persons"]
                if any(any(left) for left in change.values()):
                    sys.exit(f"{through} at {stage['position']}: the changes do not come to the difference")
            before = expected
            stages += 1
    print(f"{len(periods)} periods, {stages} stages")


main()
