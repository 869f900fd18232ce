"""What a review lists of the movement itself and the households with a sponsor, by SQL over an export.

It compares its figures with the JSON of `socai review`, prints how many rows it compared, and ends with 1 where they differ:

    socai review t.socai --from 2022-01-01 --to 2023-12-31 --format json > answer.json
    python3 figures_review.py export.jsonl answer.json
"""

import json
import sqlite3
import sys

COLUMNS = [
    "household", "unit", "members", "class", '"to"', "sponsor", "title", "proposer", "initiative", "movement",
    "collective", "kind", "through", "document", "holder", "role",
]


def load(path, first, last, position):
    """A database with the events inside the cut."""
    base = sqlite3.connect(":memory:")
    base.row_factory = sqlite3.Row
    base.execute(f"CREATE TABLE event (position INTEGER PRIMARY KEY, reference, type, day, voids, {', '.join(COLUMNS)})")
    with open(path, encoding="utf-8") as lines:
        for line in lines:
            entry = json.loads(line)
            for index, event in enumerate(entry["events"]):
                row = [entry["position"] + index, f'{entry["id"]}#{index + 1}', event["type"], event.get("effectiveOn")]
                row += [event.get("event")]
                for name in COLUMNS:
                    value = event.get(name.strip('"'))
                    row.append(None if isinstance(value, (list, dict)) else value)
                base.execute(f"INSERT INTO event VALUES ({', '.join('?' * len(row))})", row)
    base.execute(
        """CREATE TABLE inside AS SELECT * FROM event WHERE position <= ? AND day <= ? AND reference NOT IN
           (SELECT voids FROM event WHERE type = 'eventVoided' AND position <= ?)""", (position, last, position))
    base.execute("CREATE TABLE span AS SELECT * FROM inside WHERE day >= ?", (first,))
    latest = """SELECT household, {value} AS value FROM (SELECT *, row_number() OVER
        (PARTITION BY household ORDER BY day DESC, position DESC) AS place FROM inside WHERE type IN ({types}))
        WHERE place = 1"""
    base.execute(
        "CREATE TABLE classes AS " + latest.format(
            value='CASE type WHEN \'householdExitedPoverty\' THEN "to" ELSE class END',
            types="'householdClassified', 'householdExitedPoverty'"))
    base.execute(
        "CREATE TABLE sizes AS " + latest.format(value="members", types="'householdRegistered', 'householdSizeChanged'"))
    base.execute(
        """CREATE TABLE present AS SELECT r.household, c.value AS class, s.value AS members FROM inside r
           JOIN sizes s USING (household) LEFT JOIN classes c USING (household)
           WHERE r.type = 'householdRegistered' AND r.household NOT IN
           (SELECT household FROM inside WHERE type = 'householdDissolved')""")
    return base


def sponsors(base):
    rows = []
    for name in ("poor", "nearPoor"):
        row = {"class": name}
        for word, condition in (("sponsored", "> 0"), ("unsponsored", "<= 0")):
            households, persons = base.execute(
                f"""SELECT count(*), coalesce(sum(members), 0) FROM present p WHERE class = ? AND (SELECT
                    coalesce(sum(CASE type WHEN 'sponsorAssigned' THEN 1 ELSE -1 END), 0) FROM inside i WHERE
                    i.household = p.household AND type IN ('sponsorAssigned', 'sponsorEnded')) {condition}""", (name,)
            ).fetchone()
            row |= {f"{word}Households": households, f"{word}Persons": persons}
        rows.append(row)
    return rows


def select(base, query, *values):
    return [dict(row) for row in base.execute(query, values)]


def answer(path, first, last, position):
    base = load(path, first, last, position)
    initiatives = select(
        base,
        """SELECT reference, day AS effectiveOn, unit, title, proposer FROM inside i WHERE type = 'initiativeRecorded' AND
           (day >= ? OR reference IN (SELECT initiative FROM span WHERE type = 'initiativeAdopted'))
           ORDER BY day, position""", first)
    for row in initiatives:
        row["adoptions"] = select(
            base,
            """SELECT unit, reference, day AS effectiveOn FROM inside WHERE type = 'initiativeAdopted' AND initiative = ?
               ORDER BY day, position""", row["reference"])
    return {
        "sponsors": sponsors(base), "initiatives": initiatives,
        "joined": select(
            base, """SELECT reference, day AS effectiveOn, movement, unit, collective FROM span
                     WHERE type = 'movementJoined' ORDER BY day, position"""),
        "responsibilities": select(
            base,
            """SELECT reference, day AS effectiveOn, holder, role, unit, household FROM inside a
               WHERE type = 'responsibilityAssigned' AND NOT EXISTS (SELECT 1 FROM inside e WHERE
               e.type = 'responsibilityEnded' AND e.holder = a.holder AND e.role = a.role AND e.unit IS a.unit AND
               e.household IS a.household AND (e.day, e.position) > (a.day, a.position))
               AND (household IS NULL OR household IN (SELECT household FROM present)) ORDER BY day, position"""),
        "reviews": select(
            base, """SELECT reference, day AS effectiveOn, unit, kind, through, document FROM span
                     WHERE type = 'reviewHeld' ORDER BY day, position"""),
    }


if __name__ == "__main__":
    with open(sys.argv[2], encoding="utf-8") as file:
        program = json.load(file)
    sql = answer(sys.argv[1], program["from"], program["to"], program["cut"]["position"])
    wrong = [f"{name}: {rows} in SQL, {program[name]}" for name, rows in sql.items() if rows != program[name]]
    print("\n".join(wrong) if wrong else " ".join(f"{name}:{len(rows)}" for name, rows in sql.items()))
    sys.exit(1 if wrong else 0)
