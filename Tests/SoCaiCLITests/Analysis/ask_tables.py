"""Asks the tables of an export in another program, and compares the answer with that of a verb.

    ask_tables.py sqlite FILE.db QUESTION.sql ANSWER.csv             Python's own SQLite
    ask_tables.py duckdb FILE.db|FOLDER QUESTION.sql ANSWER.csv      DuckDB, from the database or the CSV files
    ask_tables.py pandas FILE.db FOLDER                              pandas reads both, and all tables are equal

It shares nothing with the library. The columns of a question are named like those of the verb's CSV; the others of the
CSV are not asked for.
"""

import csv
import os
import sqlite3
import sys


def plain(value):
    """A value as CSV has it."""
    if value is None:
        return ""
    if isinstance(value, bool) or value in ("true", "false"):
        return "1" if value in (True, "true") else "0"
    return str(value)


def asked(cursor):
    """The names of the columns, and the rows."""
    names = [column[0] for column in cursor.description]
    return names, [[plain(value) for value in row] for row in cursor.fetchall()]


def in_sqlite(path, question):
    base = sqlite3.connect(f"file:{path}?mode=ro", uri=True)
    return asked(base.execute(question))


def in_duckdb(path, question):
    import duckdb

    base = duckdb.connect()
    if os.path.isdir(path):
        for name in sorted(os.listdir(path)):
            # Days stay text, as in SQLite, so that the same questions can be asked.
            base.execute(
                f"CREATE VIEW {name[:-4]} AS SELECT * FROM read_csv('{path}/{name}', header = true, "
                "auto_type_candidates = ['BIGINT', 'VARCHAR'], sample_size = -1)")
    else:
        from duckdb_extensions import import_extension

        # From its package into the folder of the user, where DuckDB looks for it: nothing is fetched.
        import_extension("sqlite_scanner")
        base.execute("LOAD sqlite_scanner")
        base.execute(f"ATTACH '{path}' AS tables (TYPE sqlite, READ_ONLY)")
        base.execute("USE tables")
    return asked(base.execute(question))


def answered(path, names):
    """The columns of those names in a verb's CSV."""
    with open(path, encoding="utf-8", newline="") as file:
        rows = list(csv.reader(file))
    places = [rows[0].index(name) for name in names]
    return [[plain(row[place]) for place in places] for row in rows[1:]]


def compare_in_pandas(database, folder):
    import pandas

    base = sqlite3.connect(f"file:{database}?mode=ro", uri=True)
    names = [row[0] for row in base.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")]
    files = sorted(name[:-4] for name in os.listdir(folder))
    if names != files:
        sys.exit(f"the database has {names}, the folder {files}")
    cells = 0
    for name in names:
        left = pandas.read_sql_query(f"SELECT * FROM {name} ORDER BY rowid", base)
        right = pandas.read_csv(f"{folder}/{name}.csv", dtype=str, keep_default_na=False)
        if list(left.columns) != list(right.columns) or len(left) != len(right):
            sys.exit(f"{name} has other columns or rows")
        for column in left.columns:
            kept = [plain(None if pandas.isna(value) else value) for value in left[column]]
            # A number with a gap is a float to pandas.
            kept = [value[:-2] if value.endswith(".0") else value for value in kept]
            written = [plain(value) for value in right[column]]
            for one, other in zip(kept, written):
                # Before what a spreadsheet would take for a formula CSV has an apostrophe.
                if one != other and "'" + one != other:
                    sys.exit(f"{name}.{column}: {one!r} in the database, {other!r} in the folder")
            cells += len(kept)
    print(f"{len(names)} tables are equal")
    return cells


def main():
    program, source = sys.argv[1:3]
    if program == "pandas":
        compare_in_pandas(source, sys.argv[3])
        return
    with open(sys.argv[3], encoding="utf-8") as file:
        question = file.read()
    names, rows = (in_sqlite if program == "sqlite" else in_duckdb)(source, question)
    expected = answered(sys.argv[4], names)
    if sorted(rows) != sorted(expected):
        sys.exit(f"asked: {sorted(rows)[:20]}\nverb:  {sorted(expected)[:20]}")
    print(f"{len(rows)} rows are equal")


main()
