"""Reads a ledger file and prints it as JSON Lines, as `socai export` does. Usage: read_ledger.py LEDGER

Written from Docs/Format.md alone, with nothing but Python's standard library, to show that the page suffices. It reads
the pages of the file itself, checks every length, digest, directory and position, compares the tables that format 3
added with the entries, and never writes.
"""

import json
import sys
import unicodedata
from datetime import date, timedelta
from pathlib import Path
from struct import calcsize, unpack_from

sys.dont_write_bytecode = True
sys.path.insert(0, str(Path(__file__).parent))
from balances import Tables
from xxh64 import WORDS64, xxh64

class Damaged(Exception):
    """What was read is not what the format allows."""

def need(condition, problem):
    if not condition:
        raise Damaged(problem)

def take(form, data, offset=0):
    """Numbers at an offset, after a look at the length."""
    need(offset + calcsize(form) <= len(data), "something is cut short")
    return unpack_from(form, data, offset)

class File:
    """The tables of an LMDB file, without LMDB."""

    def __init__(self, path):
        with open(path, "rb") as file:
            self.data = file.read()
        need(len(self.data) >= 1024, "the file is too short")
        self.page_size = take("<I", self.data, 40)[0]
        need(self.page_size in (1 << n for n in range(9, 17)), "the size of a page is none")
        metas = [self.bytes(number * self.page_size, 152) for number in (0, 1)]
        for meta in metas:
            need(take("<H", meta, 10)[0] & 8 and take("<II", meta, 16) == (0xBEEFC0DE, 1), "not LMDB's format 1")
        newest = max(metas, key=lambda meta: take("<Q", meta, 144)[0])
        self.tables = {key.decode(): value for key, value, flags in self.walk(newest[88:136]) if flags & 2}

    def bytes(self, start, count):
        need(0 <= start and start + count <= len(self.data), "the file is cut short")
        return self.data[start : start + count]

    def walk(self, tree):
        """The nodes of a tree in the order of their keys: key, value, flags."""
        root = take("<Q", tree, 40)[0]
        return iter(()) if root == WORDS64 else self.visit(root, 0)

    def visit(self, number, depth):
        need(depth < 32, "a tree is too deep")
        page = self.bytes(number * self.page_size, self.page_size)
        flags, lower = take("<HH", page, 10)
        need(flags & 3 in (1, 2) and 16 <= lower <= self.page_size, f"page {number} is neither branch nor leaf")
        for node in take(f"<{(lower - 16) // 2}H", page, 16):
            need(node + 8 <= self.page_size, f"page {number} has a node outside itself")
            low, high, key_length = take("<IHH", page, node)
            if flags & 1:
                yield from self.visit(low | high << 32, depth + 1)
                continue
            start = node + 8 + key_length
            need(start + (8 if high & 1 else low) <= self.page_size, f"page {number} has a node outside itself")
            value = page[start : start + low]
            if high & 1:
                value = self.bytes(take("<Q", page, start)[0] * self.page_size + 16, low)
            yield page[node + 8 : start], value, high

    def rows(self, table):
        need(table in self.tables, f"there is no table {table}")
        return ((key, value) for key, value, _ in self.walk(self.tables[table]))

def text(data, least=1, most=4000):
    need(least <= len(data) <= most, "a text is too short or too long")
    value = data.decode(errors="replace")
    need(value.encode() == data, "a text is not UTF-8")
    need(unicodedata.is_normalized("NFC", value), "a text is not in NFC")
    need(all(unicodedata.category(character) != "Cc" for character in value), "a text has a control character")
    return value

def day(number):
    need(-719162 <= number <= 2932896, "a day is out of range")
    return (date(1970, 1, 1) + timedelta(days=number)).isoformat()

def instant(microseconds):
    days, rest = divmod(microseconds, 86_400_000_000)
    seconds, fraction = divmod(rest, 1_000_000)
    time = f"{seconds // 3600:02}:{seconds // 60 % 60:02}:{seconds % 60:02}"
    return f"{day(days)}T{time}" + (f".{fraction:06}".rstrip("0") if fraction else "") + "Z"

def entry_of(record, position):
    """The head of an entry and its event records, each (type, category, day, id, payload, stream number, summary)."""
    need(len(record) >= 40 and record[0] == 1 and record[1] <= 1, "a record has another form")
    lengths, count = take("<5H", record, 2), take("<I", record, 12)[0]
    first, recorded_at = take("<Qq", record, 16)
    directory, end = 32 + sum(lengths), len(record) - 8
    start = directory + 4 * count
    need(1 <= count <= 100_000 and first == position and start <= end, "a record's head is out of range")
    need(take("<Q", record, end)[0] == xxh64(record[:end]), "a digest differs")
    limits, texts, offset = ((1, 64), (1, 400), (0, 400), (0, 4000), (0, 4000)), [], 32
    for length, (least, most) in zip(lengths, limits):
        texts.append(text(record[offset : offset + length], least, most))
        offset += length
    head = {"id": texts[0], "position": first, "recordedAt": instant(recorded_at)}
    if record[1] & 1:
        head["claimedTime"] = True
    head |= {name: value for name, value in zip(("actor", "document", "reason", "restates"), texts[1:]) if value}
    events = []
    ends = [start + offset for offset in take(f"<{count}I", record, directory)]
    for begin, stop in zip([start] + ends, ends):
        need(16 <= stop - begin <= 60_000 and stop <= end, "a directory is damaged")
        kind, category, length, effective, number, summary = take("<HBBiII", record, begin)
        need(category < 16 and begin + 16 + length <= stop, "an event's head is out of range")
        name = text(record[begin + 16 : begin + 16 + length], 1, 64)
        events.append((kind, category, effective, name, record[begin + 16 + length : stop], number, summary))
    need(ends[-1] == end, "a directory does not end at the digest")
    return head, events

# Payloads: the fixed block of each kind as in the table, "slot name", ? for optional; `|` where the subject stands.

VOCABULARIES = {
    "class": "poor nearPoor disadvantaged average betterOff wellOff",
    "area": "urban rural", "unitKind": "city ward commune hamlet", "review": "periodic regular",
    "registered": "survey movedIn split", "moved": "moved boundaryChange",
    "dissolved": "movedAway deceased merged other", "exited": "review request",
    "deprivations": "employment dependants nutrition healthInsurance adultEducation schoolAttendance housingQuality"
    " housingArea waterSource hygienicToilet telecommunication informationAccess",
    "causes": "land capital labour tools knowledge skills illnessOrAccident other",
    "aidKind": "cash goods housing livelihood credit healthInsurance education labour ideas",
    "donorKind": "stateBudget nationalProgramme fundForThePoor massOrganisation agency enterprise religiousBody"
    " household individual abroad policyBank",
    "recipientKind": "household individual collective", "reviewKind": "preliminary final", "measure": "poor nearPoor",
    "targetKind": "reduction stock rate increase income lasting leftBehind resources sponsored",
    "comparison": "atLeast atMost below equal rises", "counted": "households persons amountVND gifts",
    "statistic": "mean median",
}
CONTRIBUTION = ("| word kind aidKind, text donor, word donorKind donorKind, count amountVND?, count quantity?,"
                " text measure?, text earmark?")
KINDS = {
    1: ("unitEstablished", "| text name, word kind unitKind, word area? area, id code?, unit parent?"),
    2: ("unitChanged", "| text name?, id code?, word area? area, unit parent?"),
    3: ("unitMerged", "| unit into"),
    4: ("householdTotalReported", "| count households, count persons?"),
    5: ("householdRegistered", "| unit unit, members members, word cause? registered, id splitFrom?, last transfer?"),
    6: ("householdMoved", "| unit unit, word cause? moved"),
    7: ("householdSizeChanged", "| members members"),
    8: ("householdDissolved", "| word cause dissolved, trailing transfer"),
    9: ("householdClassified", "| word class class, flag socialProtection, id standard?, word area? area,"
        " word review? review, count incomeScore?, count deprivationScore?, words deprivations deprivations, words causes causes"),
    10: ("householdExitedPoverty", "| word from class, word to class, flag socialProtection, word cause? exited"),
    11: ("incomeAssessed", "| count perPersonMonthlyVND"),
    12: ("aidGiven", "| word kind aidKind, text donor, word donorKind donorKind, count amountVND?, count quantity?,"
         " text measure?, text programme?, last fund?"),
    13: ("sponsorAssigned", "| text sponsor"),
    14: ("sponsorEnded", "| text sponsor"),
    15: ("awardGranted", "word recipientKind recipientKind, | text form, text authority, unit unit?, text movement?,"
         " text achievement?"),
    16: ("awardRevoked", "reference award, text cause"),
    17: ("initiativeRecorded", "| text title, text proposer?"),
    18: ("planAdopted", "| text title, targets targets, trailing parentPlan"),
    19: ("periodClosed", "day through, figures figures"),
    20: ("originChanged", "text origin"),
    21: ("unitDivided", "| units into"),
    22: ("fundEstablished", "| text name, word level unitKind"),
    23: ("contributionPledged", CONTRIBUTION + ", day due?"),
    24: ("contributionReceived", CONTRIBUTION + ", reference pledge?"),
    25: ("initiativeAdopted", "| reference initiative"),
    26: ("movementJoined", "| text movement"),
    27: ("reviewHeld", "| word kind reviewKind, day through, text document?"),
    28: ("responsibilityAssigned", "| text holder, text role"),
    29: ("responsibilityEnded", "| text holder, text role"),
    30: ("planRevised", "| text title, id replaces, targets targets, trailing parentPlan"),
}
TARGET = ("id id, word measure measure, word kind targetKind, day due, word comparison comparison, value value,"
          " text quote, where where?, day from?")
LATER_TARGET = ("id id, words measure class, word kind targetKind, day due, word comparison comparison, value value?,"
                " text quote, filter where?, day from?, word of counted, word statistic? statistic, value leastShare?,"
                " members months?, words givers donorKind, texts programmes")
SHARES = ("rate", "lasting", "sponsored")
CATEGORIES = {1: "household", 2: "unit", 3: "recipient", 4: "plan", 5: "periods", 6: "checkpoints", 7: "fund"}
SLOTS = {"text": "<H", "id": "<H", "last": "<", "unit": "<IH", "word": "<B", "words": "<H", "flag": "<B", "where": "<B",
         "members": "<I", "count": "<q", "day": "<i", "reference": "<Q", "targets": "<H", "units": "<H", "figures": "<I", "value": "<qB",
         "filter": "<IHBB", "texts": "<H", "trailing": "<"}

def figures_of(data, offset, units):
    """The figures of a closing behind its fixed block, and where they end."""
    counts, previous, classes = [], b"", VOCABULARIES["class"].split() + ["unclassified"]
    for _ in range(units):
        length, mask = take("<HH", data, offset + 4)
        name = data[offset + 8 : offset + 8 + length]
        need(previous < name and mask and not mask & 0x8080, "the units of a closing are damaged")
        unit, previous, offset, rows = text(name, 1, 64), name, offset + 8 + length, []
        for account in (bit for bit in range(16) if mask >> bit & 1):
            households, persons = take("<qq", data, offset)
            need(households >= 1 and persons >= 1, "a count of a closing is too small")
            rows.append(((account & 7 or 7, account >> 3), households, persons))
            offset += 16
        counts += ({"unit": unit, "class": classes[number - 1], "socialProtection": bool(protected),
                    "households": households, "persons": persons}
                   for (number, protected), households, persons in sorted(rows))
    sums = take("<6q", data, offset)
    need(min(sums) >= 0, "a sum of a closing is less than nothing")
    parts = {"gifts": ("count", "amountVND"), "loans": ("count", "amountVND"), "awards": ("granted", "revoked")}
    pairs = zip(parts.items(), (sums[:2], sums[2:4], sums[4:]))
    return {"counts": counts} | {part: dict(zip(names, pair)) for (part, names), pair in pairs}, offset + 48

def block(data, start, shape, subject, reference):
    """The fields of the block at `start` with the texts behind it, and where they end."""
    fields = [field.split() for field in shape.replace("|", "").split(",")]
    optional = [field[1].rstrip("?") for field in fields if field[1].endswith("?")]
    present = take("<H", data, start)[0] if optional else 0
    offset, slots = start + (2 if optional else 0), []
    for field in fields:
        slots.append(take(SLOTS[field[0]], data, offset))
        offset += calcsize(SLOTS[field[0]])
    need(present >> len(optional) == 0, "a presence mask has unknown bits")
    values = {} if "recipientKind" in shape else dict(subject)

    def tail(length, most=4000):
        nonlocal offset
        need(offset + length <= len(data), "a payload is cut short")
        offset += length
        return text(data[offset - length : offset], 1, most)

    for (slot, name, *vocabulary), content in zip(fields, slots):
        name, is_optional = name.rstrip("?"), name.endswith("?")
        if is_optional and not present >> optional.index(name) & 1:
            need(not any(content), f"{name} is absent and not zero")
            continue
        if slot == "last":
            values[name] = tail(len(data) - offset, 64)
            continue
        if slot == "trailing":
            if offset < len(data):
                values[name] = tail(len(data) - offset, 64)
            continue
        number = content[0]
        if slot in ("text", "id", "unit"):
            values[name] = tail(content[-1], 4000 if slot == "text" else 64)
        elif slot == "word":
            words = VOCABULARIES[vocabulary[0]].split()
            need(1 <= number <= len(words), f"{name} is no word")
            values[name] = words[number - 1]
        elif slot == "words":
            words = VOCABULARIES[vocabulary[0]].split()
            need(number >> len(words) == 0, f"{name} has an unknown word")
            if number:
                values[name] = [word for bit, word in enumerate(words) if number >> bit & 1]
        elif slot in ("flag", "where"):
            need(number <= 1, f"{name} is neither 0 nor 1")
            values[name] = bool(number) if slot == "flag" else {"socialProtection": bool(number)}
        elif slot in ("members", "count"):
            need(number >= (1 if slot == "members" else 0), f"{name} is too small")
            values[name] = number
        elif slot == "day":
            values[name] = day(number)
        elif slot == "reference":
            values[name] = reference(number)
        elif slot == "value":
            is_whole = name == "value" and (content[1] == 255 if values["kind"] == "income" else values["kind"] not in SHARES)
            places = 0 if is_whole and values["kind"] == "income" else content[1]
            need(number >= 0 and places <= (0 if is_whole else 9), "a value is out of range")
            digits = f"{number:0{places + 1}}"
            fraction = "." + digits[-places:] if places else ""
            values[name] = number if is_whole else digits[: len(digits) - places] + fraction
        elif slot == "filter":
            need(content[3] <= 2 and content[2] <= 2 and (content[1] > 0 or number == 0), "a filter is damaged")
            where = {"unit": tail(content[1], 64)} if content[1] else {}
            where |= {"area": VOCABULARIES["area"].split()[content[2] - 1]} if content[2] else {}
            where |= {"socialProtection": content[3] == 2} if content[3] else {}
            need(where, "a filter is empty")
            values[name] = where
        elif slot == "texts":
            need(number <= 20, "too many programmes")
            found, previous = [], b""
            for _ in range(number):
                length = take("<H", data, offset)[0]
                offset += 2
                need(previous < data[offset : offset + length], "texts are out of order")
                previous = data[offset : offset + length]
                found.append(tail(length))
            if found:
                values[name] = found
        elif slot == "units":
            need(2 <= number <= 100, "a unit is divided among too few or too many")
            values[name], previous = [], b""
            for _ in range(number):
                length = take("<H", data, offset + 4)[0]
                offset += 6
                need(previous < data[offset : offset + length], "the units of a division are out of order")
                previous = data[offset : offset + length]
                values[name].append(tail(length, 64))
        elif slot == "targets":
            values[name] = []
            for _ in range(number & 0x7FFF):
                target, offset = block(data, offset, LATER_TARGET if number >> 15 else TARGET, {}, reference)
                if number >> 15:
                    if target["of"] == ("amountVND" if target["kind"] == "resources" else "households"):
                        del target["of"]
                    if len(target.get("measure", ())) == 1:
                        target["measure"] = target["measure"][0]
                values[name].append(target)
            first = ("reduction", "stock", "rate")
            need(not number >> 15 or any(
                target["kind"] not in first or target["measure"] not in ("poor", "nearPoor") or "of" in target
                or not target.get("where", {"socialProtection": 0}).keys() == {"socialProtection"}
                for target in values[name]), "targets are in the later form and need not be")
        elif number:
            values[name], offset = figures_of(data, offset, number - 1)
        if name == "recipientKind":
            values |= subject
    return values, offset

def event_of(kind, category, effective, name, payload, reference):
    if kind == 0:
        need(effective == -(1 << 31) and len(payload) > 8, "a void is damaged")
        return {"type": "eventVoided", "event": reference(take("<Q", payload)[0]), "reason": text(payload[8:])}
    need(kind in KINDS, "an event has an unknown type")
    word, shape = KINDS[kind]
    named = "recipient" if kind == 15 else "collective" if (kind, category) == (26, 3) else CATEGORIES.get(category, "?")
    subject = {} if "|" not in shape else {named: name}
    fields, end = block(payload, 0, shape, subject, reference)
    need(end == len(payload), "a payload is too long")
    if kind in (23, 24):
        need(fields["kind"] != "credit" and ("amountVND" in fields or "quantity" in fields), "a contribution is none")
    return {"type": word, "effectiveOn": day(effective)} | fields

def lines(path):
    file = File(path)
    properties = dict(file.rows("properties"))
    form, state = properties.get(b"format", b""), properties.get(b"state", b"")
    need(len(form) >= 14 and form[:8] == b"SoCaiLdg" and take("<I", form, 8)[0] in (1, 2, 3), "not a ledger of format 1, 2 or 3")
    need(len(state) == 184 and take("<Q", state, 176)[0] == xxh64(state[:176]), "the state is damaged")
    (last, _, count), written = take("<QqQ", state), take("<Q", state, 88)[0]
    references, position, entries = [""], 1, 0
    tables = Tables(take("<h", form, 12)[0]) if take("<I", form, 8)[0] >= 3 else None

    def reference(target):
        need(1 <= target < len(references), "a reference leads nowhere")
        return references[target]

    for key, record in file.rows("entries"):
        # What an import has staged is in no line, but in the other tables.
        if position > (written if tables else last):
            break
        need(key == position.to_bytes(8, "big"), f"position {position} is missing")
        head, events = entry_of(record, position)
        if tables:
            tables.add(position, take("<q", record, 24)[0], events)
        if position > last:
            position += len(events)
            continue
        references += (f"{head['id']}#{number + 1}" for number in range(len(events)))
        line = head | {"events": [event_of(*event[:5], reference) for event in events]}
        yield json.dumps(line, ensure_ascii=False, separators=(",", ":"))
        position, entries = position + len(events), entries + 1
    need((len(references) - 1, entries) == (last, count), "the entries do not end where the state says")
    problem = tables.problem(file.rows, properties.get(b"followed") == b"\1") if tables else None
    need(not problem, problem)

if __name__ == "__main__":
    try:
        for line in lines(sys.argv[1]):
            sys.stdout.buffer.write(line.encode() + b"\n")
    except Damaged as problem:
        sys.exit(f"{sys.argv[1]}: {problem}")
