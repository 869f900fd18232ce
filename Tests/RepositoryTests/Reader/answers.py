"""Answers questions from the rows of balances, as Docs/Format.md describes it. Usage: answers.py LEDGER

It compares each answer with the sum of all postings that the entries lead to, at days and positions on both sides of
each row's bounds, prints the number of questions, and fails where an answer differs.
"""

import sys
from bisect import bisect_right
from collections import defaultdict
from pathlib import Path
from struct import calcsize, unpack_from

sys.dont_write_bytecode = True
sys.path.insert(0, str(Path(__file__).parent))
from balances import Tables  # noqa: E402
from read_ledger import File, entry_of, take  # noqa: E402


def amounts_form(width):
    return "2" + "bhiq"[(1, 2, 4, 8).index(width)]


def totals(row, mask, start):
    """The sums of the accounts of a mask from an offset on, and where they end."""
    accounts = [account for account in range(64) if mask >> account & 1]
    sums = {account: list(unpack_from("<2q", row, start + 16 * index)) for index, account in enumerate(accounts)}
    return sums, start + 16 * len(accounts)


def add(sums, account, amounts):
    sums[account] = [total + amount for total, amount in zip(sums[account], amounts)]


def add_snapshot(sums, row, day):
    count, width, mask, first, last = unpack_from("<IB3xQii", row)
    total, start = totals(row, mask, 24)
    if day >= last:
        begin, cells = total, range(0)
    elif day < first:
        return
    else:
        size = 4 + 16 * len(total)
        samples = [unpack_from("<i", row, start + size * index)[0] for index in range(-(-count // 128))]
        sample = bisect_right(samples, day) - 1
        begin, _ = totals(row, mask, start + size * sample + 4)
        cells, start = range(128 * sample, min(count, 128 * sample + 128)), start + size * len(samples)
    for account, amounts in begin.items():
        add(sums, account, amounts)
    form = "<I" + amounts_form(width)
    for index in cells:
        word, *amounts = unpack_from(form, row, start + calcsize(form) * index)
        if first + (word >> 6) <= day:
            add(sums, word & 63, amounts)


def add_postings(sums, row, start, count, width, day, known):
    form = "<Qi" + amounts_form(width)
    for index in range(count):
        word, posted, *amounts = unpack_from(form, row, start + calcsize(form) * index)
        if posted <= day and word & (1 << 48) - 1 <= known:
            add(sums, word >> 48 & 63, amounts)


def balance(rows, day, known):
    """The balance at a cut, from the rows of one series: (level, position, count, row) in the order of their keys."""
    sums, covered = defaultdict(lambda: [0, 0]), 0
    snapshots = [(count, row) for level, position, count, row in rows if level == 0 and position <= known]
    if snapshots:
        covered, row = snapshots[-1]
        add_snapshot(sums, row, day)
    for level, position, count, row in rows:
        if level == 1 and count > covered:
            (first, last, postings, width), mask = unpack_from("<iiHB", row), unpack_from("<Q", row, 16)[0]
            total, start = totals(row, mask, 24)
            if position <= known and last <= day:
                for account, amounts in total.items():
                    add(sums, account, amounts)
            elif first <= day:
                add_postings(sums, row, start, postings, width, day, known)
            if position > known:
                break
        elif level == 2:
            add_postings(sums, row, 40, *unpack_from("<HB", row, 12), day, known)
    return {account: amounts for account, amounts in sums.items() if any(amounts)}


def main(path):
    file, tables, rows, questions = File(path), None, defaultdict(list), 0
    tables = Tables(take("<h", dict(file.rows("properties"))[b"format"], 12)[0])
    for key, record in file.rows("entries"):
        position = int.from_bytes(key, "big")
        tables.add(position, take("<q", record, 24)[0], entry_of(record, position)[1])
    for key, row in file.rows("balances"):
        number, *place = unpack_from(">IBQI", key)
        rows[number].append((*place, row[:-8]))  # Without its digest.
    for number, series in tables.series.items():
        postings = series.sealed + series.tail
        bounds = {bound for _, position, _, _ in rows[number] for bound in (position - 1, position)}
        days = sorted(posting[1] for posting in postings)
        for known in sorted(bounds | {0, postings[-1][0]}):
            seen = [posting for posting in postings if posting[0] <= known]
            for day in {days[0] - 1, *days[:: len(days) // 5 + 1], days[-1] - 1, days[-1]}:
                sums = defaultdict(lambda: [0, 0])
                for _, posted, account, amounts in seen:
                    if posted <= day:
                        add(sums, account, amounts)
                right = {account: amounts for account, amounts in sums.items() if any(amounts)}
                if balance(rows[number], day, known) != right:
                    sys.exit(f"{path}: series {number} at day {day}, known at {known}")
                questions += 1
    print(questions)


if __name__ == "__main__":
    main(sys.argv[1])
