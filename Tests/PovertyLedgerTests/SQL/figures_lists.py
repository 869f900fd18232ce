"""What decisions record, lists of households and sponsors in SQL: a second implementation of what `socai deprivations`,
`causes`, `list` and `sponsors` answer as JSON.

It loads an export (JSON Lines with positions) into SQLite and asks there; it shares nothing with the library. Python 3
and its standard library are all it needs. Options are those of the verbs; the cut is a day and a position:

    python3 figures_lists.py export.jsonl deprivations 2023-12-31 12583 --by unit --class poor
    python3 figures_lists.py export.jsonl list 2023-12-31 12583 --from 2023-01-01 --look-back 36
    python3 figures_lists.py export.jsonl sponsors 2023-12-31 12583 --unit phuong-1
"""

import argparse
import calendar
import json
import sqlite3

CLASSES = ["poor", "nearPoor", "disadvantaged", "average", "betterOff", "wellOff", "unclassified"]
WORDS = {
    "deprivations": [
        "employment", "dependants", "nutrition", "healthInsurance", "adultEducation", "schoolAttendance",
        "housingQuality", "housingArea", "waterSource", "hygienicToilet", "telecommunication", "informationAccess",
    ],
    "causes": ["land", "capital", "labour", "tools", "knowledge", "skills", "illnessOrAccident", "other"],
}
COLUMNS = ["household", "unit", "into", "members", "class", "from", "to", "socialProtection", "cause", "sponsor"]


def earlier(day, months):
    """The same day of an earlier month, or the last that month has."""
    year, month, number = map(int, day.split("-"))
    year, month = divmod(year * 12 + month - 1 - months, 12)
    return f"{year:04}-{month + 1:02}-{min(number, calendar.monthrange(year, month + 1)[1]):02}"


def load(path):
    """A row for each event, and in `word` one for each deprivation and cause of a decision."""
    base = sqlite3.connect(":memory:")
    base.create_function("earlier", 2, earlier)
    columns = ", ".join(f'"{name}"' for name in COLUMNS)
    base.execute(
        f"CREATE TABLE event (position INTEGER PRIMARY KEY, reference, document, type, day, voids, {columns})")
    base.execute("CREATE TABLE word (position INTEGER, list, word)")
    marks = ", ".join("?" * (6 + len(COLUMNS)))
    with open(path, encoding="utf-8") as lines:
        for line in lines:
            entry = json.loads(line)
            for index, event in enumerate(entry["events"]):
                position = entry["position"] + index
                is_exit = event["type"] == "householdExitedPoverty"
                values = [event.get(name) if name != "from" or is_exit else None for name in COLUMNS]
                fixed = [position, f'{entry["id"]}#{index + 1}', entry.get("document"), event["type"],
                         event.get("effectiveOn"), event.get("event") if event["type"] == "eventVoided" else None]
                base.execute(f"INSERT INTO event VALUES ({marks})", fixed + values)
                for name in WORDS:
                    base.executemany(
                        "INSERT INTO word VALUES (?, ?, ?)", [(position, name, word) for word in event.get(name, [])])
    base.execute("CREATE INDEX byPosition ON word (position, list, word)")
    base.execute("CREATE TABLE classOrder (class PRIMARY KEY, number)")
    base.executemany("INSERT INTO classOrder VALUES (?, ?)", [(word, index) for index, word in enumerate(CLASSES)])
    return base


def prepare(base, options):
    """Makes `inside` (the events of the cut), `root` (unit, the one it lives on in) and `state` (who is present)."""
    base.execute(
        """CREATE TABLE live AS SELECT * FROM event WHERE position <= ? AND type <> 'eventVoided' AND reference NOT IN
           (SELECT voids FROM event WHERE voids IS NOT NULL AND position <= ?)""", (options.position, options.position))
    base.execute("CREATE TABLE inside AS SELECT * FROM live WHERE day <= ?", (options.day,))
    base.execute(
        """CREATE TABLE root AS
           WITH RECURSIVE merger AS (SELECT unit, "into" FROM live WHERE type = 'unitMerged' AND day <= ?),
           chain (unit, root) AS (
               SELECT DISTINCT unit, unit FROM event WHERE unit IS NOT NULL
               UNION SELECT chain.unit, merger."into" FROM chain JOIN merger ON merger.unit = chain.root)
           SELECT unit, root FROM chain WHERE root NOT IN (SELECT unit FROM merger)""",
        (options.units_on or options.day,))

    def latest(name, types):
        words = ", ".join(f"'{word}'" for word in types)
        base.execute(
            f"""CREATE TABLE {name} AS SELECT * FROM (SELECT *, row_number() OVER (
                PARTITION BY household ORDER BY day DESC, position DESC) AS place
                FROM inside WHERE type IN ({words})) WHERE place = 1""")

    latest("placing", ["householdRegistered", "householdMoved"])
    latest("sizing", ["householdRegistered", "householdSizeChanged"])
    latest("decision", ["householdClassified", "householdExitedPoverty"])
    base.execute(
        """CREATE TABLE state AS SELECT p.household, root.root AS unit, s.members AS members,
               coalesce(d."to", d.class, 'unclassified') AS class, coalesce(d.socialProtection, 0) AS protection,
               d.position AS decidedAt
           FROM placing p JOIN root USING (unit) JOIN sizing s ON s.household = p.household
               LEFT JOIN decision d ON d.household = p.household
           WHERE p.household NOT IN (SELECT household FROM inside WHERE type = 'householdDissolved')""")
    if options.unit:
        base.execute("DELETE FROM state WHERE unit <> ?", (options.unit,))


def rows(base, query, values=()):
    cursor = base.execute(query, values)
    names = [column[0] for column in cursor.description]
    return [dict(zip(names, row)) for row in cursor]


def the_cut(options):
    return {"effectiveOn": options.day, "position": options.position, "unitsOn": options.units_on or options.day}


def marks(values):
    return ", ".join("?" * len(values))


def decisions(base, options):
    """Households of each class by the words of the decision in force on them."""
    name = options.question
    unit = "unit, " if options.by else ""
    of_word = ", ".join(
        f"""sum(has_{word}) AS {word}Households, coalesce(sum(has_{word} * members), 0) AS {word}Persons"""
        for word in WORDS[name])
    has = ", ".join(
        f"""EXISTS (SELECT 1 FROM word WHERE word.position = state.decidedAt AND list = '{name}'
            AND word = '{word}') AS has_{word}""" for word in WORDS[name])
    base.execute(
        f"""CREATE TABLE marked AS SELECT state.*, {has}, (SELECT count(*) FROM word
            WHERE word.position = state.decidedAt AND list = '{name}') AS words FROM state""")
    found = rows(
        base,
        f"""SELECT {unit} class, count(*) AS households, sum(members) AS persons,
                sum(words = 0) AS unrecordedHouseholds, sum((words = 0) * members) AS unrecordedPersons,
                sum(words) AS {name}, {of_word}
            FROM marked JOIN classOrder USING (class) WHERE class IN ({marks(options.classes)})
            GROUP BY {unit} class ORDER BY {unit} number""", options.classes)
    for row in found:
        for word in WORDS[name]:
            row[word] = {"households": row.pop(f"{word}Households"), "persons": row.pop(f"{word}Persons")}
    return {"cut": the_cut(options), "unit": options.unit, name: found}


def household_list(base, options):
    """Each household with the first decision of the last run of its class, and how it came into that class."""
    first = options.start or f"{options.day[:4]}-01-01"
    base.execute(
        """CREATE TABLE step AS SELECT *, row_number() OVER (PARTITION BY household ORDER BY day, position) AS n
           FROM inside WHERE household IN (SELECT household FROM state)
               AND type IN ('householdRegistered', 'householdClassified', 'householdExitedPoverty')""")
    base.execute("CREATE UNIQUE INDEX stepIndex ON step (household, n)")
    months = "1" if options.look_back is None else f"e.day >= earlier(step.day, {int(options.look_back)})"
    base.execute(
        f"""CREATE TABLE walked AS SELECT step.*, coalesce(step."to", step.class, 'unclassified') AS now,
               coalesce(b."to", b.class, 'unclassified') AS was, b.n IS NULL AS isFirst,
               EXISTS (SELECT 1 FROM step r WHERE r.household = step.household AND r.cause IN ('movedIn', 'split')
                   AND r.type = 'householdRegistered') AS arrives,
               EXISTS (SELECT 1 FROM step e WHERE e.household = step.household AND e.n < step.n
                   AND e."from" = coalesce(step."to", step.class) AND {months}) AS isBack
            FROM step LEFT JOIN step b ON b.household = step.household AND b.n = step.n - 1""")
    base.execute(
        """CREATE TABLE entrance AS SELECT household, max(n) AS n FROM walked WHERE isFirst OR now <> was
           GROUP BY household""")
    found = rows(
        base,
        f"""SELECT state.unit, state.household, state.class, protection AS socialProtection, state.members,
               w.day AS enteredEffectiveOn, w.document AS enteredDocument, w.reference AS enteredReference,
               w.position AS enteredPosition, c.day AS confirmedEffectiveOn, c.document AS confirmedDocument,
               c.reference AS confirmedReference, c.position AS confirmedPosition,
               CASE WHEN state.class NOT IN ('poor', 'nearPoor') OR w.day < ? THEN NULL
                   WHEN w.was = 'unclassified' AND w.arrives THEN 'otherIncrease'
                   WHEN w.was = 'nearPoor' THEN 'fellFromNearPoor' WHEN w.was = 'poor' THEN 'cameFromPoor'
                   WHEN w.was <> 'unclassified' AND w.isBack THEN 'relapsed'
                   WHEN state.class = 'poor' THEN 'newlyPoor' ELSE 'newlyNearPoor' END AS flow
           FROM state JOIN entrance e USING (household) JOIN walked w ON w.household = e.household AND w.n = e.n
               LEFT JOIN walked c ON c.household = e.household AND c.n > e.n
                   AND c.n = (SELECT max(n) FROM walked l WHERE l.household = e.household)
           WHERE state.class IN ({marks(options.classes)}) ORDER BY state.unit, state.household""",
        [first] + options.classes)
    for row in found:
        row["socialProtection"] = bool(row["socialProtection"])
        flow = row.pop("flow")
        for name in ("entered", "confirmed"):
            parts = {part: row.pop(name + part[0].upper() + part[1:])
                     for part in ("effectiveOn", "document", "reference", "position")}
            row[name] = parts if parts["position"] is not None else None
        entrance = {None: "before", "relapsed": "relapsed", "otherIncrease": "arrived"}.get(flow, "new")
        row["entrance"] = entrance if row["class"] in ("poor", "nearPoor") else None
        row["flow"] = flow
    return {
        "cut": the_cut(options), "from": first, "unit": options.unit, "classes": options.classes,
        "lookBackMonths": options.look_back,
        "count": {"households": len(found), "persons": sum(row["members"] for row in found)}, "households": found,
    }


def sponsors(base, options):
    """Sponsorships that run: the last event of each household and sponsor is an assignment."""
    base.execute(
        """CREATE TABLE running AS SELECT state.*, s.sponsor, s.day AS since, s.reference FROM (
               SELECT *, row_number() OVER (PARTITION BY household, sponsor ORDER BY day DESC, position DESC) AS place
               FROM inside WHERE type IN ('sponsorAssigned', 'sponsorEnded')) s
           JOIN state USING (household) WHERE s.place = 1 AND s.type = 'sponsorAssigned'""")
    classes = []
    for name in ("poor", "nearPoor"):
        row = {"class": name}
        for word, condition in (("sponsored", "IN"), ("unsponsored", "NOT IN")):
            households, persons = base.execute(
                f"""SELECT count(*), coalesce(sum(members), 0) FROM state WHERE class = ?
                    AND household {condition} (SELECT household FROM running)""", (name,)).fetchone()
            row |= {f"{word}Households": households, f"{word}Persons": persons}
        classes.append(row)
    kinds = {"poor": "class = 'poor'", "nearPoor": "class = 'nearPoor'", "other": "class NOT IN ('poor', 'nearPoor')"}
    sums = ", ".join(
        f"sum({condition}) AS {name}Households, sum(({condition}) * members) AS {name}Persons"
        for name, condition in kinds.items())
    listed = rows(
        base,
        """SELECT unit, household, class, protection AS socialProtection, members, sponsor, since AS effectiveOn,
               reference AS assigned FROM running ORDER BY unit, household, sponsor""")
    for row in listed:
        row["socialProtection"] = bool(row["socialProtection"])
    return {
        "cut": the_cut(options), "unit": options.unit, "sponsors": classes,
        "bySponsor": rows(
            base,
            f"""SELECT sponsor, count(*) AS households, sum(members) AS persons, {sums} FROM running
                GROUP BY sponsor ORDER BY sponsor"""),
        "sponsorships": listed,
    }


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("export")
    parser.add_argument("question", choices=["deprivations", "causes", "list", "sponsors"])
    parser.add_argument("day")
    parser.add_argument("position", type=int)
    parser.add_argument("--class", dest="classes", action="append", default=[])
    parser.add_argument("--by", choices=["unit"])
    parser.add_argument("--unit")
    parser.add_argument("--units-on")
    parser.add_argument("--from", dest="start")
    parser.add_argument("--look-back", type=int)
    options = parser.parse_args()
    asked = options.classes or ["poor", "nearPoor"]
    options.classes = [name for name in CLASSES if name in asked]
    base = load(options.export)
    prepare(base, options)
    answer = {"list": household_list, "sponsors": sponsors}.get(options.question, decisions)(base, options)
    print(json.dumps(answer, ensure_ascii=False, separators=(",", ":")))


main()
