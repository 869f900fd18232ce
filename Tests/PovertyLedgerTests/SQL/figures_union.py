"""Figures of a union from the SQLite exports of its offices: SQL in each, summed here. It shares nothing with the program.

    figures_union.py FOLDER DAY POSITIONS counts|aid|awards|units

FOLDER has a database OFFICE.db for each office, POSITIONS are as the program prints them: office=position,…"""

import collections
import json
import pathlib
import sqlite3
import sys

INSIDE = "effective_on <= :day AND known_from <= :position AND :position < known_to"
STATES = """SELECT class, social_protection, count(*), sum(members) FROM household_states
    WHERE valid_from <= :day AND :day < valid_to AND known_from <= :position AND :position < known_to GROUP BY 1, 2"""
UNITS = """SELECT (SELECT name FROM units u WHERE u.unit = l.part_of AND u.valid_from <= :day AND :day < u.valid_to
        AND u.known_from <= :position AND :position < u.known_to), s.class, count(*), sum(s.members)
    FROM household_states s JOIN unit_lines l ON l.unit = s.unit AND l.level = 0
        AND l.valid_from <= :day AND :day < l.valid_to AND l.known_from <= :position AND :position < l.known_to
    WHERE s.class IN ('poor', 'nearPoor') AND s.valid_from <= :day AND :day < s.valid_to
        AND s.known_from <= :position AND :position < s.known_to GROUP BY 1, 2"""
AID = f"SELECT kind, 1, count(*), coalesce(sum(amount_vnd), 0) FROM aid WHERE {INSIDE} GROUP BY 1"
AWARDS = f"SELECT form, recipient_kind, count(*), 0 FROM awards WHERE {INSIDE} GROUP BY 1, 2"


def main():
    folder, day, positions, question = sys.argv[1:]
    sums = collections.defaultdict(lambda: [0, 0])
    for pair in positions.split(","):
        office, position = pair.split("=")
        database = sqlite3.connect(f"file:{pathlib.Path(folder) / office}.db?mode=ro", uri=True)
        query = {"counts": STATES, "units": UNITS, "aid": AID, "awards": AWARDS}[question]
        for first, second, count, total in database.execute(query, {"day": day, "position": int(position)}):
            sums[f"{first} {second}"][0] += count
            sums[f"{first} {second}"][1] += total
    print(json.dumps({key: value for key, value in sorted(sums.items()) if value[0]}, ensure_ascii=False))


if __name__ == "__main__":
    main()
