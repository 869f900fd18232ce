"""Makes the proof files of this folder from Docs/Format.md and RFC 8032 alone, without the program they test.

A ward and nine households, ten events of one entry about them, the void of one of these and one more: as JSON Lines with
their secrets, and the trees after the second and the last entry, signed by the ledger's key, the last by a witness too. An
import of the lines must prove the same, byte for byte. All keys are made of a repeated byte: they protect nothing, and
every household is made up. Run `python3 make.py` here; the files are the same every time.
"""

import base64
import hashlib
import json
import struct

# Ed25519 as in RFC 8032, section 6: slow, and enough for three signatures.
P = 2**255 - 19
Q = 2**252 + 27742317777372353535851937790883648493
D = -121665 * pow(121666, P - 2, P) % P


def add(a, b):
    (x1, y1, z1, t1), (x2, y2, z2, t2) = a, b
    m, n = (y1 - x1) * (y2 - x2) % P, (y1 + x1) * (y2 + x2) % P
    c, d = 2 * t1 * t2 * D % P, 2 * z1 * z2 % P
    e, f, g, h = n - m, d - c, d + c, n + m
    return e * f % P, g * h % P, f * g % P, e * h % P


def times(number, point):
    result = (0, 1, 1, 0)
    while number:
        if number & 1:
            result = add(result, point)
        point, number = add(point, point), number >> 1
    return result


def base_point():
    y = 4 * pow(5, P - 2, P) % P
    x2 = (y * y - 1) * pow(D * y * y + 1, P - 2, P) % P
    x = pow(x2, (P + 3) // 8, P)
    if (x * x - x2) % P:
        x = x * pow(2, (P - 1) // 4, P) % P
    x = P - x if x & 1 else x
    return x, y, 1, x * y % P


BASE = base_point()


def packed(point):
    x, y, z, _ = point
    inverse = pow(z, P - 2, P)
    return (y * inverse % P | (x * inverse % P & 1) << 255).to_bytes(32, "little")


def sha512(data):
    return int.from_bytes(hashlib.sha512(data).digest(), "little")


class Key:
    def __init__(self, name, byte, kind):
        digest = hashlib.sha512(bytes([byte]) * 32).digest()
        secret = int.from_bytes(digest[:32], "little") & (1 << 254) - 8 | 1 << 254
        self.name, self.kind, self.secret, self.prefix = name, kind, secret, digest[32:]
        self.public = packed(times(secret, BASE))
        self.seed = bytes([byte]) * 32
        self.id = hashlib.sha256(name.encode() + b"\n" + bytes([kind]) + self.public).digest()[:4]

    def sign(self, message):
        r = sha512(self.prefix + message) % Q
        point = packed(times(r, BASE))
        h = sha512(point + self.public + message) % Q
        return point + ((r + h * self.secret) % Q).to_bytes(32, "little")

    def line(self, text, time=None):
        signature = self.sign(text)
        if time is not None:
            signature = struct.pack(">Q", time) + self.sign(b"cosignature/v1\ntime %d\n" % time + text)
        return f"— {self.name} {base64.b64encode(self.id + signature).decode()}\n".encode()

    def private(self):
        text = base64.b64encode(b"\1" + self.seed).decode()
        return f"PRIVATE+KEY+{self.name}+{self.id.hex()}+{text}\n"

    def verifier(self):
        return f"{self.name}+{self.id.hex()}+{base64.b64encode(bytes([self.kind]) + self.public).decode()}"


# Records.
def head(id, actor, document, reason, restates, count, first, micros, claimed):
    texts = [text.encode() for text in (id, actor, document, reason, restates)]
    fixed = struct.pack("<BB5HIQq", 1, claimed, *map(len, texts), count, first, micros)
    return fixed + b"".join(texts)


def record_of(kind, id, number, day, summary, payload, category):
    text = id.encode()
    return struct.pack("<HBBiII", kind, category, len(text), day, number, summary) + text + payload


def record(kind, number, day, summary, payload):
    return record_of(kind, HOUSEHOLDS[number], number, day, summary, payload, category=1)


HOUSEHOLDS = [f"P7-{n:04}" for n in range(10, 19)]
DECEMBER = 19706  # 2023-12-15
RECORDED = 1_702_875_600_000_000  # 2023-12-18T05:00:00Z
UNIT = "phuong-7"


def established(name):
    text = name.encode()
    payload = struct.pack("<HHBBHIH", 0, len(text), 2, 0, 0, 0, 0) + text
    said = {"type": "unitEstablished", "effectiveOn": "2021-01-01", "unit": UNIT, "name": name, "kind": "ward"}
    return record_of(1, UNIT, 0, 18628, 0, payload, category=2), said


def registered(number):
    payload = struct.pack("<HIHIBH", 0, 0, len(UNIT), 4, 0, 0) + UNIT.encode()
    said = {"type": "householdRegistered", "effectiveOn": "2021-12-20", "household": HOUSEHOLDS[number]}
    return record(5, number, 18981, 0, payload), said | {"unit": UNIT, "members": 4}


def classified(number):
    payload = struct.pack("<HBBHBBqqHH", 0, 1, 0, 0, 0, 0, 0, 0, 0, 0)
    said = {"type": "householdClassified", "effectiveOn": "2021-12-20", "household": HOUSEHOLDS[number], "class": "poor"}
    return record(9, number, 18981, 1, payload), said


def resized(number, members):
    said = {"type": "householdSizeChanged", "effectiveOn": "2023-12-10", "household": HOUSEHOLDS[number]}
    return record(7, number, DECEMBER - 5, 0, struct.pack("<I", members)), said | {"members": members}


def exited(number):
    payload = struct.pack("<HBBBB", 1, 1, 2, 0, 1)  # from poor to near-poor, cause review
    said = {"type": "householdExitedPoverty", "effectiveOn": "2023-12-15", "household": HOUSEHOLDS[number]}
    return record(10, number, DECEMBER, 2 | 1 << 4, payload), said | {"from": "poor", "to": "nearPoor", "cause": "review"}


def voided(number, position, version, reference, reason):
    payload = struct.pack("<Q", position) + reason.encode()
    return record(0, number, -(2**31), version, payload), {"type": "eventVoided", "event": reference, "reason": reason}


def sponsored(number, sponsor):
    said = {"type": "sponsorAssigned", "effectiveOn": "2024-01-04", "household": HOUSEHOLDS[number], "sponsor": sponsor}
    return record(13, number, DECEMBER + 20, 0, struct.pack("<H", len(sponsor)) + sponsor.encode()), said


numbers = range(len(HOUSEHOLDS))
ward = "UBND Phường 7"
opening = [established("Phường 7")] + [event(number) for number in numbers for event in (registered, classified)]
books = [
    ({"id": "p7-2021", "actor": ward}, 0, opening),
    ({"id": "p7-2023-12", "actor": ward, "document": "12/QĐ-UBND"}, 1, [resized(0, 5)] + [exited(n) for n in numbers]),
    (
        {"id": "p7-sai", "actor": ward, "reason": "đối chiếu sổ", "restates": "hộ đã thoát nghèo năm 2022"},
        1_000_001,
        [voided(0, 21, 4, "p7-2023-12#2", "ghi trùng")],
    ),
    ({"id": "p7-mttq", "actor": "MTTQ Phường 7"}, 2_000_000, [sponsored(1, "MTTQ")]),
]

entries, lines, position = [], [], 1
for number, (said, later, events) in enumerate(books):
    texts = [said.get(name, "") for name in ("id", "actor", "document", "reason", "restates")]
    claimed = "restates" in said
    entries.append((head(*texts, len(events), position, RECORDED + later, claimed), [event for event, _ in events]))
    seconds, rest = divmod(later, 1_000_000)
    time = f"2023-12-18T05:00:0{seconds}" + (f".{rest:06}" if rest else "") + "Z"
    secret = {"recordedAt": time, "secret": bytes([number + 1] * 16).hex()}
    if claimed:
        secret["claimedTime"] = True
    lines.append(json.dumps(said | secret | {"events": [event for _, event in events]}, ensure_ascii=False) + "\n")
    position += len(events)


# The tree.
def sha256(data):
    return hashlib.sha256(data).digest()


def salt(entry, index):
    return sha256(bytes([entry + 1]) * 16 + struct.pack("<I", index))[:16]


leaves = [
    (entry_head, salt(number, index), event)
    for number, (entry_head, events) in enumerate(entries)
    for index, event in enumerate(events)
]
hashes = [sha256(b"\0" + sha256(entry_head) + its_salt + event) for entry_head, its_salt, event in leaves]


def split(count):
    return 1 << (count - 1).bit_length() - 1


def root(nodes):
    if len(nodes) < 2:
        return nodes[0] if nodes else sha256(b"")
    half = split(len(nodes))
    return sha256(b"\1" + root(nodes[:half]) + root(nodes[half:]))


def inclusion(index, nodes):
    if len(nodes) == 1:
        return []
    half = split(len(nodes))
    if index < half:
        return inclusion(index, nodes[:half]) + [root(nodes[half:])]
    return inclusion(index - half, nodes[half:]) + [root(nodes[:half])]


def consistency(old, nodes, whole=True):
    if old == len(nodes):
        return [] if whole else [root(nodes)]
    half = split(len(nodes))
    if old <= half:
        return consistency(old, nodes[:half], whole) + [root(nodes[half:])]
    return consistency(old - half, nodes[half:], False) + [root(nodes[:half])]


# The files.
def text(hash):
    return base64.b64encode(hash) + b"\n"


ledger = Key("example.com/so-cai", 1, 1)
witness = Key("witness.example/w1", 2, 4)


def checkpoint(size, seen=None):
    said = f"{ledger.name}\n{size}\n".encode() + text(root(hashes[:size]))
    return said + b"\n" + ledger.line(said) + (witness.line(said, seen) if seen else b"")


def event_proof(position, signed):
    entry_head, its_salt, event = leaves[position - 1]
    extra = struct.pack(">I", len(entry_head)) + entry_head + its_salt + event
    lines = b"".join(map(text, inclusion(position - 1, hashes)))
    start = b"c2sp.org/tlog-proof@v1\nextra " + base64.b64encode(extra) + b"\nindex %d\n" % (position - 1)
    return start + lines + b"\n" + signed


old, new = checkpoint(29), checkpoint(31, 1_703_000_000)
files = {
    "entries.jsonl": "".join(lines).encode(),
    "old.checkpoint": old,
    "new.checkpoint": new,
    "event.tlog-proof": event_proof(21, new),
    "void.tlog-proof": event_proof(30, new),
    "growth.proof": b"old 29\n" + b"".join(map(text, consistency(29, hashes))) + b"\n" + new,
    "ledger.key": (ledger.verifier() + "\n").encode(),
    "witness.key": (witness.verifier() + "\n").encode(),
    "ledger.private": ledger.private().encode(),
}
for name, data in files.items():
    with open(name, "wb") as file:
        file.write(data)
