"""Makes the proof files of this folder from Docs/Format.md and RFC 8032 alone, without the program they test.

Ten events of one entry, the void of one of them in a second, and one more in a third; the trees after the first and the
third entry, signed by the ledger's key, the last by a witness too. All keys are made of a repeated byte: they protect
nothing. Run `python3 make.py` here; the files are the same every time.
"""

import base64
import hashlib
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

    def verifier(self):
        return f"{self.name}+{self.id.hex()}+{base64.b64encode(bytes([self.kind]) + self.public).decode()}"


# Records.
def head(id, actor, document, reason, restates, count, first, micros, claimed):
    texts = [text.encode() for text in (id, actor, document, reason, restates)]
    fixed = struct.pack("<BB5HIQq", 1, claimed, *map(len, texts), count, first, micros)
    return fixed + b"".join(texts)


def record(kind, household, number, day, summary, payload):
    id = household.encode()
    return struct.pack("<HBBiII", kind, 1, len(id), day, number, summary) + id + payload


OTHERS = [f"P7-{n:04}" for n in range(11, 19)]
DECEMBER = 19706  # 2023-12-15
EXIT = struct.pack("<HBBBB", 1, 1, 2, 0, 1)  # from poor to near-poor, cause review
EXITED = 2 | 1 << 4

entry_1 = [record(7, "P7-0010", 0, DECEMBER - 5, 0, struct.pack("<I", 4)), record(10, "P7-0010", 0, DECEMBER, EXITED, EXIT)]
entry_1 += [record(10, other, n + 1, DECEMBER, EXITED, EXIT) for n, other in enumerate(OTHERS)]
void = record(0, "P7-0010", 0, -(2**31), 2, struct.pack("<Q", 2) + "ghi trùng".encode())
ended = record(14, "P7-0011", 1, DECEMBER + 20, 0, struct.pack("<H", 4) + "MTTQ".encode())

RECORDED = 1_702_875_600_000_000  # 2023-12-18T05:00:00Z
heads = [
    head("p7-2023-12", "UBND Phường 7", "12/QĐ-UBND", "", "", 10, 1, RECORDED, 0),
    head("p7-sai", "UBND Phường 7", "", "đối chiếu sổ", "hộ đã thoát nghèo năm 2022", 1, 11, RECORDED + 1, 1),
    head("p7-mttq", "MTTQ Phường 7", "", "", "", 1, 12, RECORDED + 2_000_000, 0),
]
entries = [(heads[0], entry_1), (heads[1], [void]), (heads[2], [ended])]


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


old, new = checkpoint(10), checkpoint(12, 1_703_000_000)
files = {
    "old.checkpoint": old,
    "new.checkpoint": new,
    "event.tlog-proof": event_proof(2, new),
    "void.tlog-proof": event_proof(11, new),
    "growth.proof": b"old 10\n" + b"".join(map(text, consistency(10, hashes))) + b"\n" + new,
    "ledger.key": (ledger.verifier() + "\n").encode(),
    "witness.key": (witness.verifier() + "\n").encode(),
}
for name, data in files.items():
    with open(name, "wb") as file:
        file.write(data)
