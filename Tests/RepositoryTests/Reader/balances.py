"""Makes the tables that format 3 added again from the entries, to compare them with those of a file: balances,
recordedDays and keyEvents, and the states of households. Written from Docs/Format.md alone; it reads no file itself.
"""

from collections import defaultdict
from struct import pack, unpack_from

from xxh64 import xxh64

POSTINGS_A_CHUNK, CELLS_A_SAMPLE = 224, 128
HOUSEHOLD, UNIT = 1, 2
KEY_EVENTS = {1, 2, 3, 4, 21}
JUDGED = {5, 6, 7, 8, 9, 10, 11, 13, 14, 28, 29}

def fits(amount, width):
    return -(1 << 8 * width - 1) <= amount < 1 << 8 * width - 1

def width_of(postings):
    return next(width for width in (1, 2, 4, 8) if all(fits(amount, width) for *_, amounts in postings for amount in amounts))

def run(postings, width):
    """Postings, each (position, day, account, amounts), one after the other."""
    form = f"<Qi2{'bhiq'[(1, 2, 4, 8).index(width)]}"
    return b"".join(pack(form, position | account << 48, day, *amounts) for position, day, account, amounts in postings)

def totals_of(postings):
    """The mask of the accounts, and the sums of each."""
    sums = defaultdict(lambda: [0, 0])
    for _, _, account, amounts in postings:
        sums[account] = [total + amount for total, amount in zip(sums[account], amounts)]
    return sum(1 << account for account in sums), sums

def totals(sums):
    return b"".join(pack("<2q", *sums[account]) for account in sorted(sums))

def chunk(postings):
    postings = sorted(postings, key=lambda posting: (posting[1], posting[0], posting[2]))
    (mask, sums), width = totals_of(postings), width_of(postings)
    head = pack("<iiHBBIQ", postings[0][1], postings[-1][1], len(postings), width, 0, 0, mask)
    return head + totals(sums) + run(postings, width)

def pieces_of(amounts, width):
    """The amounts of one cell as those of as many cells as they take at a width."""
    limit, rest = (1 << 8 * width - 1) - 1, list(amounts)
    while True:
        piece = [min(max(amount, -limit), limit) for amount in rest]
        rest = [amount - part for amount, part in zip(rest, piece)]
        yield piece
        if not any(rest):
            return

def snapshot(postings):
    """The row of all postings of a series, and its number of cells."""
    cells = defaultdict(lambda: [0, 0])
    for _, day, account, amounts in postings:
        cells[day, account] = [total + amount for total, amount in zip(cells[day, account], amounts)]
    cells = sorted((place, amounts) for place, amounts in cells.items() if any(amounts))

    def length(width):
        limit = (1 << 8 * width - 1) - 1
        return sum(max(1, -(-max(map(abs, amounts)) // limit)) for _, amounts in cells) * (4 + 2 * width)

    width = min((1, 2, 4, 8), key=length)
    pieces = [(0, *place, piece) for place, amounts in cells for piece in pieces_of(amounts, width)]
    mask, sums = totals_of(pieces)
    first, last = (cells[0][0][0], cells[-1][0][0]) if cells else (0, 0)
    row = pack("<IB3xQii", len(pieces), width, mask, first, last) + totals(sums)
    before = {account: [0, 0] for account in sums}
    for index, (_, day, account, amounts) in enumerate(pieces):
        if index % CELLS_A_SAMPLE == 0:
            row += pack("<i", day) + totals(before)
        before[account] = [total + amount for total, amount in zip(before[account], amounts)]
    form = f"<I2{'bhiq'[(1, 2, 4, 8).index(width)]}"
    row += b"".join(pack(form, day - first << 6 | account, *amounts) for _, day, account, amounts in pieces)
    return row, len(pieces)

class Series:
    """The rows of one series, which grow with its postings."""

    def __init__(self, number):
        self.number, self.rows, self.sealed, self.tail, self.magnitudes = number, {}, [], [], [0, 0]
        self.last = 0, 0, 0  # Of the last snapshot: postings, cells, position.

    def post(self, position, day, account, amounts):
        self.tail.append((position, day, account, amounts))
        self.magnitudes = [total + abs(amount) for total, amount in zip(self.magnitudes, amounts)]
        if len(self.tail) < POSTINGS_A_CHUNK:
            return
        self.put(1, position, chunk(self.tail))
        if len(self.sealed) - self.last[0] >= max(32 * POSTINGS_A_CHUNK, self.last[1] // 4):
            row, cells = snapshot(self.sealed)
            self.put(0, position, row)
            self.last = len(self.sealed), cells, position

    def put(self, level, position, row):
        if level == 1:
            self.sealed, self.tail = self.sealed + self.tail, []
        self.rows[pack(">IBQI", self.number, level, position, len(self.sealed))] = row

    def all_rows(self):
        width, (count, cells, position) = width_of(self.tail), self.last
        head = pack("<IIIHBBQQQ", len(self.sealed), count, cells, len(self.tail), width, 0, position, *self.magnitudes)
        return self.rows | {pack(">IBQI", self.number, 2, 0, 0): head + run(self.tail, width)}

class Household:
    """The events of a household, each [day, position, type, summary, members, in force], in the order of recording."""

    def __init__(self):
        self.events = []

    def timeline(self):
        return sorted(event for event in self.events if event[5] and event[2] in JUDGED)

    def postings(self):
        """What the timeline posts: the amounts by series, day and account."""
        sums, state, registered, dissolved = defaultdict(lambda: [0, 0]), (0, 0, 0), False, False
        for day, _, kind, summary, members, _ in self.timeline():
            before = state if registered and not dissolved else None
            unit, account, size = state
            registered, dissolved = registered or kind == 5, dissolved or kind == 8
            unit = summary if kind in (5, 6) else unit
            account = summary & 15 if kind in (9, 10) else account
            size = members if kind in (5, 7) else size
            state = unit, account, size
            after = state if registered and not dissolved else None
            if before == after:
                continue
            for sign, place in ((-1, before), (1, after)):
                if place:
                    amounts = sums[place[0], day, place[1]]
                    amounts[:] = amounts[0] + sign, amounts[1] + sign * place[2]
        return sums

    def snapshot(self):
        """The state after all its events, as the row of its stream has it."""
        unit = account = size = flags = 0
        days = [-1 << 31]
        for day, _, kind, summary, members, _ in self.timeline():
            days.append(day)
            flags |= {5: 1, 8: 2}.get(kind, 0)
            unit = summary if kind in (5, 6) else unit
            account = summary & 15 if kind in (9, 10) else account
            size = members if kind in (5, 7) else size
        return pack("<IiQ", unit, max(days), flags | (account >> 3) << 2 | (account & 7) << 8 | size << 16)

class Tables:
    """The tables as the entries that were added lead to them."""

    def __init__(self, offset_minutes):
        self.offset, self.days, self.key_events = offset_minutes * 60_000_000, {}, {}
        self.households, self.series, self.unit_types = defaultdict(Household), {}, defaultdict(list)

    def add(self, first, recorded_at, events):
        """Adds an entry whose events are (type, category, day, id, payload, stream number, summary)."""
        last = first + len(events) - 1
        self.days[(recorded_at + self.offset) // 86_400_000_000] = last
        touched = {event[5]: self.households[event[5]].postings() for event in events if event[1] == HOUSEHOLD}
        for position, (kind, category, day, _, payload, number, summary) in enumerate(events, first):
            voided = int.from_bytes(payload[:8], "little") if kind == 0 else 0
            if category == UNIT:
                self.unit_types[number].append(kind)
                if (self.unit_types[number][summary - 1] if voided else kind) in KEY_EVENTS:
                    row = pack("<BBHIiIQ", category, 0, kind, number, day, summary, voided)
                    self.key_events[position.to_bytes(8, "big")] = row
            elif category == HOUSEHOLD:
                household, at = self.households[number].events, {5: 8, 7: 0}.get(kind)
                members = unpack_from("<I", payload, at)[0] if at is not None else 0
                household.append([day, position, kind, summary, members, True])
                if voided:
                    household[summary - 1][5] = False
        sums = defaultdict(lambda: [0, 0])
        for number, without in touched.items():
            for sign, postings in ((1, self.households[number].postings()), (-1, without)):
                for place, amounts in postings.items():
                    sums[place] = [total + sign * amount for total, amount in zip(sums[place], amounts)]
        for (number, day, account), amounts in sorted(sums.items()):
            if any(amounts):
                self.series.setdefault(number, Series(number)).post(last, day, account, amounts)

    def problem(self, rows, followed):
        """The first row of a file that differs, in words; None when all are the same. `rows` gives those of a table."""
        days = {(day + (1 << 31)).to_bytes(4, "big"): last.to_bytes(8, "big") for day, last in self.days.items()}
        made = {"recordedDays": days}
        if followed:
            rows_of_series = (item for series in self.series.values() for item in series.all_rows().items())
            balances = {key: row + pack("<Q", xxh64(row) ^ xxh64(key)) for key, row in rows_of_series}
            made |= {"keyEvents": self.key_events, "balances": balances}
        for table, right in made.items():
            stored = dict(rows(table))
            wrong = sorted(key for key in right.keys() | stored.keys() if right.get(key) != stored.get(key))
            if wrong:
                what = "is missing" if wrong[0] not in stored else "differs" if wrong[0] in right else "does not belong there"
                return f"row {wrong[0].hex()} of {table} {what}"
        for key, row in rows("timelines"):
            number = int.from_bytes(key[1:], "big")
            if key[0] == HOUSEHOLD and row[4] == 1 and row[8:24] != self.households[number].snapshot():
                return f"the state of household number {number} differs"
        return None
