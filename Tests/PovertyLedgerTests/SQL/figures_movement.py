"""Movement tables and bridges in SQL: a second implementation of what `socai movement` and `socai diff --bridge` answer.

It loads an export (JSON Lines with positions) into SQLite and asks there; it shares nothing with the library. Python 3
and its standard library are all it needs. What is known is a position, and a bridge has one for both of its days:

    python3 figures_movement.py export.jsonl movement 12583 --from 2023-01-01 --to 2023-12-31 --look-back 36
    python3 figures_movement.py export.jsonl bridge 12583 --from 2022-12-31 --to 2023-12-31 --by unit
"""

import argparse
import calendar
import json
import sqlite3

CLASSES = ["poor", "nearPoor", "disadvantaged", "average", "betterOff", "wellOff", "unclassified"]
COLUMNS = {
    "poor": ["exitedToNearPoor", "exitedPastNearPoor", "otherDecrease", "fellFromNearPoor", "relapsed", "newlyPoor",
             "otherIncrease"],
    "nearPoor": ["fellToPoor", "exitedPastNearPoor", "otherDecrease", "cameFromPoor", "relapsed", "newlyNearPoor",
                 "otherIncrease"],
}
DECREASES = ["exitedToNearPoor", "exitedPastNearPoor", "otherDecrease", "fellToPoor"]
TERMS = ["late", "corrected", "registered", "newly", "relapsed", "fellFromNearPoor", "cameFromPoor", "cameFromWorse",
         "cameFromBetter", "movedIn", "boundaryIn", "socialProtectionIn", "classified", "exitedToNearPoor",
         "exitedPastNearPoor", "fellToPoor", "leftForBetter", "leftForWorse", "movedOut", "boundaryOut", "dissolved",
         "socialProtectionOut", "sizeChange"]


def earlier(day, months):
    """The same day of an earlier month, or the last that month has."""
    year, month, number = map(int, day.split("-"))
    year, month = divmod(year * 12 + month - 1 - months, 12)
    return f"{year:04}-{month + 1:02}-{min(number, calendar.monthrange(year, month + 1)[1]):02}"


def load(path):
    """A database with a row for each event."""
    base = sqlite3.connect(":memory:")
    base.create_function("earlier", 2, earlier)
    names = ["household", "unit", "into", "members", "class", "from", "to", "socialProtection", "cause"]
    base.execute(
        "CREATE TABLE event (position INTEGER PRIMARY KEY, reference, type, day, voids, "
        + ", ".join(f'"{name}"' for name in names) + ")")
    with open(path, encoding="utf-8") as lines:
        for line in lines:
            entry = json.loads(line)
            for index, event in enumerate(entry["events"]):
                fixed = [entry["position"] + index, f'{entry["id"]}#{index + 1}', event["type"],
                         event.get("effectiveOn"), event.get("event")]
                values = fixed + [event.get(name) if name != "from" or event["type"] == "householdExitedPoverty"
                                  else None for name in names]
                base.execute(f"INSERT INTO event VALUES ({', '.join('?' * len(values))})", values)
    base.execute("CREATE TABLE rank (word PRIMARY KEY, number INTEGER)")
    base.executemany("INSERT INTO rank VALUES (?, ?)", [(word, index) for index, word in enumerate(CLASSES)])
    return base


def prepare(base, position, day, units_on, months):
    """Makes `root` (unit, the one it lives on in) and `flow`: each step of each household with what was before it."""
    base.execute(
        """CREATE TABLE live AS SELECT * FROM event WHERE position <= ? AND type <> 'eventVoided' AND reference NOT IN
           (SELECT voids FROM event WHERE voids IS NOT NULL AND position <= ?)""", (position, position))
    base.execute(
        """CREATE TABLE root AS
           WITH RECURSIVE merger AS (SELECT unit, "into" FROM live WHERE type = 'unitMerged' AND day <= ?),
           chain (unit, root) AS (
               SELECT DISTINCT unit, unit FROM event WHERE unit IS NOT NULL
               UNION SELECT chain.unit, merger."into" FROM chain JOIN merger ON merger.unit = chain.root)
           SELECT unit, root FROM chain WHERE root NOT IN (SELECT unit FROM merger)""", (units_on,))
    base.execute(
        """CREATE TABLE step AS SELECT *, row_number() OVER (PARTITION BY household ORDER BY day, position) AS n
           FROM live WHERE day <= ? AND type IN ('householdRegistered', 'householdMoved', 'householdSizeChanged',
               'householdDissolved', 'householdClassified', 'householdExitedPoverty')""", (day,))
    # Each attribute is carried forward: the number of times it was set so far names the run it was set in.
    base.execute(
        """CREATE TABLE carried AS
           WITH run AS (
               SELECT household, n, day, position, reference, type, cause, "from" AS exitFrom,
                   root.root AS unit, members, coalesce("to", class) AS class, socialProtection AS protection,
                   count(step.unit) OVER w AS unitRun, count(members) OVER w AS membersRun,
                   count(coalesce("to", class)) OVER w AS classRun,
                   max(CASE WHEN type = 'householdRegistered' THEN coalesce(cause, '') ELSE '' END) OVER w AS origin,
                   sum(type = 'householdDissolved') OVER w AS gone
               FROM step LEFT JOIN root USING (unit)
               WINDOW w AS (PARTITION BY household ORDER BY n))
           SELECT household, n, day, position, reference, type, cause, exitFrom, origin, gone = 0 AS isPresent,
               first_value(unit) OVER (PARTITION BY household, unitRun ORDER BY n) AS unit,
               first_value(members) OVER (PARTITION BY household, membersRun ORDER BY n) AS members,
               coalesce(first_value(class) OVER (PARTITION BY household, classRun ORDER BY n), 'unclassified') AS class,
               coalesce(first_value(protection) OVER (PARTITION BY household, classRun ORDER BY n), 0) AS protection
           FROM run""")
    base.execute("CREATE UNIQUE INDEX carriedIndex ON carried (household, n)")
    limit = "1" if months is None else f"exits.day >= earlier(a.day, {int(months)})"
    base.execute(
        f"""CREATE TABLE flow AS
            SELECT a.household, a.n, a.day, a.reference, a.type, a.cause, a.origin IN ('movedIn', 'split') AS arrives,
                a.isPresent AS present, a.unit, a.members, a.class, a.protection, ra.number AS rank,
                coalesce(b.isPresent, 0) AS wasPresent, b.unit AS oldUnit, b.members AS oldMembers,
                b.class AS oldClass, b.protection AS oldProtection, rb.number AS oldRank,
                EXISTS (SELECT 1 FROM carried exits WHERE exits.household = a.household AND exits.n < a.n
                        AND exits.exitFrom = a.class AND {limit}) AS isBack
            FROM carried a JOIN rank ra ON ra.word = a.class
                LEFT JOIN carried b ON b.household = a.household AND b.n = a.n - 1
                LEFT JOIN rank rb ON rb.word = b.class""")


def balances(base, day):
    """Where every household that is present stands at the end of a day."""
    return rows(base, """SELECT unit, class, protection, count(*) AS households, sum(members) AS persons FROM (
        SELECT *, row_number() OVER (PARTITION BY household ORDER BY n DESC) AS place FROM carried WHERE day <= ?)
        WHERE place = 1 AND isPresent GROUP BY unit, class, protection""", (day,))


def rows(base, query, values=()):
    cursor = base.execute(query, values)
    names = [column[0] for column in cursor.description]
    return [dict(zip(names, row)) for row in cursor]


ENTERING = """CASE WHEN :isMove THEN 'otherIncrease' WHEN oldClass = 'unclassified' AND arrives THEN 'otherIncrease'
    WHEN oldClass = 'unclassified' THEN :newly WHEN oldClass = 'nearPoor' THEN 'fellFromNearPoor'
    WHEN oldClass = 'poor' THEN 'cameFromPoor' WHEN isBack THEN 'relapsed' ELSE :newly END"""
LEAVING = """CASE WHEN :isMove OR NOT present THEN 'otherDecrease' WHEN class = 'poor' THEN 'fellToPoor'
    WHEN class = 'nearPoor' THEN 'exitedToNearPoor' ELSE 'exitedPastNearPoor' END"""


def movement(base, arguments):
    eve = base.execute("SELECT date(?, '-1 day')", (arguments.start,)).fetchone()[0]
    tables = []
    for name in COLUMNS:
        table = {}
        whole = table.setdefault(None, {})

        def post(row, column, sign=1):
            for key in ([row["unit"]] if "unit" in row.keys() else []) + ([None] if row["isTotal"] else []):
                place = table.setdefault(key, {})
                for what in ("households", "persons"):
                    place[what, column] = place.get((what, column), 0) + sign * row[what]

        for day, end in ((eve, "opening"), (arguments.end, "closing")):
            for row in balances(base, day):
                if row["class"] == name:
                    post(row | {"isTotal": True}, end)
        is_in = "present AND class = :name"
        was_in = "wasPresent AND oldClass = :name"
        newly = "newlyPoor" if name == "poor" else "newlyNearPoor"
        for is_move in (0, 1):
            values = {"name": name, "newly": newly, "isMove": is_move, "start": arguments.start}
            enters = f"{is_in} AND unit <> oldUnit AND {was_in}" if is_move else f"{is_in} AND NOT ({was_in})"
            leaves = f"{was_in} AND unit <> oldUnit AND {is_in}" if is_move else f"{was_in} AND NOT ({is_in})"
            for column, condition, unit, members in (
                (ENTERING, enters, "unit", "members"), (LEAVING, leaves, "oldUnit", "oldMembers")):
                for row in rows(base, f"""SELECT {column} AS name, {unit} AS unit, count(*) AS households,
                        sum({members}) AS persons FROM flow WHERE day >= :start AND {condition} GROUP BY 1, 2""", values):
                    post(row | {"isTotal": not is_move}, row["name"])
        for row in rows(base, f"""SELECT unit, 0 AS households, sum(members - oldMembers) AS persons FROM flow
                WHERE day >= :start AND {is_in} AND {was_in} AND unit = oldUnit GROUP BY unit""",
                        {"name": name, "start": arguments.start}):
            post(row | {"isTotal": True}, "sizeChange")
        # Each household by itself: in the rows those of a unit, in the total wherever it was.
        for group in ("household, unit", "household"):
            for row in rows(base, f"""SELECT {group}, sum(members - oldMembers) AS change FROM flow
                    WHERE day >= :start AND {is_in} AND {was_in} AND unit = oldUnit GROUP BY {group}""",
                            {"name": name, "start": arguments.start}):
                side = "sizeIncrease" if row["change"] > 0 else "sizeDecrease"
                place = table.setdefault(row.get("unit"), {})
                place["persons", side] = place.get(("persons", side), 0) + abs(row["change"])

        def shown(place):
            def of(what):
                sizes = ["sizeChange", "sizeDecrease", "sizeIncrease"] if what == "persons" else []
                columns = ["opening"] + COLUMNS[name] + sizes + ["closing"]
                return {column: place.get((what, column), 0) for column in columns}
            return {"households": of("households"), "persons": of("persons")}

        units = sorted(key for key in table if key is not None and any(table[key].values()))
        tables.append({"class": name, "rows": [{"unit": unit} | shown(table[unit]) for unit in units],
                       "total": shown(whole)})
    units_on = arguments.units_on or arguments.end
    return {"from": arguments.start, "to": arguments.end, "unitsOn": units_on, "lookBackMonths": arguments.look_back,
            "cut": {"effectiveOn": arguments.end, "position": arguments.position, "unitsOn": units_on},
            "tables": tables}


# An account has a unit only with --by unit: `u` and `ou` are then the units, otherwise nothing.
CHANGES = """oldClass <> class"""
INTO = f"""CASE WHEN NOT wasPresent THEN CASE WHEN arrives THEN 'movedIn' ELSE 'registered' END
    WHEN {CHANGES} AND oldClass = 'unclassified' THEN CASE WHEN arrives THEN 'movedIn' ELSE 'newly' END
    WHEN {CHANGES} AND oldRank = 1 AND rank = 0 THEN 'fellFromNearPoor'
    WHEN {CHANGES} AND oldRank = 0 AND rank = 1 THEN 'cameFromPoor'
    WHEN {CHANGES} AND rank < 2 THEN CASE WHEN isBack THEN 'relapsed' ELSE 'newly' END
    WHEN {CHANGES} AND rank > oldRank THEN 'cameFromWorse' WHEN {CHANGES} THEN 'cameFromBetter'
    WHEN ou <> u THEN CASE WHEN cause = 'boundaryChange' THEN 'boundaryIn' ELSE 'movedIn' END
    ELSE 'socialProtectionIn' END"""
OUT = f"""CASE WHEN NOT present THEN 'dissolved' WHEN {CHANGES} AND oldClass = 'unclassified' THEN 'classified'
    WHEN {CHANGES} AND oldRank = 0 AND rank = 1 THEN 'exitedToNearPoor'
    WHEN {CHANGES} AND oldRank = 1 AND rank = 0 THEN 'fellToPoor'
    WHEN {CHANGES} AND oldRank < 2 THEN 'exitedPastNearPoor'
    WHEN {CHANGES} AND rank > oldRank THEN 'leftForBetter' WHEN {CHANGES} THEN 'leftForWorse'
    WHEN ou <> u THEN CASE WHEN cause = 'boundaryChange' THEN 'boundaryOut' ELSE 'movedOut' END
    ELSE 'socialProtectionOut' END"""


def bridge(base, arguments):
    unit = ("unit", "oldUnit") if arguments.by == "unit" else ("''", "''")
    base.execute(
        f"""CREATE VIEW posted AS SELECT *, {unit[0]} AS u, {unit[1]} AS ou,
            wasPresent AND present AND oldClass = class AND oldProtection = protection
                AND {unit[0]} = {unit[1]} AS stays FROM flow""")
    accounts = {}
    totals = {}

    def post(place, key, row, term):
        terms = place.setdefault(key, {})
        tally = terms.setdefault(term, [0, 0])
        tally[0] += row["households"]
        tally[1] += row["persons"]

    for day, end in ((arguments.start, "opening"), (arguments.end, "closing")):
        for row in balances(base, day):
            key = (row["unit"] if arguments.by == "unit" else "", row["class"], row["protection"])
            post(accounts, key, row, end)
            post(totals, row["class"], row, end)
    values = {"start": arguments.start}
    for row in rows(base, f"""SELECT {INTO} AS term, u, class, protection, count(*) AS households,
            sum(members) AS persons, wasPresent AND oldClass = class AS inside FROM posted
            WHERE day > :start AND present AND NOT stays GROUP BY 1, 2, 3, 4, 7""", values):
        post(accounts, (row["u"], row["class"], row["protection"]), row, row["term"])
        if not row["inside"]:
            post(totals, row["class"], row, row["term"])
    for row in rows(base, f"""SELECT {OUT} AS term, ou, oldClass, oldProtection, -count(*) AS households,
            -sum(oldMembers) AS persons, present AND oldClass = class AS inside FROM posted
            WHERE day > :start AND wasPresent AND NOT stays GROUP BY 1, 2, 3, 4, 7""", values):
        post(accounts, (row["ou"], row["oldClass"], row["oldProtection"]), row, row["term"])
        if not row["inside"]:
            post(totals, row["oldClass"], row, row["term"])
    for row in rows(base, """SELECT u, class, protection, 0 AS households, sum(members - oldMembers) AS persons
            FROM posted WHERE day > :start AND stays GROUP BY 1, 2, 3""", values):
        post(accounts, (row["u"], row["class"], row["protection"]), row, "sizeChange")
        post(totals, row["class"], row, "sizeChange")

    def shown(terms):
        def tally(term):
            households, persons = terms.get(term, [0, 0])
            return {"households": households, "persons": persons}
        return {"opening": tally("opening"),
                "terms": [{"term": term} | tally(term) for term in TERMS if any(terms.get(term, []))],
                "closing": tally("closing")}

    keys = sorted((key for key in accounts if any(any(tally) for tally in accounts[key].values())),
                  key=lambda key: (key[0], CLASSES.index(key[1]), key[2]))
    return {"lookBackMonths": arguments.look_back,
            "accounts": [({"unit": key[0]} if arguments.by == "unit" else {})
                         | {"class": key[1], "socialProtection": bool(key[2])} | shown(accounts[key]) for key in keys],
            "totals": [{"class": name} | shown(totals[name]) for name in CLASSES if name in totals]}


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("export")
    parser.add_argument("question", choices=["movement", "bridge"])
    parser.add_argument("position", type=int)
    parser.add_argument("--from", dest="start", required=True)
    parser.add_argument("--to", dest="end", required=True)
    parser.add_argument("--units-on")
    parser.add_argument("--look-back", type=int)
    parser.add_argument("--by", choices=["unit"])
    arguments = parser.parse_args()
    base = load(arguments.export)
    prepare(base, arguments.position, arguments.end, arguments.units_on or arguments.end, arguments.look_back)
    answer = movement(base, arguments) if arguments.question == "movement" else bridge(base, arguments)
    print(json.dumps(answer, ensure_ascii=False, separators=(",", ":")))


main()
