"""DuckDB and SQLite beside SoCai's balances: both get the postings of a ledger as a table, and sum them up to a cut.

    posting_peers.py LEDGER DATABASE DAY POSITION ROUNDS

The postings are read from the ledger's table of balances as Docs/Format.md describes it, with LMDB's own module.
A line for each way of asking on standard output: its name, the median of the seconds of the query with its result
fetched, and the rows `series,account,households,persons` with semicolons between them, separated by tabs.
"""

import os
import sqlite3
import statistics
import struct
import sys
import time

import duckdb
import lmdb

QUESTION = """select series, account, sum(households), sum(persons) from posting
    where day <= {day} and position <= {position} group by series, account
    having sum(households) <> 0 or sum(persons) <> 0"""
AMOUNTS = {1: "<bb", 2: "<hh", 4: "<ii", 8: "<qq"}


def postings(path):
    """Yields each posting of the chunks and the tails, which together have every one once."""
    with lmdb.open(path, subdir=False, readonly=True, lock=False, max_dbs=64) as file, file.begin() as transaction:
        table = file.open_db(b"balances", transaction, create=False)
        for key, row in transaction.cursor(table):
            series, level = struct.unpack_from(">IB", key)
            if level == 0:
                continue
            if level == 1:
                count, width = struct.unpack_from("<HB", row, 8)
                offset = 24 + 16 * bin(struct.unpack_from("<Q", row, 16)[0]).count("1")
            else:
                count, width = struct.unpack_from("<HB", row, 12)
                offset = 40
            for place in range(offset, offset + count * (12 + 2 * width), 12 + 2 * width):
                head, day = struct.unpack_from("<Qi", row, place)
                households, persons = struct.unpack_from(AMOUNTS[width], row, place + 12)
                yield series, head >> 48 & 63, day, head & (1 << 48) - 1, households, persons


def ask(name, rounds, query):
    seconds = []
    for _ in range(rounds):
        start = time.perf_counter()
        rows = query()
        seconds.append(time.perf_counter() - start)
    text = ";".join(",".join(str(value) for value in row) for row in sorted(rows))
    print(name, statistics.median(seconds), text, sep="\t", flush=True)


def main():
    ledger, database, day, position, rounds = sys.argv[1:]
    question = QUESTION.format(day=int(day), position=int(position))
    for name in (database + ".sqlite", database + ".duckdb", database + ".csv"):
        if os.path.exists(name):
            os.remove(name)
    lite = sqlite3.connect(database + ".sqlite")
    lite.execute("pragma cache_size = -262144")
    lite.execute("create table posting(series int, account int, day int, position int, households int, persons int)")
    with open(database + ".csv", "w", encoding="ascii") as file:
        rows = []
        for row in postings(ledger):
            file.write(",".join(map(str, row)) + "\n")
            rows.append(row)
            if len(rows) == 100_000:
                lite.executemany("insert into posting values(?,?,?,?,?,?)", rows)
                rows.clear()
        lite.executemany("insert into posting values(?,?,?,?,?,?)", rows)
    lite.commit()
    duck = duckdb.connect(database + ".duckdb")
    duck.execute("""create table posting(series INTEGER, account UTINYINT, day INTEGER, position BIGINT,
        households INTEGER, persons INTEGER)""")
    duck.execute(f"copy posting from '{database}.csv' (format csv, header false)")
    os.remove(database + ".csv")
    ask(f"DuckDB {duckdb.__version__} over the postings", int(rounds), lambda: duck.execute(question).fetchall())
    ask(f"SQLite {sqlite3.sqlite_version} over the postings", int(rounds), lambda: lite.execute(question).fetchall())


main()
