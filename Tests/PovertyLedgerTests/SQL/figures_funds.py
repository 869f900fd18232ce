"""Funds in SQL: a second implementation of what `socai fund` answers as JSON.

It loads an export (JSON Lines with positions) into SQLite and asks there; it shares nothing with the library. Python 3
and its standard library are all it needs:

    python3 figures_funds.py export.jsonl 2022-01-01 2023-12-31 12583 [FUND]
"""

import json
import sqlite3
import sys

AID_KINDS = [
    "cash", "goods", "housing", "livelihood", "credit", "healthInsurance", "education", "labour", "ideas",
]
DONOR_KINDS = [
    "stateBudget", "nationalProgramme", "fundForThePoor", "massOrganisation", "agency", "enterprise", "religiousBody",
    "household", "individual", "abroad", "policyBank",
]
COLUMNS = [
    "fund", "name", "level", "kind", "donor", "donorKind", "amountVND", "quantity", "measure", "earmark", "due", "pledge",
]


def load(path, last, position):
    """A database with the events inside the cut, and one row for each fund that is established."""
    base = sqlite3.connect(":memory:")
    columns = ", ".join(COLUMNS)
    base.execute(f"CREATE TABLE event (position INTEGER PRIMARY KEY, reference, type, day, voids, {columns})")
    with open(path, encoding="utf-8") as lines:
        for line in lines:
            entry = json.loads(line)
            for index, event in enumerate(entry["events"]):
                row = [entry["position"] + index, f'{entry["id"]}#{index + 1}', event["type"], event.get("effectiveOn")]
                row += [event.get("event")] + [event.get(name) for name in COLUMNS]
                base.execute(f"INSERT INTO event VALUES ({', '.join('?' * len(row))})", row)
    base.execute(
        """CREATE TABLE inside AS SELECT * FROM event WHERE position <= ? AND day <= ? AND reference NOT IN
           (SELECT voids FROM event WHERE type = 'eventVoided' AND position <= ?)""", (position, last, position))
    base.execute("CREATE TABLE fund AS SELECT fund, name, level FROM inside WHERE type = 'fundEstablished'")
    base.execute(
        """CREATE TABLE receipt AS SELECT *, kind = 'cash' AND amountVND IS NOT NULL AS isMoney FROM inside
           WHERE type = 'contributionReceived'""")
    base.execute("CREATE TABLE aid AS SELECT * FROM inside WHERE type = 'aidGiven' AND fund IS NOT NULL")
    base.execute(
        """CREATE TABLE pledge AS SELECT p.*, coalesce(sum(r.amountVND), 0) AS receivedVND,
               coalesce(sum(r.quantity), 0) AS receivedQuantity
           FROM inside p LEFT JOIN receipt r ON r.pledge = p.reference WHERE p.type = 'contributionPledged'
           GROUP BY p.position""")
    base.execute(
        """CREATE TABLE openPledge AS SELECT *, max(0, amountVND - receivedVND) AS openVND,
               max(0, quantity - receivedQuantity) AS openQuantity, coalesce(due < ?, 0) AS overdue FROM pledge
           WHERE coalesce(amountVND, 0) > receivedVND OR coalesce(quantity, 0) > receivedQuantity""", (last,))
    for table, words in [("kinds", AID_KINDS), ("donors", DONOR_KINDS)]:
        base.execute(f"CREATE TABLE {table} (word PRIMARY KEY, number)")
        base.executemany(f"INSERT INTO {table} VALUES (?, ?)", [(word, index) for index, word in enumerate(words)])
    return base


def rows(base, query, *values):
    cursor = base.execute(query, values)
    names = [column[0] for column in cursor.description]
    return [dict(zip(names, row)) for row in cursor]


def one_fund(base, fund, first):
    """The row of a fund."""
    def number(query, *values):
        return base.execute(f"SELECT coalesce(({query}), 0)", values).fetchone()[0]

    money = "SELECT sum(amountVND) FROM receipt WHERE isMoney AND fund = ?"
    spent = "SELECT sum(amountVND) FROM aid WHERE fund = ?"
    id = fund["fund"]
    return fund | {
        "openingVND": number(f"{money} AND day < ?", id, first) - number(f"{spent} AND day < ?", id, first),
        "receivedVND": number(f"{money} AND day >= ?", id, first),
        "givenVND": number(f"{spent} AND day >= ? AND kind <> 'credit'", id, first),
        "lentVND": number(f"{spent} AND day >= ? AND kind = 'credit'", id, first),
        "closingVND": number(money, id) - number(spent, id),
        "worthVND": number("SELECT sum(amountVND) FROM receipt WHERE NOT isMoney AND fund = ? AND day >= ?", id, first),
        "receipts": number("SELECT count(*) FROM receipt WHERE fund = ? AND day >= ?", id, first),
        "aidEvents": number("SELECT count(*) FROM aid WHERE fund = ? AND day >= ?", id, first),
        "openPledges": number("SELECT count(*) FROM openPledge WHERE fund = ?", id),
        "openVND": number("SELECT sum(openVND) FROM openPledge WHERE fund = ? AND kind = 'cash'", id),
        "overduePledges": number("SELECT count(*) FROM openPledge WHERE fund = ? AND overdue", id),
        "overdueVND": number("SELECT sum(openVND) FROM openPledge WHERE fund = ? AND kind = 'cash' AND overdue", id),
    }


def answer(path, first, last, position, asked=None):
    base = load(path, last, int(position))
    if asked:
        for table in ("fund", "receipt", "aid", "openPledge"):
            base.execute(f"DELETE FROM {table} WHERE fund <> ?", (asked,))
    received = """count(*) AS receipts, coalesce(sum(amountVND) FILTER (WHERE isMoney), 0) AS receivedVND,
        coalesce(sum(amountVND) FILTER (WHERE NOT isMoney), 0) AS worthVND"""
    kinds = f"""WITH r AS (SELECT fund, kind, {received} FROM receipt WHERE day >= ? GROUP BY fund, kind),
        a AS (SELECT fund, kind, count(*) AS aidEvents, coalesce(sum(amountVND), 0) AS givenVND FROM aid
              WHERE day >= ? GROUP BY fund, kind)
        SELECT fund, kind, coalesce(receipts, 0) AS receipts, coalesce(receivedVND, 0) AS receivedVND,
            coalesce(worthVND, 0) AS worthVND, coalesce(aidEvents, 0) AS aidEvents, coalesce(givenVND, 0) AS givenVND
        FROM (SELECT fund, kind FROM r UNION SELECT fund, kind FROM a) LEFT JOIN r USING (fund, kind)
            LEFT JOIN a USING (fund, kind) JOIN kinds ON word = kind ORDER BY fund, number"""
    pledges = rows(
        base,
        """SELECT fund, reference, day AS effectiveOn, donor, donorKind, kind, amountVND AS pledgedVND, receivedVND,
               openVND, measure, quantity AS pledgedQuantity, receivedQuantity, openQuantity, earmark, due, overdue
           FROM openPledge ORDER BY fund, day, position""")
    return {
        "from": first, "to": last, "cut": {"effectiveOn": last, "position": int(position), "unitsOn": last},
        "fund": asked,
        "funds": [one_fund(base, fund, first) for fund in rows(base, "SELECT * FROM fund ORDER BY fund")],
        "kinds": rows(base, kinds, first, first),
        "donorKinds": rows(
            base,
            f"""SELECT fund, donorKind, {received} FROM receipt JOIN donors ON word = donorKind WHERE day >= ?
                GROUP BY fund, donorKind ORDER BY fund, number""", first),
        "inKind": rows(
            base,
            """SELECT fund, kind, measure, count(*) AS receipts, coalesce(sum(quantity), 0) AS quantity,
                   coalesce(sum(amountVND), 0) AS worthVND
               FROM receipt JOIN kinds ON word = kind WHERE NOT isMoney AND day >= ?
               GROUP BY fund, kind, measure ORDER BY fund, number, measure IS NULL, measure""", first),
        "pledges": [pledge | {"overdue": bool(pledge["overdue"])} for pledge in pledges],
    }


if __name__ == "__main__":
    print(json.dumps(answer(*sys.argv[1:]), ensure_ascii=False, separators=(",", ":")))
