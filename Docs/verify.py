"""Checks an evidence bundle without the program that made it: python3 verify.py DIR VERIFIER_KEY...
Written from Docs/Format.md alone, in Python 3.11 with nothing else. It checks signatures, tree, certificate and hashes, and counts
the households again from the events. Ends with 0 when all holds, 1 when something does not (a sentence says what), 2 for wrong use.
"""
import base64, collections, datetime, hashlib, json, os, re, stat, struct, sys

class Refused(Exception): """What does not hold, as a sentence."""

def need(holds, problem):
    if not holds:
        raise Refused(problem)

def sha256(*parts):
    return hashlib.sha256(b"".join(parts)).digest()

# Ed25519, RFC 8032 section 5.1, in affine coordinates: slow, and short enough to be read.
P, ORDER = 2**255 - 19, 2**252 + 27742317777372353535851937790883648493
CURVE = -121665 * pow(121666, -1, P) % P

def add(p, q):
    k = CURVE * p[0] * p[1] * q[0] * q[1]
    return (p[0] * q[1] + p[1] * q[0]) * pow(1 + k, -1, P) % P, (p[1] * q[1] + p[0] * q[0]) * pow(1 - k, -1, P) % P

def times(factor, p):
    product = (0, 1)
    while factor:
        product, p, factor = add(product, p) if factor & 1 else product, add(p, p), factor >> 1
    return product

def point(raw):
    y, sign = int.from_bytes(raw, "little") & (1 << 255) - 1, raw[31] >> 7
    u, v = (y * y - 1) % P, (CURVE * y * y + 1) % P
    x = u * pow(v, 3, P) * pow(u * pow(v, 7, P), (P - 5) // 8, P) % P
    x = x * pow(2, (P - 1) // 4, P) % P if v * x * x % P == -u % P else x
    need(y < P and v * x * x % P == u and (x or not sign), "there are 32 bytes that are no point of the curve")
    return x if x & 1 == sign else P - x, y

BASE = point((4 * pow(5, -1, P) % P).to_bytes(32, "little"))

def is_signature(signature, key, text):
    need(len(signature) == 64, "there is a signature that does not have 64 bytes")
    r, s = signature[:32], int.from_bytes(signature[32:], "little")
    k = int.from_bytes(hashlib.sha512(r + key + text).digest(), "little") % ORDER
    return s < ORDER and times(s, BASE) == add(point(r), times(k, point(key)))

# Keys, notes, and the certificate.
def unbase64(text, what):
    padded = re.fullmatch("[A-Za-z0-9+/]+={0,2}", text) and len(text) % 4 == 0
    raw = base64.b64decode(text) if padded else b""
    need(raw and base64.b64encode(raw).decode() == text, f"{what} is no base64")
    return raw

def verifier_key(text):
    """Name, id, type and public key of name+id+base64."""
    name, key_id, key = (text.split("+", 2) + ["", ""])[:3]
    key = unbase64(key, f"the key in {text!r}")
    need(name and len(key) == 33 and key[0] in (1, 4) and sha256(name.encode(), b"\n", key)[:4].hex() == key_id,
         f"{text!r} is no verifier key of type 1 or 4")
    return name, bytes.fromhex(key_id), key[0], key[1:]

def note(raw, keys, what):
    """The lines of a note's text, how many signatures it has, and the names of the given keys of type 1 that signed it."""
    need(len(raw) <= 1_000_000 and raw.endswith(b"\n") and b"\n\n" in raw, f"{what} is no signed note")
    whole = raw.decode()
    need(all(c >= " " or c == "\n" for c in whole), f"{what} has a control character")
    text, _, tail = whole.rpartition("\n\n")
    lines, signers, message = tail.split("\n")[:-1], [], (text + "\n").encode()
    need(1 <= len(lines) <= 100, f"{what} has no signatures, or too many")
    for line in lines:
        dash, name, signature = (line.split(" ") + ["", ""])[:3]
        signature = unbase64(signature, f"a signature of {what}")
        need(f"{dash}{line.count(' ')}" == "\u20142" and len(signature) > 4, f"{what} has a line that is no signature")
        for _, _, kind, key in (key for key in keys if key[:2] == (name, signature[:4])):
            time, body = (signature[4:12], signature[12:]) if kind == 4 else (b"", signature[4:])
            start = f"cosignature/v1\ntime {int.from_bytes(time, 'big')}\n".encode() if kind == 4 else b""
            need(is_signature(body, key, start + message) and time < b"\x80", f"the signature of {name} under {what} does not hold")
            signers += [name] * (kind == 1)
    return text.split("\n"), len(lines), signers

def tree_head(lines, signers, what):
    need(lines[0] in signers, f"{what} is not signed by a given key of its origin {lines[0]!r}")
    root = unbase64(lines[2], f"the root of {what}")
    need(len(root) == 32 and re.fullmatch("0|[1-9][0-9]{0,17}", lines[1]), f"{what} has no size or no root")
    return lines[0], int(lines[1]), root

def certificate(raw, keys):
    """Its tree head, its cuts as (D, K, U), and the hashes of files by their paths."""
    lines, count, signers = note(raw, keys, "the certificate")
    start = ["SoCai replay certificate v1", "origin ", "size ", "root ", "rules SoCai poverty rules 1"]
    need(count == 1 and len(lines) > 5 and all(line.startswith(word) for line, word in zip(lines, start))
         and lines[0:5:4] == start[0:5:4], "the certificate is not of this version and these rules, or not signed once")
    head, cuts, hashes = tree_head([line.split(" ", 1)[1] for line in lines[1:4]], signers, "the certificate"), [], {}
    for line in lines[5:]:
        cut = re.fullmatch(r"cut (\d{4}-\d\d-\d\d) (0|[1-9]\d{0,17}) (\d{4}-\d\d-\d\d)", line, re.ASCII)
        hashed = re.fullmatch("([0-9a-f]{64})  ([A-Za-z0-9./]+)", line)
        need(hashed and max(hashes, default="") < hashed[2] or cut and not hashes, f"{line!r} is out of place in the certificate")
        cuts += [(datetime.date.fromisoformat(cut[1]), int(cut[2]), datetime.date.fromisoformat(cut[3]))] if cut else []
        hashes |= {hashed[2]: hashed[1]} if hashed else {}
    need(1 <= len(set(cuts)) == len(cuts) <= 100, "the certificate has no cut, too many, or one twice")
    return head, cuts, hashes

# The folder, its tree, and the heads of its entries.
def tiles(folder, count):
    """Path and range of each tile over so many hashes."""
    for index in range((count + 255) // 256):
        width, digits, rest = min(256, count - 256 * index), f"{index % 1000:03}", index // 1000
        while rest:
            digits, rest = f"x{rest % 1000:03}/{digits}", rest // 1000
        yield f"{folder}/{digits}" + ("" if width == 256 else f".p/{width}"), range(256 * index, 256 * index + width)

def files_below(folder):
    found = set()
    for name in os.listdir(folder):
        path = os.path.join(folder, name)
        mode = os.lstat(path).st_mode
        need(stat.S_ISREG(mode) or stat.S_ISDIR(mode) and os.listdir(path), f"{path!r} is no file, or a folder without any")
        found |= {name} if stat.S_ISREG(mode) else {f"{name}/{below}" for below in files_below(path)}
    return found

def split(raw, path):
    parts = []
    while raw:
        end = 2 + int.from_bytes(raw[:2], "big")
        need(end <= len(raw), f"{path} is cut short")
        parts, raw = parts + [raw[2:end]], raw[end:]
    return parts

def check_tree(read, size, root):
    """The leaves, once every tile and the root follow from them."""
    leaves = []
    for path, places in tiles("tile/entries", size):
        leaves += split(read(path), path)
        need(len(leaves) == places.stop, f"{path} does not have {len(places)} leaves")
    need(all(65 <= len(leaf) <= 60_048 for leaf in leaves), "a leaf is too short or too long")
    hashes = [sha256(b"\0", leaf) for leaf in leaves]
    for level in range(64):  # A hash without a neighbour goes up as it is, so that the last is the root; tiles have no such one.
        for path, places in tiles(f"tile/{level // 8}", size >> level) if level % 8 == 0 else []:
            need(read(path) == b"".join(hashes[places.start:places.stop]), f"{path} does not follow from the entries")
        hashes = [sha256(b"\1", *pair) for pair in zip(hashes[::2], hashes[1::2])] + hashes[len(hashes) & ~1:]
    need((hashes[0] if hashes else sha256()) == root, "the entries do not have the root that was signed")
    return leaves

def check_heads(read, size):
    """For each position the first position of its entry, and the hash of its head."""
    entries, last = [], -2**63
    for path, places in tiles("heads", size):
        for head in split(read(path), path):
            need(len(head) >= 32, f"{path} has a head that is too short")
            form, flags, *lengths, count, first, instant = struct.unpack_from("<BB5HIQq", head)
            need(form == 1 and flags < 2 and lengths[0] and lengths[1] and len(head) == 32 + sum(lengths) and 1 <= count <= 100_000
                 and first == len(entries) + 1 and first - 1 in places and instant >= last, f"{path} has a head that is out of place")
            entries += [(first, sha256(head))] * count
            last = instant
        need(len(entries) >= places.stop, f"{path} lacks the head of an entry")
    need(len(entries) == size, "the last entry does not end with the last event")
    return entries

# The events, and the figures that they give.
Event = collections.namedtuple("Event", "kind stream day position summary members cause")
FIXED = {3: 6, 5: 15, 6: 9, 7: 4, 8: 1, 9: 28, 10: 6}

def check_events(leaves, entries):
    """The events that figures rest on, the position of each void by that of the event it voids, and the ids of units."""
    events, voided, voids, streams, counts = [], {}, set(), {}, collections.Counter()
    for position, (leaf, (first, head)) in enumerate(zip(leaves, entries), 1):
        record, where = leaf[48:], f"the event at position {position}"
        kind, category, length, day, stream, summary = struct.unpack_from("<HBBiII", record)
        name, payload = (category, record[16:16 + length]), record[16 + length:]
        need(leaf[:32] == head and category < 16 and 1 <= length <= min(64, len(record) - 16), f"{where} is none of its entry")
        need(day == -2**31 if kind == 0 else -719_162 <= day <= 2_932_896, f"{where} has a day that is none")
        counts[category] += streams.setdefault(name, counts[category]) == counts[category]
        need(streams[name] == stream, f"{where} has a stream of another number")
        if kind == 0:
            target = int.from_bytes(payload[:8], "little")
            need(len(payload) > 8 and 1 <= target < first and target not in voids and target not in voided, f"{where} voids what it can't")
            voided[target] = position
            voids.add(position)
        elif kind in FIXED:
            need(len(payload) >= FIXED[kind] and category == (2 if kind == 3 else 1), f"{where} can't be of its type")
            b, u32 = payload, lambda at: int.from_bytes(payload[at:at + 4], "little")
            says = {3: u32(0), 5: u32(2), 6: u32(2), 9: b[2] | b[3] << 3, 10: b[3] | b[4] << 3 | b[2] << 4} if len(b) > 4 else {}
            left = {9: [0], 10: [1, 2]}.get(kind, [summary >> 4])
            need(says.get(kind, 0) == summary and (kind < 9 or 1 <= summary & 7 <= 6) and summary >> 4 in left,
                 f"{where} says something else than its summary")
            events.append(Event(kind, stream, day, position, summary, u32(8 if kind == 5 else 0), b[12] if kind == 5 else 0))
    need(all(event.summary < counts[2] for event in events if event.kind in (3, 5, 6)), "an event names a unit that does not exist")
    return events, voided, [name[1].decode() for name in streams if name[0] == 2]

WORDS = ["unclassified", "poor", "nearPoor", "disadvantaged", "average", "betterOff", "wellOff"]
FLOWS = {1: "exitedToNearPoor exitedPastNearPoor otherDecrease fellFromNearPoor relapsed newlyPoor otherIncrease".split(),
         2: "fellToPoor exitedPastNearPoor otherDecrease cameFromPoor relapsed newlyNearPoor otherIncrease".split()}

def recount(until, known, units_on, events, voided, units):
    """The members of the homes of each unit, class and protection; for classes 1 and 2 a row of the movement by unit, "" the total."""
    first, last, units_day = ((day - datetime.date(1970, 1, 1)).days for day in (until.replace(month=1, day=1), until, units_on))
    live = [event for event in events if event.position <= known and voided.get(event.position, known + 1) > known]
    merged = {event.stream: event for event in live if event.kind == 3}
    homes, opening, left = {}, None, set()
    counts, rows = collections.defaultdict(list), {group: collections.defaultdict(collections.Counter) for group in FLOWS}
    def root(unit):
        for _ in merged:
            unit = merged[unit].summary if unit in merged and merged[unit].day <= units_day else unit
        return units[unit]
    def post(group, places, column, households, persons):
        for place in places:
            rows[group][place]["households", column] += households
            rows[group][place]["persons", column] += persons
    def flow(old, new, has_left):
        for group, newly in (1, "newlyPoor"), (2, "newlyNearPoor"):
            gone, come = (root(home[0]) if home[2] == group and home[0] is not None else None for home in (old, new))
            moved = gone is not None and come is not None
            if gone is not None and gone != come:
                better = {1: "fellToPoor", 2: "exitedToNearPoor"}.get(new[2], "exitedPastNearPoor")
                column = "otherDecrease" if moved or new[0] is None else better
                post(group, [gone] if moved else [gone, ""], column, 1, old[1])
            if come is not None and gone != come:
                column = {0: newly, 1: "cameFromPoor", 2: "fellFromNearPoor"}.get(old[2], "relapsed" if has_left else newly)
                column = "otherIncrease" if moved or old[2] == 0 and old[4] else column
                post(group, [come] if moved else [come, ""], column, 1, new[1])
            if moved and gone == come:
                post(group, [gone, ""], "sizeChange", 0, new[1] - old[1])
    for event in sorted(filter(lambda event: event.kind > 3 and event.day <= last, live), key=lambda event: (event.day, event.position)):
        if event.day >= first and opening is None:
            opening = dict(homes)
        unit, members, group, protected, arrived = old = homes.get(event.stream, (None, 0, 0, 0, 0))
        match event.kind:
            case 5: unit, members, arrived = event.summary, event.members, event.cause in (2, 3)
            case 6: unit = event.summary
            case 7: members = event.members
            case 8: unit, members, group, protected = None, 0, 0, 0
            case _: group, protected = event.summary & 7, event.summary >> 3 & 1
        homes[event.stream] = new = unit, members, group, protected, arrived
        if opening is not None and new != old and (old[0] is not None or unit is not None):
            flow(old, new, (event.stream, group) in left)
        left |= {(event.stream, event.summary >> 4)} if event.kind == 10 else set()
    for column, standing in ("opening", homes if opening is None else opening), ("closing", homes):
        for unit, members, group, protected, _ in (home for home in standing.values() if home[0] is not None):
            post(group, [root(unit), ""] if group in rows else [], column, 1, members)
            if column == "closing":
                counts[root(unit), group or 7, protected].append(members)
    return counts, rows

def figures(cut, recorded):
    """The files of a cut by name."""
    counts, rows = recount(*cut, *recorded)
    day, known, units_on = str(cut[0]), cut[1], str(cut[2])
    def members(row, group):
        columns = ["opening", *FLOWS[group], "closing"]
        return {"households": {name: row["households", name] for name in columns},
                "persons": {name: row["persons", name] for name in columns[:-1] + ["sizeChange", "closing"]}}
    lines = [{"unit": unit, "class": WORDS[group % 7], "socialProtection": bool(protected), "households": len(homes),
              "persons": sum(homes)} for (unit, group, protected), homes in sorted(counts.items())]
    tables = [{"class": WORDS[group],
               "rows": [{"unit": unit} | members(row, group) for unit, row in sorted(by_unit.items()) if unit and any(row.values())],
               "total": members(by_unit[""], group)} for group, by_unit in rows.items()]
    files = {"counts.json": {"cut": {"effectiveOn": day, "position": known, "unitsOn": units_on}, "counts": lines},
             "movement.json": {"from": day[:4] + "-01-01", "to": day, "unitsOn": units_on, "lookBackMonths": None, "tables": tables}}
    as_bytes = lambda value: (json.dumps(value, ensure_ascii=False, separators=(",", ":")) + "\n").encode()
    return {name: as_bytes(value) for name, value in files.items()}, lines

def check(folder, keys):
    """Checks all of a bundle; gives what it shows, line by line."""
    read = lambda path: open(os.path.join(folder, path), "rb").read()
    found = files_below(folder)
    head, cuts, hashes = certificate(read("certificate"), keys)
    lines, _, signers = note(read("checkpoint"), keys, "the checkpoint")
    need(len(lines) == 3 and tree_head(lines, signers, "the checkpoint") == head, "checkpoint and certificate are of different trees")
    names = [f"cut/{n:03}/{name}.json" for n in range(1, len(cuts) + 1) for name in ("counts", "movement")]
    listed = {"README.md", "checkpoint", *names}
    kinds = [("tile/entries", head[1]), ("heads", head[1])] + [(f"tile/{level}", head[1] >> 8 * level) for level in range(8)]
    need(head[1] <= 256 * len(found), "files are missing")
    due = listed | {"certificate"} | {path for kind, count in kinds for path, _ in tiles(kind, count)}
    need(found == due, f"{min(found ^ due, default='')!r} is missing, or does not belong here")
    need(set(hashes) == listed, "the certificate does not list the page, the checkpoint and the files of its cuts, and nothing else")
    for path in listed:
        need(os.path.getsize(os.path.join(folder, path)) <= 100_000_000, f"{path} has more than 100,000,000 bytes")
        need(sha256(read(path)).hex() == hashes[path], f"{path} is not the file that the certificate lists")
    entries = check_heads(read, head[1])
    recorded = check_events(check_tree(read, *head[1:]), entries)
    said = [f"{head[0]}: events 1 to {head[1]}, signed and unchanged"]
    for n, cut in enumerate(cuts, 1):
        need(cut[1] in (0, head[1]) or cut[1] < head[1] and entries[cut[1]][0] == cut[1] + 1, f"cut {n} is at no end of an entry")
        files, lines = figures(cut, recorded)
        for name, raw in files.items():
            need(read(f"cut/{n:03}/{name}") == raw, f"cut/{n:03}/{name} is not what the events give")
        poor, near_poor = (sum(line["households"] for line in lines if line["class"] == word) for word in WORDS[1:3])
        said.append(f"{cut[0]}, as known at position {cut[1]}: {poor} households poor, {near_poor} near-poor")
    return said

if __name__ == "__main__":
    try:
        keys = [verifier_key(text) for text in sys.argv[2:]]
        need(len(sys.argv) > 2 and os.path.isdir(sys.argv[1]), "usage: verify.py DIR VERIFIER_KEY...")
    except Refused as error:
        sys.exit(print(error, file=sys.stderr) or 2)
    try:
        print(*check(sys.argv[1], keys), sep="\n")
    except (Refused, OSError, ValueError, RecursionError) as error:
        sys.exit(f"{sys.argv[1]} does not hold: {error}")
