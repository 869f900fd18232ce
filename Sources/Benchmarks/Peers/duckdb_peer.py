"""DuckDB beside SoCai: loads the flattened history and answers the question of the benchmark, asked a line at a time.

Requests on standard input, fields separated by tabs:
    load  DATABASE  EVENTS.csv  UNITS.csv
    ask   TABLE  THREADS (0: DuckDB's own choice)  DAY  POSITION
    end
Answers on standard output: `ok`, or the seconds of the query, a tab, and the rows `unit,class,sp,households,persons`
with semicolons between them. Only the query is timed, with its result fetched;
by the clock on the wall, or with --processor-time by the processor time of all its threads.
"""

import sys
import time

import duckdb

COLUMNS = """position BIGINT, household INTEGER, type UTINYINT, day INTEGER, class UTINYINT, sp UTINYINT, unit INTEGER,
    members INTEGER, voided_by BIGINT, merged_unit INTEGER, code VARCHAR"""

# The latest of each attribute by one number made of day and position: faster than comparing a pair, than window
# functions and than a join of groupings.
QUESTION = """
with recursive merger as (
    select merged_unit as unit, unit as into_unit from {table} where type = 3 and {inside}),
path(unit, root) as (
    select number, number from unit
    union all select path.unit, merger.into_unit from path join merger on merger.unit = path.root),
root as (
    select path.unit, unit.name from path join unit on unit.number = path.root
    where path.root not in (select unit from merger)),
state as (
    select {household}, arg_max(class * 2 + sp, {order}) as account, arg_max(unit, {order}) as unit,
        arg_max(members, {order}) as members, bool_or(type = 8) as is_gone
    from {table} where type between 5 and 10 and {inside} group by {household})
select root.name, coalesce(account, 0) // 2, coalesce(account, 0) % 2, count(*), sum(members)
from state join root on root.unit = state.unit where not is_gone group by all
"""
ORDER = "((day::BIGINT << 36) + position)"
INSIDE = "day <= {day} and position <= {position} and (voided_by is null or voided_by > {position})"

clock = time.process_time if "--processor-time" in sys.argv else time.perf_counter


def load(database, events, units):
    """Loads the history as it came, with its codes, and sorted by household with numbers in the place of codes."""
    connection = duckdb.connect(database)
    connection.execute("create table unit(number INTEGER, name VARCHAR)")
    connection.execute(f"copy unit from '{units}' (format csv, header false)")
    connection.execute(f"create table event({COLUMNS})")
    connection.execute(f"copy event from '{events}' (format csv, header false)")
    connection.execute("create table sorted_event as select * exclude (code) from event order by household, position")
    connection.execute("alter table event drop household")
    connection.execute("checkpoint")
    connection.execute("analyze")
    return connection


def ask(connection, threads, table, threads_wanted, day, position):
    connection.execute(f"set threads = {int(threads_wanted) or threads}")
    text = QUESTION.format(
        table=table,
        household="code" if table == "event" else "household",
        order=ORDER,
        inside=INSIDE.format(day=int(day), position=int(position)),
    )
    start = clock()
    rows = connection.execute(text).fetchall()
    seconds = clock() - start
    return f"{seconds}\t" + ";".join(",".join(str(value) for value in row) for row in rows)


def main():
    print(duckdb.__version__, flush=True)
    connection = None
    threads = 0
    for line in sys.stdin:
        request, *fields = line.rstrip("\n").split("\t")
        if request == "load":
            connection = load(*fields)
            threads = connection.execute("select current_setting('threads')").fetchone()[0]
            answer = "ok"
        elif request == "ask":
            answer = ask(connection, threads, *fields)
        else:
            break
        print(answer, flush=True)


main()
