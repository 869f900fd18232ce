"""All households of a day, as units reported them: the denominator of rates, for `figures_targets.py`.

It asks tables that the script made of an export: `live`, `state`, and of the units on each day `root`, `line`, `above`,
`current`, `ended`, `part` and `departure`. It guesses no total that was not reported.
"""


def totals(base, values, what):
    """Makes `own` (what each unit reported, with the units that merged into it since), `needed` (the units that must be
    covered by a total) and `emptied`, for one rate."""
    for name in ["report", "reported", "occupied", "needed", "feed", "own", "emptied", "node"]:
        base.execute(f"DROP TABLE IF EXISTS {name}")
    latest = """SELECT unit, day, {0} AS total, households FROM (SELECT *, row_number() OVER
        (PARTITION BY unit ORDER BY day DESC, position DESC) AS place FROM live
        WHERE type = 'householdTotalReported' AND day <= :due AND {0} IS NOT NULL) WHERE place = 1"""
    base.execute(f"CREATE TABLE report AS {latest.format(what)}", values)
    base.execute(f"CREATE TABLE reported AS {latest.format('households')}", values)
    base.execute("CREATE TABLE occupied AS SELECT DISTINCT unit FROM state WHERE day = :due", values)
    base.execute(
        "CREATE TABLE needed AS SELECT unit FROM occupied UNION SELECT unit FROM part WHERE day <= :due", values)
    # A merged unit's total is added until the unit that it merged into reports.
    base.execute(
        """CREATE TABLE feed AS
           WITH RECURSIVE feed (unit, source) AS (
               SELECT DISTINCT unit, unit FROM live WHERE type = 'unitEstablished'
               UNION SELECT feed.unit, ended.unit FROM feed
                   JOIN ended ON ended."into" = feed.source AND ended.day <= :due
                   LEFT JOIN report ON report.unit = feed.source WHERE report.day IS NULL OR ended.day > report.day)
           SELECT * FROM feed""", values)
    base.execute(
        """CREATE TABLE own AS SELECT feed.unit, sum(total) AS total FROM feed LEFT JOIN report ON report.unit = source
           GROUP BY 1""")
    base.execute(
        """CREATE TABLE emptied AS SELECT unit FROM current JOIN reported USING (unit) WHERE current.day = :due
           AND NOT EXISTS (SELECT 1 FROM occupied o JOIN line ON line.day = :due AND line.unit = o.unit
               WHERE above = current.unit)
           AND EXISTS (SELECT 1 FROM departure d WHERE d.day > reported.day AND d.day <= :due
               AND EXISTS (SELECT 1 FROM line WHERE line.day = d.day AND line.unit = at AND above = current.unit)
               AND NOT EXISTS
                   (SELECT 1 FROM line WHERE line.day = d.day AND line.unit = d."into" AND above = current.unit))""",
        values)


def tree(base, values):
    """Makes `node`: the units of the due day from the top down, each with its own total and how many units lack one."""
    base.execute(
        """CREATE TABLE node AS SELECT unit, CASE WHEN parent <> unit
               AND parent IN (SELECT unit FROM current WHERE day = :due) THEN parent END AS parent, 0 AS isParent,
               area IS coalesce(:area, area) AS isOfArea, unit IN emptied AS isEmptied,
               EXISTS (SELECT 1 FROM occupied o JOIN root r ON r.unit = o.unit
                   WHERE r.day = :due AND r.root = current.unit) AS holds,
               (SELECT min(position) FROM event e WHERE e.unit = current.unit) AS first, NULL AS depth,
               NULL AS mine, 0 AS lacking, NULL AS total, 0 AS uncovered, NULL AS choice
           FROM current JOIN root USING (day, unit) LEFT JOIN above USING (day, unit) WHERE current.day = :due""",
        values)
    base.execute("UPDATE node SET isParent = unit IN (SELECT parent FROM node WHERE parent IS NOT NULL)")
    base.execute(
        """UPDATE node SET mine = (SELECT total FROM own WHERE own.unit = node.unit)
           WHERE isOfArea AND NOT isEmptied""")
    base.execute(
        """UPDATE node SET lacking = CASE WHEN mine IS NULL
               THEN (SELECT count(*) FROM needed JOIN root USING (unit) WHERE day = :due AND root = node.unit)
               ELSE (SELECT count(*) FROM feed JOIN own ON own.unit = source AND total IS NULL
                   WHERE feed.unit = node.unit AND source IN needed) END WHERE isOfArea AND NOT isEmptied""", values)
    # A ring of units that are part of each other begins with the one that was recorded first.
    top = base.execute(
        "SELECT unit FROM node WHERE unit = :unit OR (:unit IS NULL AND parent IS NULL)", values).fetchall()
    while True:
        base.executemany("UPDATE node SET parent = NULL, depth = 0 WHERE unit = ?", [(row[0],) for row in top])
        while base.execute(
                """UPDATE node SET depth = (SELECT p.depth + 1 FROM node p WHERE p.unit = node.parent)
                   WHERE depth IS NULL AND parent IN (SELECT unit FROM node WHERE depth IS NOT NULL)""").rowcount:
            pass
        top = base.execute("SELECT unit FROM node WHERE depth IS NULL ORDER BY first LIMIT 1").fetchall()
        if values["unit"] or not top:
            return


def all_households(base, target):
    """All households, or persons, of a part, or None where one of its units has no total; and the notes on them."""
    values = {name: target[name] for name in ["due", "unit", "area"]}
    totals(base, values, "persons" if target.get("of") == "persons" else "households")
    tree(base, values)
    # From the bottom up: the sum of the parts where it covers everybody, otherwise the total of the unit itself; of an
    # area only units without parts.
    deepest = base.execute("SELECT coalesce(max(depth), 0) FROM node").fetchone()[0]
    for depth in range(deepest, -1, -1):
        base.execute(
            """WITH sums AS (SELECT parent, sum(total) AS total, sum(uncovered) AS uncovered FROM node
                   WHERE depth = :depth + 1 GROUP BY parent),
               chosen AS (SELECT node.unit, CASE WHEN NOT isParent THEN 'mine' WHEN :area IS NOT NULL THEN 'parts'
                       WHEN sums.total IS NOT NULL AND sums.uncovered = 0 AND NOT holds THEN 'parts'
                       WHEN mine IS NOT NULL THEN 'mine' ELSE 'both' END AS choice, sums.total,
                       coalesce(sums.uncovered, 0) AS uncovered
                   FROM node LEFT JOIN sums ON sums.parent = node.unit WHERE depth = :depth)
               UPDATE node SET choice = chosen.choice,
                   total = CASE chosen.choice WHEN 'mine' THEN mine ELSE chosen.total END,
                   uncovered = CASE chosen.choice WHEN 'mine' THEN lacking WHEN 'both' THEN chosen.uncovered + lacking
                       ELSE chosen.uncovered + (:area IS NOT NULL AND holds AND isOfArea) END
               FROM chosen WHERE chosen.unit = node.unit""", values | {"depth": depth})
    count, uncovered = base.execute("SELECT sum(total), sum(uncovered) FROM node WHERE depth = 0").fetchone()
    return None if uncovered else count, notes(base, values)


def notes(base, values):
    """The notes on the totals that a rate was taken from."""
    used = """WITH RECURSIVE walk (unit, choice) AS (SELECT unit, choice FROM node WHERE depth = 0
            UNION ALL SELECT node.unit, node.choice FROM walk JOIN node ON node.parent = walk.unit
                WHERE walk.choice <> 'mine'),
        used AS (SELECT node.* FROM walk JOIN node USING (unit) WHERE walk.choice <> 'parts' AND isOfArea) """
    older = base.execute(
        used + """SELECT unit, day AS effectiveOn, households FROM report WHERE substr(day, 1, 4) <> substr(:due, 1, 4)
            AND unit IN (SELECT source FROM feed JOIN used USING (unit) WHERE NOT isEmptied) ORDER BY unit""", values)
    missing = base.execute(
        used + """SELECT unit FROM used WHERE mine IS NULL AND NOT isEmptied AND unit NOT IN (SELECT parent FROM live
            WHERE type IN ('unitEstablished', 'unitChanged') AND parent IS NOT NULL AND day <= :due)
            ORDER BY unit""", values)
    emptied = base.execute(used + "SELECT unit FROM used WHERE isEmptied ORDER BY unit")
    return {"older": [dict(row) for row in older], "missing": [row[0] for row in missing],
            "emptied": [row[0] for row in emptied]}
