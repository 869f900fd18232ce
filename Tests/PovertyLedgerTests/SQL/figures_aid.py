"""Aid, awards and incomes in SQL: a second implementation of what `socai aid`, `awards` and `income` answer as JSON.

It loads an export (JSON Lines with positions) into SQLite and asks there; it shares nothing with the library. Python 3
and its standard library are all it needs. Options are those of the verbs; the cut is a day and a position:

    python3 figures_aid.py export.jsonl aid 2023-12-31 12583 --from 2023-01-01 --by unit,kind --left-behind
    python3 figures_aid.py export.jsonl awards 2023-12-31 12583 --by form --awards
    python3 figures_aid.py export.jsonl income 2023-12-31 12583 --by unit
"""

import argparse
import json
import sqlite3

CLASSES = ["poor", "nearPoor", "disadvantaged", "average", "betterOff", "wellOff", "unclassified"]
AID_KINDS = [
    "cash", "goods", "housing", "livelihood", "credit", "healthInsurance", "education", "labour", "ideas",
]
DONOR_KINDS = [
    "stateBudget", "nationalProgramme", "fundForThePoor", "massOrganisation", "agency", "enterprise", "religiousBody",
    "household", "individual", "abroad", "policyBank",
]
RECIPIENT_KINDS = ["household", "individual", "collective"]

COLUMNS = [
    "household", "unit", "into", "members", "class", "to", "socialProtection", "kind", "donorKind", "donor",
    "amountVND", "programme", "award", "form", "authority", "recipientKind", "recipient", "movement", "achievement", "cause",
    "perPersonMonthlyVND",
]


def load(path):
    """A database with a row for each event, and the position of the void that took it out."""
    base = sqlite3.connect(":memory:")
    columns = ", ".join(f'"{name}"' for name in COLUMNS)
    base.execute(f'CREATE TABLE event (position INTEGER PRIMARY KEY, reference, type, day, voids, {columns})')
    marks = ", ".join("?" * (5 + len(COLUMNS)))
    with open(path, encoding="utf-8") as lines:
        for line in lines:
            entry = json.loads(line)
            for index, event in enumerate(entry["events"]):
                fixed = [
                    entry["position"] + index, f'{entry["id"]}#{index + 1}', event["type"], event.get("effectiveOn"),
                    event.get("event") if event["type"] == "eventVoided" else None,
                ]
                base.execute(f"INSERT INTO event VALUES ({marks})", fixed + [event.get(name) for name in COLUMNS])
    for name, words in [
        ("classOrder", CLASSES), ("kindOrder", AID_KINDS), ("donorKindOrder", DONOR_KINDS),
        ("recipientKindOrder", RECIPIENT_KINDS),
    ]:
        base.execute(f"CREATE TABLE {name} (word PRIMARY KEY, number)")
        base.executemany(f"INSERT INTO {name} VALUES (?, ?)", [(word, index) for index, word in enumerate(words)])
    return base


def cut(base, day, position, units_on):
    """Makes the tables `live` (known and not voided), `inside` (in effect too) and `root` (unit, the one it lives on in)."""
    base.execute(
        """CREATE TABLE live AS SELECT * FROM event WHERE position <= ? AND type <> 'eventVoided' AND reference NOT IN
           (SELECT voids FROM event WHERE voids IS NOT NULL AND position <= ?)""", (position, position))
    base.execute("CREATE TABLE inside AS SELECT * FROM live WHERE day <= ?", (day,))
    base.execute("CREATE INDEX byHousehold ON inside (household, day, position)")
    base.execute(
        """CREATE TABLE root AS
           WITH RECURSIVE merger AS (SELECT unit, "into" FROM live WHERE type = 'unitMerged' AND day <= ?),
           chain (unit, root) AS (
               SELECT DISTINCT unit, unit FROM event WHERE unit IS NOT NULL
               UNION SELECT chain.unit, merger."into" FROM chain JOIN merger ON merger.unit = chain.root)
           SELECT unit, root FROM chain WHERE root NOT IN (SELECT unit FROM merger)""", (units_on,))
    base.execute("CREATE UNIQUE INDEX rootOfUnit ON root (unit)")


def states(base, days):
    """Makes the table `state`: each household that is present on each of the days."""
    base.execute("CREATE TABLE onDay (onDay)")
    base.executemany("INSERT INTO onDay VALUES (?)", [(day,) for day in days])

    def latest(name, value, types):
        words = ", ".join(f"'{word}'" for word in types)
        base.execute(
            f"""CREATE TABLE {name} AS SELECT onDay, household, value, protection FROM (
                    SELECT onDay, household, {value} AS value, coalesce(socialProtection, 0) AS protection,
                        row_number() OVER (PARTITION BY onDay, household ORDER BY day DESC, position DESC) AS place
                    FROM inside JOIN onDay ON day <= onDay WHERE type IN ({words})) WHERE place = 1""")
        base.execute(f"CREATE UNIQUE INDEX {name}Index ON {name} (onDay, household)")

    latest("unitThen", "unit", ["householdRegistered", "householdMoved"])
    latest("membersThen", "members", ["householdRegistered", "householdSizeChanged"])
    latest("classThen", 'coalesce("to", class)', ["householdClassified", "householdExitedPoverty"])
    latest("incomeThen", "perPersonMonthlyVND", ["incomeAssessed"])
    latest("gone", "1", ["householdDissolved"])
    base.execute(
        """CREATE TABLE state AS
           SELECT u.onDay AS onDay, u.household AS household, root.root AS unit, m.value AS members,
               coalesce(c.value, 'unclassified') AS class, coalesce(c.protection, 0) AS protection, i.value AS income
           FROM unitThen u JOIN root ON root.unit = u.value JOIN membersThen m USING (onDay, household)
               LEFT JOIN classThen c USING (onDay, household) LEFT JOIN incomeThen i USING (onDay, household)
               LEFT JOIN gone g USING (onDay, household)
           WHERE g.value IS NULL""")


def rows(base, query, values=()):
    cursor = base.execute(query, values)
    names = [column[0] for column in cursor.description]
    return [dict(zip(names, row)) for row in cursor]


SUMS = """count(*) AS events, count(*) - count(amountVND) AS withoutAmount, coalesce(sum(amountVND), 0) AS amountVND,
    count(DISTINCT household) AS households, count(DISTINCT givenTo) AS units"""


def aid_table(base, dimensions, is_loan):
    condition = f"(kind = 'credit') = {int(is_loan)}"
    total = rows(base, f"SELECT {SUMS} FROM aid WHERE {condition}")[0]
    groups = []
    if dimensions:
        names = {"unit": "place"}
        columns = [f"{names.get(name, name)} AS {name}" for name in dimensions]
        orders = {
            "unit": "place IS NULL, place", "household": "household IS NULL, household", "donor": "donor",
            "programme": "programme IS NULL, programme", "year": "year",
            "kind": "(SELECT number FROM kindOrder WHERE word = kind)",
            "donorKind": "(SELECT number FROM donorKindOrder WHERE word = donorKind)",
        }
        groups = rows(
            base,
            f"""SELECT {', '.join(columns)}, {SUMS} FROM aid WHERE {condition}
                GROUP BY {', '.join(names.get(name, name) for name in dimensions)}
                ORDER BY {', '.join(orders[name] for name in dimensions)}""")
    return {"total": total, "rows": groups}


def aid(base, options):
    by = [words.replace("giver", "donorKind,donor") for words in options.by]
    dimensions = chosen(by, ["unit", "household", "kind", "donorKind", "donor", "programme", "year"], ["kind"])
    base.execute(
        """CREATE TABLE aid AS SELECT *, (SELECT root FROM root WHERE root.unit = given.at) AS place,
               (SELECT root FROM root WHERE root.unit = given.unit) AS givenTo FROM (
               SELECT household, unit, kind, donorKind, donor, programme, amountVND, CAST(substr(day, 1, 4) AS INTEGER) AS year,
                   CASE WHEN household IS NULL THEN unit ELSE (
                       SELECT CASE WHEN type = 'householdDissolved' THEN NULL ELSE step.unit END FROM inside step
                       WHERE step.household = a.household AND (step.day, step.position) < (a.day, a.position)
                           AND type IN ('householdRegistered', 'householdMoved', 'householdDissolved')
                       ORDER BY step.day DESC, step.position DESC LIMIT 1) END AS at
               FROM inside a WHERE type = 'aidGiven' AND day >= ?) given""", (options.first or "",))
    if options.unit:
        base.execute("DELETE FROM aid WHERE place IS NOT ?", (options.unit,))
    answer = {
        "cut": the_cut(options), "from": options.first, "unit": options.unit, "by": dimensions,
        "gifts": aid_table(base, dimensions, False), "loans": aid_table(base, dimensions, True),
    }
    states(base, [options.day])
    base.execute(
        """CREATE TABLE needy AS SELECT state.*,
               EXISTS (SELECT 1 FROM inside g WHERE g.household = state.household AND g.type = 'aidGiven'
                   AND g.day >= :first AND g.kind <> 'credit') AS gift,
               EXISTS (SELECT 1 FROM inside g WHERE g.household = state.household AND g.type = 'aidGiven'
                   AND g.day >= :first AND g.kind = 'credit') AS loan,
               (SELECT position FROM inside g WHERE g.household = state.household AND g.type = 'aidGiven'
                   ORDER BY g.day DESC, g.position DESC LIMIT 1) AS lastAid
           FROM state WHERE class IN ('poor', 'nearPoor') AND (:unit IS NULL OR unit = :unit)""",
        {"first": options.first or "", "unit": options.unit})
    by_unit = "unit" in dimensions
    unit = "unit, " if by_unit else ""
    answer["leftBehind"] = protection(rows(
        base,
        f"""SELECT {unit} class, protection AS socialProtection, count(*) AS households, sum(members) AS persons,
                sum(gift) AS helpedHouseholds, sum(gift * members) AS helpedPersons,
                sum(loan AND NOT gift) AS loanOnlyHouseholds, sum((loan AND NOT gift) * members) AS loanOnlyPersons,
                sum(NOT loan AND NOT gift) AS nothingHouseholds,
                sum((NOT loan AND NOT gift) * members) AS nothingPersons
            FROM needy JOIN classOrder ON word = class GROUP BY {unit} class, protection
            ORDER BY {unit} number, protection"""))
    if options.left_behind:
        answer["households"] = [left_behind(base, row) for row in protection(rows(
            base,
            """SELECT household, unit, class, protection AS socialProtection, members, loan, lastAid FROM needy
               WHERE NOT gift ORDER BY household"""))]
    return answer


def left_behind(base, row):
    row["loan"] = bool(row["loan"])
    if row["lastAid"] is not None:
        row["lastAid"] = rows(
            base, "SELECT reference, day AS effectiveOn, kind FROM event WHERE position = ?", (row["lastAid"],))[0]
    return row


def awards(base, options):
    dimensions = chosen(options.by, ["form", "recipientKind", "authority", "year"], ["form", "recipientKind"])
    base.execute(
        """CREATE TABLE granted AS SELECT a.*, CAST(substr(a.day, 1, 4) AS INTEGER) AS year, r.reference AS revokedBy,
               r.day AS revokedOn, r.cause AS revokedCause
           FROM inside a LEFT JOIN inside r ON r.type = 'awardRevoked' AND r.award = a.reference
           WHERE a.type = 'awardGranted' AND a.day >= ?""", (options.first or "",))
    if options.revoked:
        base.execute("DELETE FROM granted WHERE revokedBy IS NULL")
    counts = "count(*) - count(revokedBy) AS inForce, count(revokedBy) AS revoked"
    answer = {
        "cut": the_cut(options), "from": options.first, "revokedOnly": options.revoked, "by": dimensions,
        "total": rows(base, f"SELECT {counts} FROM granted")[0], "counts": [],
    }
    if dimensions:
        order = ["(SELECT number FROM recipientKindOrder WHERE word = recipientKind)" if name == "recipientKind" else name
                 for name in dimensions]
        answer["counts"] = rows(
            base,
            f"""SELECT {', '.join(dimensions)}, {counts} FROM granted GROUP BY {', '.join(dimensions)}
                ORDER BY {', '.join(order)}""")
    if options.awards:
        answer["awards"] = [one_award(row) for row in rows(
            base,
            """SELECT reference, day AS effectiveOn, recipientKind, recipient, form, authority, unit, movement,
                   achievement, revokedBy, revokedOn, revokedCause FROM granted ORDER BY day, position""")]
    return answer


def one_award(row):
    by, day, cause = (row.pop(name) for name in ["revokedBy", "revokedOn", "revokedCause"])
    row["revoked"] = None if by is None else {"by": by, "effectiveOn": day, "cause": cause}
    return row


def income(base, options):
    first = base.execute("SELECT min(day) FROM inside WHERE type = 'incomeAssessed'").fetchone()[0]
    answer = {"cut": the_cut(options), "unit": options.unit, "incomes": []}
    if first is None:
        return answer
    years = range(max(int(first[:4]), int(options.first or 1)), int(options.day[:4]) + 1)
    states(base, [min(f"{year:04}-12-31", options.day) for year in years])
    unit = "unit, " if options.by or options.unit else ""
    answer["incomes"] = [means(row, bool(options.by), options) for row in rows(
        base,
        f"""WITH placed AS (
                SELECT *, row_number() OVER (PARTITION BY {unit} class, onDay ORDER BY income IS NULL, income) AS place,
                    count(income) OVER (PARTITION BY {unit} class, onDay) AS assessed FROM state)
            SELECT {unit} class, CAST(substr(onDay, 1, 4) AS INTEGER) AS year, onDay AS effectiveOn,
                count(*) AS households, sum(members) AS persons, count(income) AS assessedHouseholds,
                coalesce(sum(members) FILTER (WHERE income IS NOT NULL), 0) AS assessedPersons,
                sum(income * members) AS weighed, sum(income) AS added,
                sum(income) FILTER (WHERE place IN ((assessed + 1) / 2, assessed / 2 + 1) AND income IS NOT NULL) AS middle,
                assessed
            FROM placed JOIN classOrder ON word = class GROUP BY {unit} class, onDay ORDER BY {unit} number, onDay""")
        if options.unit is None or row["unit"] == options.unit]
    return answer


def means(row, by_unit, options):
    if options.unit and not by_unit:
        del row["unit"]
    weighed, added, middle, assessed = (row.pop(name) for name in ["weighed", "added", "middle", "assessed"])
    known = assessed > 0
    row["perPerson"] = {"sum": weighed, "persons": row["assessedPersons"]} if known else None
    row["perHousehold"] = {"sum": added, "households": row["assessedHouseholds"]} if known else None
    row["median"] = {"sum": middle, "of": 1 if assessed % 2 else 2} if known else None
    return row


def chosen(words, known, otherwise):
    asked = [word for group in words for word in group.split(",")] or otherwise
    return [word for word in known if word in asked]


def protection(answers):
    for row in answers:
        row["socialProtection"] = bool(row["socialProtection"])
    return answers


def the_cut(options):
    return {"effectiveOn": options.day, "position": options.position, "unitsOn": options.units_on or options.day}


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("export")
    parser.add_argument("verb", choices=["aid", "awards", "income"])
    parser.add_argument("day")
    parser.add_argument("position", type=int)
    parser.add_argument("--from", dest="first")
    parser.add_argument("--by", action="append", default=[])
    parser.add_argument("--unit")
    parser.add_argument("--units-on")
    parser.add_argument("--left-behind", action="store_true")
    parser.add_argument("--revoked", action="store_true")
    parser.add_argument("--awards", action="store_true")
    options = parser.parse_args()
    base = load(options.export)
    cut(base, options.day, options.position, options.units_on or options.day)
    answer = {"aid": aid, "awards": awards, "income": income}[options.verb](base, options)
    print(json.dumps(answer, ensure_ascii=False, separators=(",", ":")))


main()
