"""A second implementation of cohorts and of thirteen rules of the audit, in SQL.

It reads the JSON Lines of `socai export` into SQLite and shares nothing with the library: no code, no tables, no order of
work. Python 3 and its standard library are enough.

    python3 figures_audit.py export.jsonl 2025-12-31

prints one JSON object: `findings`, a sorted list of [rule, day, household, unit, references] and of funds also
[…, fund, donor, last day, figures], and `cohorts`, a sorted list of [year, from, to, exited, [[months, observed, back, dissolved, lasting], ...]], both as known now.
"""

import json
import sqlite3
import sys
import unicodedata

SCHEMA = """
CREATE TABLE event(pos INTEGER PRIMARY KEY, ref TEXT, type TEXT, day TEXT, household TEXT, unit TEXT,
  class TEXT, left_class TEXT, standard TEXT, area TEXT, income INTEGER, lack INTEGER, listed INTEGER,
  aid TEXT, recipient TEXT, achievement TEXT, target TEXT, entry TEXT, same TEXT, members INTEGER, origin TEXT,
  fund TEXT, donor TEXT, amount INTEGER, quantity INTEGER, purpose TEXT, due TEXT, pledge TEXT);
CREATE INDEX event_ref ON event(ref);
CREATE INDEX event_household ON event(household, day, pos);
CREATE INDEX event_type ON event(type);
"""

# The events inside the cut: in effect, and not voided by any void that is recorded.
LIVE = """
CREATE TABLE live AS SELECT * FROM event
  WHERE type <> 'eventVoided' AND day <= :day
    AND ref NOT IN (SELECT target FROM event WHERE type = 'eventVoided');
CREATE UNIQUE INDEX live_pos ON live(pos);
CREATE INDEX live_household ON live(household, day, pos);
CREATE INDEX live_type ON live(type);
CREATE INDEX live_recipient ON live(recipient, achievement);
CREATE INDEX live_target ON live(target);
CREATE INDEX live_same ON live(household, day, same);
"""

# An exit ends with the first event behind it that puts the household in the class it left, or a worse one.
EXITS = """
CREATE TABLE exits AS SELECT e.*,
    (SELECT b.pos FROM live b WHERE b.household = e.household AND b.class IS NOT NULL
       AND (b.day, b.pos) > (e.day, e.pos)
       AND (b.class = 'poor' OR (b.class = 'nearPoor' AND e.left_class = 'nearPoor'))
     ORDER BY b.day, b.pos LIMIT 1) AS back_pos
  FROM live e WHERE e.type = 'householdExitedPoverty';
CREATE INDEX exits_household ON exits(household, left_class, day, pos);
"""


def later(day, months):
    """The same day of the month so many months later, or the last day of that month, in SQL."""
    return (f"min(date({day}, '+{months} months'), "
            f"date({day}, 'start of month', '+{months + 1} months', '-1 day'))")


RULES = {
    # By the state at the end of the day: registered, not dissolved, and the class decided last.
    "aidOutsidePoverty": """
      SELECT a.day, a.household, NULL, a.ref FROM live a
      WHERE a.type = 'aidGiven' AND a.household IS NOT NULL AND a.aid <> 'credit' AND NOT (
        EXISTS (SELECT 1 FROM live r WHERE r.household = a.household AND r.type = 'householdRegistered'
                  AND r.day <= a.day)
        AND NOT EXISTS (SELECT 1 FROM live d WHERE d.household = a.household AND d.type = 'householdDissolved'
                  AND d.day <= a.day)
        AND coalesce((SELECT c.class FROM live c WHERE c.household = a.household AND c.class IS NOT NULL
                  AND c.day <= a.day ORDER BY c.day DESC, c.pos DESC LIMIT 1), '') IN ('poor', 'nearPoor'))""",
    "aidToUnregistered": """
      SELECT day, household, NULL, ref FROM live a WHERE type = 'aidGiven' AND household IS NOT NULL AND NOT EXISTS (
        SELECT 1 FROM live r WHERE r.household = a.household AND r.type = 'householdRegistered')""",
    # The same kind, amount, quantity and giver, in an entry before.
    "repeatedAid": """
      WITH again AS (SELECT a.*, (SELECT f.ref FROM live f WHERE f.type = 'aidGiven' AND f.household = a.household
          AND f.day = a.day AND f.same = a.same AND f.entry <> a.entry AND f.pos < a.pos ORDER BY f.pos LIMIT 1) AS first
        FROM live a WHERE a.type = 'aidGiven' AND a.household IS NOT NULL)
      SELECT day, household, NULL, first || ' ' || ref FROM again WHERE first IS NOT NULL""",
    "exitUndone": """
      SELECT b.day, e.household, NULL, e.ref || ' ' || b.ref FROM exits e JOIN live b ON b.pos = e.back_pos
      WHERE b.day = e.day""",
    # The origin was dissolved before that day, or is registered only later, or never.
    "splitFromUnknown": """
      WITH split AS (SELECT s.*,
          (SELECT r.ref FROM live r WHERE r.household = s.origin AND r.type = 'householdRegistered') AS start,
          (SELECT r.day FROM live r WHERE r.household = s.origin AND r.type = 'householdRegistered') AS start_day,
          (SELECT d.ref FROM live d WHERE d.household = s.origin AND d.type = 'householdDissolved'
            AND d.day < s.day) AS over
        FROM live s WHERE s.origin IS NOT NULL)
      SELECT day, household, NULL, coalesce(over, start, '') || ' ' || ref FROM split
      WHERE over IS NOT NULL OR start IS NULL OR start_day > day""",
    "splitTooLarge": """
      WITH split AS (SELECT s.*, coalesce(
          (SELECT z.pos FROM live z WHERE z.household = s.origin AND z.members IS NOT NULL AND z.day < s.day
            ORDER BY z.day DESC, z.pos DESC LIMIT 1),
          (SELECT r.pos FROM live r WHERE r.household = s.origin AND r.type = 'householdRegistered'
            AND r.day = s.day)) AS source
        FROM live s WHERE s.origin IS NOT NULL AND NOT EXISTS (SELECT 1 FROM live d WHERE d.household = s.origin
          AND d.type = 'householdDissolved' AND d.day < s.day))
      SELECT s.day, s.household, NULL, z.ref || ' ' || s.ref FROM split s JOIN live z ON z.pos = s.source
      WHERE s.members >= z.members""",
    "quickReturn": f"""
      SELECT b.day, e.household, NULL, e.ref || ' ' || b.ref FROM exits e JOIN live b ON b.pos = e.back_pos
      WHERE b.day <= {later('e.day', 12)}""",
    # Circular 07/2021/TT-BLĐTBXH: 140 or 175 points of income, 30 points of deprivation, 10 for an indicator.
    "scoreMismatch": """
      SELECT day, household, NULL, ref FROM live
      WHERE type = 'householdClassified' AND standard = 'nd07-2021' AND area IS NOT NULL AND income IS NOT NULL
        AND lack IS NOT NULL AND (
          (CASE WHEN income > (CASE area WHEN 'rural' THEN 140 ELSE 175 END) THEN 'neither'
                WHEN lack >= 30 THEN 'poor' ELSE 'nearPoor' END)
            <> (CASE WHEN class IN ('poor', 'nearPoor') THEN class ELSE 'neither' END)
          OR (listed > 0 AND listed * 10 <> lack))""",
    "repeatedAward": """
      WITH standing AS (SELECT * FROM live g WHERE g.type = 'awardGranted' AND g.achievement IS NOT NULL
        AND NOT EXISTS (SELECT 1 FROM live r WHERE r.type = 'awardRevoked' AND r.target = g.ref))
      SELECT day, household, NULL, (SELECT f.ref FROM standing f WHERE f.recipient = s.recipient
          AND f.achievement = s.achievement ORDER BY f.day, f.pos LIMIT 1) || ' ' || ref
      FROM standing s WHERE EXISTS (SELECT 1 FROM standing f WHERE f.recipient = s.recipient
          AND f.achievement = s.achievement AND (f.day, f.pos) < (s.day, s.pos))""",
    # Years from the first event to the last whole year; a household stands where it was placed last, mergers followed.
    "missingTotal": """
      WITH RECURSIVE years(y) AS (
        SELECT CAST(substr(min(day), 1, 4) AS INTEGER) FROM live
        UNION ALL SELECT y + 1 FROM years WHERE (y + 1) || '-12-31' <= :day),
      ends(y, day) AS (SELECT y, y || '-12-31' FROM years WHERE y || '-12-31' <= :day),
      standing(y, day, unit) AS (
        SELECT e.y, e.day, (SELECT p.unit FROM live p WHERE p.household = r.household
            AND p.type IN ('householdRegistered', 'householdMoved') AND p.day <= e.day
            ORDER BY p.day DESC, p.pos DESC LIMIT 1)
        FROM ends e JOIN live r ON r.type = 'householdRegistered' AND r.day <= e.day
        WHERE NOT EXISTS (SELECT 1 FROM live d WHERE d.household = r.household
            AND d.type = 'householdDissolved' AND d.day <= e.day)),
      placed(y, day, unit) AS (SELECT DISTINCT y, day, unit FROM standing),
      followed(y, day, unit, root) AS (
        SELECT y, day, unit, unit FROM placed
        UNION SELECT f.y, f.day, f.unit, m.target FROM followed f JOIN event m ON m.type = 'unitMerged'
          AND m.unit = f.root AND m.day <= f.day
          AND m.ref NOT IN (SELECT target FROM event WHERE type = 'eventVoided')),
      roots(y, day, unit) AS (SELECT DISTINCT y, day, root FROM followed f WHERE NOT EXISTS (
          SELECT 1 FROM event m WHERE m.type = 'unitMerged' AND m.unit = f.root AND m.day <= f.day
            AND m.ref NOT IN (SELECT target FROM event WHERE type = 'eventVoided')))
      SELECT day, NULL, unit, '' FROM roots WHERE NOT EXISTS (SELECT 1 FROM live t
        WHERE t.type = 'householdTotalReported' AND t.unit = roots.unit AND substr(t.day, 1, 4) = roots.y || '')""",
}

# The money of a fund at the end of each day on which some came or went, and how much of it is given for what it was not
# meant for: what is given beyond the earmarks has to be covered by what is free.
FUNDS = """
CREATE TABLE money AS
  SELECT fund, day, pos, purpose, amount AS received, 0 AS given FROM live
    WHERE type = 'contributionReceived' AND aid = 'cash' AND amount IS NOT NULL
  UNION ALL SELECT fund, day, pos, purpose, 0, amount FROM live
    WHERE type = 'aidGiven' AND fund IS NOT NULL AND amount IS NOT NULL;
CREATE TABLE purposes AS
  SELECT d.fund, d.day, m.purpose, sum(m.received) AS received, sum(m.given) AS given,
    m.purpose IS NOT NULL AND sum(m.received) > 0 AS earmarked
  FROM (SELECT DISTINCT fund, day FROM money) d JOIN money m ON m.fund = d.fund AND m.day <= d.day
  GROUP BY d.fund, d.day, m.purpose;
CREATE TABLE states AS SELECT fund, day, sum(given) - sum(received) AS overdrawn,
    max(0, min(
      sum(CASE WHEN earmarked THEN max(0, given - received) ELSE given END)
        - sum(CASE WHEN purpose IS NULL THEN received ELSE 0 END),
      sum(CASE WHEN earmarked THEN max(0, received - given) ELSE 0 END))) AS broken
  FROM purposes GROUP BY fund, day;
"""


def stretches(amount, figure):
    """The stretches of days on which an amount of a fund is above 0, by the days before them on which it is not."""
    return f"""
      WITH islands AS (SELECT *, sum({amount} <= 0) OVER (PARTITION BY fund ORDER BY day) AS island FROM states),
      stretch AS (SELECT fund, min(day) AS first, max({amount}) AS most FROM islands WHERE {amount} > 0
        GROUP BY fund, island)
      SELECT first, NULL, NULL, (SELECT e.ref FROM money m JOIN live e ON e.pos = m.pos
          WHERE m.fund = stretch.fund AND m.day = first ORDER BY m.given > 0 DESC, m.pos DESC LIMIT 1),
        fund, NULL, (SELECT date(min(n.day), '-1 day') FROM states n WHERE n.fund = stretch.fund AND n.day > first
          AND n.{amount} <= 0), json_array({figure}) FROM stretch"""


FUND_RULES = {
    "overdrawnFund": stretches("overdrawn", "-most"),
    "brokenEarmark": stretches("broken", "most"),
    "overduePledge": """
      WITH kept AS (SELECT p.*, p.amount - coalesce(sum(r.amount), 0) AS open_amount,
          p.quantity - coalesce(sum(r.quantity), 0) AS open_quantity
        FROM live p LEFT JOIN live r ON r.type = 'contributionReceived' AND r.pledge = p.ref
        WHERE p.type = 'contributionPledged' AND p.due < :day GROUP BY p.pos)
      SELECT due, NULL, NULL, ref, fund, donor, NULL,
        CASE WHEN amount IS NULL THEN json_array(max(0, open_quantity))
          WHEN quantity IS NULL THEN json_array(max(0, open_amount))
          ELSE json_array(max(0, open_amount), max(0, open_quantity)) END
      FROM kept WHERE open_amount > 0 OR open_quantity > 0""",
}

COHORTS = f"""
WITH first AS (SELECT * FROM exits e WHERE NOT EXISTS (SELECT 1 FROM exits o WHERE o.household = e.household
    AND o.left_class = e.left_class AND substr(o.day, 1, 4) = substr(e.day, 1, 4) AND (o.day, o.pos) < (e.day, e.pos))),
  asked(months) AS (VALUES (12), (24), (36)),
  horizon AS (SELECT f.*, months, CASE months WHEN 12 THEN {later('f.day', 12)} WHEN 24 THEN {later('f.day', 24)}
      ELSE {later('f.day', 36)} END AS until FROM first f, asked),
  fate AS (SELECT h.*, h.until <= :day AS seen,
      coalesce((SELECT b.day FROM live b WHERE b.pos = h.back_pos) <= h.until, 0) AS back,
      EXISTS (SELECT 1 FROM live d WHERE d.household = h.household AND d.type = 'householdDissolved'
        AND d.day <= h.until) AS gone
    FROM horizon h)
SELECT CAST(substr(day, 1, 4) AS INTEGER) AS year, left_class,
    CASE class WHEN 'nearPoor' THEN 'nearPoor' ELSE 'pastNearPoor' END AS reach, months,
    count(*), sum(seen), sum(seen AND back), sum(seen AND NOT back AND gone), sum(seen AND NOT back AND NOT gone)
FROM fate GROUP BY year, left_class, reach, months ORDER BY year, left_class DESC, reach, months
"""


def rows(path):
    """The events of an export with the columns that the questions need."""
    position = 0
    with open(path, encoding="utf-8") as lines:
        for line in lines:
            entry = json.loads(line)
            for number, event in enumerate(entry["events"], 1):
                position += 1
                is_household = event.get("recipientKind") == "household"
                recipient = event.get("recipient")
                # A division has several units in a list, which no rule here asks for.
                into = event.get("into") if event["type"] == "unitMerged" else None
                yield (
                    position, f"{entry['id']}#{number}", event["type"], event.get("effectiveOn"),
                    event.get("household") or (recipient if is_household else None), event.get("unit"),
                    event.get("class") or event.get("to"), event.get("from"), event.get("standard"), event.get("area"),
                    event.get("incomeScore"), event.get("deprivationScore"), len(event.get("deprivations", [])),
                    event.get("kind"),
                    # A household and a person may have one code.
                    recipient and f"{event['recipientKind']} {recipient}",
                    event.get("achievement"),
                    event.get("event") or event.get("award") or into, entry["id"],
                    json.dumps([event.get(name) for name in ("kind", "amountVND", "quantity", "measure", "donor")]),
                    event.get("members"), event.get("splitFrom"), event.get("fund"), event.get("donor"),
                    event.get("amountVND"), event.get("quantity"), event.get("earmark") or event.get("programme"),
                    event.get("due"), event.get("pledge"))


def answer(path, day):
    """What the rules and cohorts say of an export on a day."""
    store = sqlite3.connect(":memory:")
    store.executescript(SCHEMA)
    store.executemany(f"INSERT INTO event VALUES ({','.join('?' * 28)})", rows(path))
    store.executescript(LIVE.replace(":day", f"'{day}'"))
    store.executescript(EXITS)
    found = []
    for rule, question in RULES.items():
        parameters = {"day": day} if ":day" in question else {}
        for when, household, unit, references in store.execute(question, parameters):
            found.append([rule, when, household, unit, references.split()])
    store.executescript(FUNDS)
    for rule, question in FUND_RULES.items():
        parameters = {"day": day} if ":day" in question else {}
        for when, household, unit, reference, *of_fund, figures in store.execute(question, parameters):
            found.append([rule, when, household, unit, [reference], *of_fund, json.loads(figures)])
    cohorts = {}
    for year, left, reach, *figures in store.execute(COHORTS, {"day": day}):
        row = cohorts.setdefault((year, left, reach), [year, left, reach, figures[1], []])
        row[4].append([figures[0]] + figures[2:])
    return {"findings": sorted(found, key=json.dumps), "cohorts": sorted(cohorts.values(), key=json.dumps)}


if __name__ == "__main__":
    print(unicodedata.normalize("NFC", json.dumps(answer(sys.argv[1], sys.argv[2]), ensure_ascii=False)))
