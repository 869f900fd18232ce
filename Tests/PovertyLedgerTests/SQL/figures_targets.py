"""The figure and the verdict of each target in SQL: a second implementation of the targets of `socai trajectory`.

It loads an export (JSON Lines with positions) into SQLite and asks there; it shares nothing with the library. Python 3
and its standard library are all it needs. It compares its rows with the JSON of the verb, prints how many due targets
of each kind it compared and how many had each verdict, and ends with 1 where they differ:

    socai trajectory t.socai 2023-12-31 --format json > answer.json
    python3 figures_targets.py export.jsonl answer.json
"""

import calendar
import collections
import fractions
import json
import operator
import sqlite3
import sys

# The folder of the sources stays as it is.
sys.dont_write_bytecode = True
from all_households import all_households

CLASSES = ["poor", "nearPoor", "disadvantaged", "average", "betterOff", "wellOff", "unclassified"]
COLUMNS = [
    "household", "unit", "into", "members", "class", "from", "to", "socialProtection", "cause", "parent", "area",
    "households", "persons", "kind", "donorKind", "amountVND", "programme", "perPersonMonthlyVND", "plan", "replaces",
    "targets",
]
COMPARISONS = {
    "atLeast": operator.ge, "atMost": operator.le, "below": operator.lt, "equal": operator.eq, "rises": operator.gt,
}
COMPARED = ["verdict", "unknown", "actual", "totals", "firstDay", "replacedBy"]


def shifted(day, months):
    """The same day of another month, or the last that month has."""
    year, month, number = map(int, day.split("-"))
    year, month = divmod(year * 12 + month - 1 + months, 12)
    return f"{year:04}-{month + 1:02}-{min(number, calendar.monthrange(year, month + 1)[1]):02}"


def load(path, position):
    """A database with the events that are known at a position and not voided."""
    base = sqlite3.connect(":memory:")
    base.row_factory = sqlite3.Row
    base.create_function("shifted", 2, shifted)
    columns = ", ".join(f'"{name}"' for name in COLUMNS)
    base.execute(f"CREATE TABLE event (position INTEGER PRIMARY KEY, reference, type, day, voids, {columns})")
    with open(path, encoding="utf-8") as lines:
        for line in lines:
            entry = json.loads(line)
            for index, event in enumerate(entry["events"]):
                row = [entry["position"] + index, f'{entry["id"]}#{index + 1}', event["type"], event.get("effectiveOn")]
                row += [event["event"] if event["type"] == "eventVoided" else None]
                for name in COLUMNS:
                    value = event.get(name)
                    row.append(json.dumps(value) if isinstance(value, (list, dict)) else value)
                base.execute(f"INSERT INTO event VALUES ({', '.join('?' * len(row))})", row)
    base.execute("CREATE TABLE rank (word PRIMARY KEY, number)")
    base.executemany("INSERT INTO rank VALUES (?, ?)", [(word, index) for index, word in enumerate(CLASSES)])
    base.execute(
        """CREATE TABLE live AS SELECT *, coalesce("to", class) AS decided FROM event
           WHERE position <= :known AND type <> 'eventVoided' AND reference NOT IN
               (SELECT voids FROM event WHERE voids IS NOT NULL AND position <= :known)""", {"known": position})
    base.execute("CREATE INDEX liveByHousehold ON live (household, day, position)")
    return base


def plans(base, last):
    """The targets of the plans of a cut, with the plan that replaced theirs by the day they are due."""
    base.execute("CREATE TABLE plan AS SELECT * FROM live WHERE type IN ('planAdopted', 'planRevised') AND day <= ?",
                 (last,))
    targets = []
    for plan in base.execute("SELECT plan, targets FROM plan ORDER BY plan").fetchall():
        for target in json.loads(plan["targets"]):
            replaced = base.execute(
                'SELECT plan, day AS "from" FROM plan WHERE replaces = ? AND day <= ?', (plan["plan"], target["due"])
            ).fetchone()
            year = int(target["due"][:4])
            usual = {
                "reduction": f"{year - 1:04}-12-31", "increase": f"{year - 1:04}-12-31",
                "income": f"{year - 1:04}-12-31", "leftBehind": f"{year:04}-01-01", "resources": f"{year:04}-01-01",
                "lasting": f"{shifted(target['due'], -target.get('months', 0))[:4]}-01-01",
            }
            where = target.get("where", {})
            measure = target.get("measure", [])
            targets.append(target | {
                "plan": plan["plan"], "replacedBy": dict(replaced) if replaced else None,
                "first": target.get("from", usual.get(target["kind"])), "unit": where.get("unit"),
                "area": where.get("area"), "protection": where.get("socialProtection"),
                "measure": [measure] if isinstance(measure, str) else measure,
            })
    return targets


def units(base, days):
    """Makes, for each of the days, `root` (the unit that a unit lives on in, and its area), `line` (the units that a
    unit counts in) and `current` (the units of that day)."""
    base.execute("CREATE TABLE unitDay (day PRIMARY KEY)")
    base.executemany("INSERT OR IGNORE INTO unitDay VALUES (?)", [(day,) for day in days])
    base.execute(
        """INSERT OR IGNORE INTO unitDay SELECT day FROM live WHERE type = 'householdMoved'
           AND cause = 'boundaryChange'""")
    base.execute("""CREATE TABLE ended AS
        SELECT unit, "into", day FROM live WHERE type = 'unitMerged'
        UNION ALL SELECT unit, NULL, day FROM live WHERE type = 'unitDivided'""")
    base.execute("""CREATE TABLE part AS SELECT value AS unit, day FROM
        (SELECT day, "into" FROM live WHERE type = 'unitDivided') division, json_each(division."into")""")
    latest = """SELECT d.day AS asked, unit, {value} AS value, row_number() OVER
        (PARTITION BY d.day, unit ORDER BY live.day DESC, position DESC) AS place FROM live JOIN unitDay d
        ON live.day <= d.day WHERE type IN ('unitEstablished', 'unitChanged') AND {value} IS NOT NULL"""
    base.execute(
        f"""CREATE TABLE root AS
            WITH RECURSIVE chain (day, unit, root) AS (
                SELECT DISTINCT unitDay.day, unit, unit FROM live, unitDay WHERE type = 'unitEstablished'
                UNION SELECT chain.day, chain.unit, ended."into" FROM chain JOIN ended
                    ON ended.unit = chain.root AND ended.day <= chain.day AND ended."into" IS NOT NULL)
            SELECT chain.day, chain.unit, root, area.value AS area FROM chain
                LEFT JOIN ({latest.format(value='area')}) area
                    ON area.asked = chain.day AND area.unit = root AND area.place = 1
            WHERE NOT EXISTS (SELECT 1 FROM ended WHERE ended.unit = root AND ended.day <= chain.day
                AND "into" IS NOT NULL)""")
    base.execute("CREATE UNIQUE INDEX rootIndex ON root (day, unit)")
    base.execute(
        f"""CREATE TABLE above AS SELECT named.asked AS day, named.unit, root.root AS parent
            FROM ({latest.format(value='parent')}) named
                JOIN root ON root.day = named.asked AND root.unit = named.value WHERE place = 1""")
    base.execute("CREATE UNIQUE INDEX aboveIndex ON above (day, unit)")
    base.execute(
        """CREATE TABLE line AS
           WITH RECURSIVE line (day, unit, above) AS (
               SELECT day, unit, root FROM root
               UNION SELECT line.day, line.unit, parent FROM line JOIN above
                   ON above.day = line.day AND above.unit = line.above)
           SELECT * FROM line""")
    base.execute("CREATE UNIQUE INDEX lineIndex ON line (day, unit, above)")
    base.execute(
        """CREATE TABLE current AS SELECT unitDay.day, unit FROM live JOIN unitDay ON live.day <= unitDay.day
           WHERE type = 'unitEstablished' AND NOT EXISTS
               (SELECT 1 FROM ended WHERE ended.unit = live.unit AND ended.day <= unitDay.day)""")


def states(base, days):
    """Makes `state`: the households that are in the register on each of the days."""
    base.execute("CREATE TABLE onDay (onDay PRIMARY KEY)")
    base.executemany("INSERT OR IGNORE INTO onDay VALUES (?)", [(day,) for day in days])
    for name, value, types in [
        ("unitThen", "unit", "'householdRegistered', 'householdMoved'"),
        ("sizeThen", "members", "'householdRegistered', 'householdSizeChanged'"),
        ("classThen", "decided", "'householdClassified', 'householdExitedPoverty'"),
        ("incomeThen", "perPersonMonthlyVND", "'incomeAssessed'"), ("gone", "1", "'householdDissolved'"),
    ]:
        base.execute(
            f"""CREATE TABLE {name} AS SELECT onDay, household, value, protection FROM (
                    SELECT onDay, household, {value} AS value, coalesce(socialProtection, 0) AS protection,
                        row_number() OVER (PARTITION BY onDay, household ORDER BY day DESC, position DESC) AS place
                    FROM live JOIN onDay ON day <= onDay WHERE type IN ({types})) WHERE place = 1""")
        base.execute(f"CREATE UNIQUE INDEX {name}Index ON {name} (onDay, household)")
    base.execute(
        """CREATE TABLE state AS
           SELECT u.onDay AS day, u.household, u.value AS unit, s.value AS members, i.value AS income,
               coalesce(c.value, 'unclassified') AS class, coalesce(c.protection, 0) AS protection
           FROM unitThen u JOIN sizeThen s USING (onDay, household) LEFT JOIN classThen c USING (onDay, household)
               LEFT JOIN incomeThen i USING (onDay, household) LEFT JOIN gone USING (onDay, household)
           WHERE gone.value IS NULL""")
    base.execute("CREATE INDEX stateIndex ON state (day)")


def steps(base):
    """Makes `gift` and `exits`: each with the unit that its household was in just then, and `departure`, the
    boundary changes, each with the unit before."""
    before = """(SELECT CASE type WHEN 'householdDissolved' THEN NULL ELSE s.unit END FROM live s
        WHERE s.household = a.household AND (s.day, s.position) < (a.day, a.position)
            AND type IN ('householdRegistered', 'householdMoved', 'householdDissolved')
        ORDER BY s.day DESC, s.position DESC LIMIT 1)"""
    base.execute(
        f"""CREATE TABLE gift AS SELECT day, household, donorKind, programme, amountVND,
                CASE WHEN household IS NULL THEN unit ELSE {before} END AS at
            FROM live a WHERE type = 'aidGiven' AND kind <> 'credit'""")
    base.execute(
        f"""CREATE TABLE exits AS SELECT household, day, position, "from" AS class, {before} AS at, row_number() OVER
                (PARTITION BY household, "from", substr(day, 1, 4) ORDER BY day, position) AS place
            FROM live a WHERE type = 'householdExitedPoverty'""")
    base.execute(
        f"""CREATE TABLE departure AS SELECT day, unit AS "into", {before} AS at FROM live a
            WHERE type = 'householdMoved' AND cause = 'boundaryChange'""")


# Whether a unit that something is recorded in is of the part that a target counts, by the units of the due day.
INSIDE = """(:unit IS NULL OR EXISTS (SELECT 1 FROM line WHERE line.day = :due AND line.unit = {at} AND above = :unit))
    AND (:area IS NULL OR :area = (SELECT area FROM root WHERE root.day = :due AND root.unit = {at}))"""
COUNTED = f"""class IN (SELECT value FROM json_each(:measure)) AND protection = coalesce(:protection, protection)
    AND {INSIDE.format(at='state.unit')}"""


def ask(base, query, target, **more):
    names = ["unit", "area", "protection", "due", "first", "months"]
    values = {name: target.get(name) for name in names} | more
    values |= {name: json.dumps(target.get(name, [])) for name in ["measure", "givers", "programmes"]}
    return base.execute(query, values).fetchone()


def size(base, target, day, condition="1"):
    what = "sum(members)" if target.get("of") == "persons" else "count(*)"
    query = f"SELECT coalesce({what}, 0) FROM state WHERE day = :day AND {COUNTED} AND {condition}"
    return ask(base, query, target, day=day)[0]


def income(base, target, day):
    """The figure of one day; None where nobody's income was assessed, or too few."""
    row = ask(
        base,
        f"""SELECT count(*) AS households, count(income) AS assessed, sum(income * members) AS weighed,
                sum(members) FILTER (WHERE income IS NOT NULL) AS persons,
                sum(income) FILTER (WHERE place IN ((known + 1) / 2, known / 2 + 1)) AS middle FROM (
                SELECT *, row_number() OVER (ORDER BY income IS NULL, income) AS place, count(income) OVER () AS known
                FROM state WHERE day = :day AND {COUNTED})""", target, day=day)
    least = fractions.Fraction(target.get("leastShare", "0"))
    if row["assessed"] == 0 or row["assessed"] < least * row["households"]:
        return None
    mean = {"sum": row["weighed"], "of": row["persons"]}
    median = {"sum": row["middle"], "of": 1 if row["assessed"] % 2 else 2}
    return (mean if target["statistic"] == "mean" else median) | {
        "assessedHouseholds": row["assessed"], "households": row["households"]}


def lasting(base, target):
    """The exits that lasted, and those that are looked at."""
    return tuple(ask(
        base,
        f"""SELECT count(*) FILTER (WHERE NOT isBack), count(*) FROM (SELECT EXISTS (
                SELECT 1 FROM live b JOIN rank new ON new.word = b.decided JOIN rank old ON old.word = e.class
                WHERE b.household = e.household AND (b.day, b.position) > (e.day, e.position)
                    AND b.day <= shifted(e.day, :months) AND new.number <= old.number
                    AND b.type IN ('householdClassified', 'householdExitedPoverty')) AS isBack, EXISTS (
                SELECT 1 FROM live g WHERE g.household = e.household AND g.type = 'householdDissolved'
                    AND g.day <= shifted(e.day, :months)) AS isGone
            FROM exits e WHERE place = 1 AND class IN (SELECT value FROM json_each(:measure)) AND e.day >= :first
                AND shifted(e.day, :months) <= :due AND {INSIDE.format(at='e.at')}) WHERE isBack OR NOT isGone""",
        target))


def resources(base, target):
    what = "count(*)" if target.get("of") == "gifts" else "coalesce(sum(amountVND), 0)"
    return ask(
        base,
        f"""SELECT {what} FROM gift WHERE day BETWEEN :first AND :due
                AND (:givers = '[]' OR donorKind IN (SELECT value FROM json_each(:givers)))
                AND (:programmes = '[]' OR programme IN (SELECT value FROM json_each(:programmes)))
                AND {INSIDE.format(at='gift.at')}""",
        target)[0]


def is_met(target, actual):
    """Whether a figure is as promised, exactly."""
    compare, value = COMPARISONS[target["comparison"]], target.get("value")
    if isinstance(actual, int):
        return compare(actual, value)
    if "before" not in actual:
        part = actual[target.get("of", "households")]
        return compare(fractions.Fraction(part, actual["of"]), fractions.Fraction(value))
    before, due = (fractions.Fraction(actual[name]["sum"], actual[name]["of"]) for name in ["before", "due"])
    if value is None:
        return due > before
    if isinstance(value, int):
        return compare(due - before, value)
    return compare(due, before * fractions.Fraction(value))


def judged(base, target, last):
    """The row of a target."""
    kind, due, of = target["kind"], target["due"], target.get("of", "households")
    row = {"plan": target["plan"], "id": target["id"], "verdict": "unknown", "unknown": None, "actual": None,
           "totals": None, "firstDay": target["first"], "replacedBy": target["replacedBy"]}

    def share(part, everybody, without):
        if everybody:
            row["actual"] = {of: part, "of": everybody}
        else:
            row["unknown"] = without

    if due > last:
        return row | {"verdict": "notDue"}
    if target["unit"] and not ask(base, "SELECT 1 FROM current WHERE day = :due AND unit = :unit", target):
        return row | {"unknown": "unit"}
    if kind == "stock":
        row["actual"] = size(base, target, due)
    elif kind in ("reduction", "increase"):
        change = size(base, target, due) - size(base, target, target["first"])
        row["actual"] = -change if kind == "reduction" else change
    elif kind == "rate":
        everybody, row["totals"] = all_households(base, target)
        share(size(base, target, due), everybody, "totals" if everybody is None else "nobody")
    elif kind == "income":
        incomes = {name: income(base, target, day) for name, day in [("before", target["first"]), ("due", due)]}
        row |= {"unknown": "incomes"} if None in incomes.values() else {"actual": incomes}
    elif kind == "lasting":
        share(*lasting(base, target), "nobody")
    elif kind == "leftBehind":
        row["actual"] = size(
            base, target, due,
            "household NOT IN (SELECT household FROM gift WHERE household IS NOT NULL AND day BETWEEN :first AND :due)")
    elif kind == "resources":
        row["actual"] = resources(base, target)
    elif kind == "sponsored":
        with_sponsor = size(
            base, target, due,
            """(SELECT sum(CASE type WHEN 'sponsorAssigned' THEN 1 ELSE -1 END) FROM live s WHERE day <= :due
                AND s.household = state.household AND type IN ('sponsorAssigned', 'sponsorEnded')) > 0""")
        share(with_sponsor, size(base, target, due), "nobody")
    if row["actual"] is not None:
        row["verdict"] = "met" if is_met(target, row["actual"]) else "missed"
    return row


def answer(path, last, position):
    """The rows of all targets of a cut, by plan and id, with their kinds."""
    base = load(path, position)
    targets = plans(base, last)
    due = [target for target in targets if target["due"] <= last]
    units(base, {target["due"] for target in due})
    states(base, {day for target in due for day in (target["due"], target["first"]) if day})
    steps(base)
    return {(target["plan"], target["id"]): (target["kind"], judged(base, target, last)) for target in targets}


def main():
    with open(sys.argv[2], encoding="utf-8") as file:
        program = json.load(file)
    sql = answer(sys.argv[1], program["cut"]["effectiveOn"], program["cut"]["position"])
    rows = {(row["plan"], row["id"]): row for row in program["targets"]}
    wrong = [f"{key}: only in {'SQL' if key in sql else 'the program'}" for key in sorted(sql.keys() ^ rows.keys())]
    if len(rows) != len(program["targets"]):
        wrong.append("the program has a target twice")
    counts = collections.Counter()
    for key in sorted(sql.keys() & rows.keys()):
        kind, row = sql[key]
        counts.update([row["verdict"]] if row["verdict"] == "notDue" else [kind, row["verdict"]])
        wrong += [f"{key} {kind} {name}: {row[name]} in SQL, {rows[key][name]} in the program"
                  for name in COMPARED if row[name] != rows[key][name]]
    print("\n".join(wrong) if wrong else " ".join(f"{name}:{count}" for name, count in sorted(counts.items())))
    sys.exit(1 if wrong else 0)


if __name__ == "__main__":
    main()
