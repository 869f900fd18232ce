"""Reads the segments that are named, in their order, by Docs/Format.md alone, and compares their entries with a file of
JSON Lines that is named first. Prints a line for each segment; ends with 1 and the reason at the first that is wrong.

    python3 check.py entries.jsonl 1.segment 2.segment
"""

import base64
import hashlib
import json
import re
import sys

EMPTY_ROOT = hashlib.sha256(b"").digest()
NUMBER = "(0|[1-9][0-9]*)"
ROOT = "([A-Za-z0-9+/]{43}=)"
LINES = [
    "ledger segment 1",
    r"origin ([^\s+]{1,255})",
    "domain ([!-~]{1,64})",
    f"rules {NUMBER}",
    r"offset ([+-][0-9]{2}:[0-9]{2})",
    f"entries {NUMBER}",
    f"before {NUMBER} {ROOT}",
    f"after {NUMBER} {ROOT}",
    f"body {NUMBER} ([0-9a-f]{{64}})",
]


def fail(reason):
    print(reason)
    sys.exit(1)


def read(path):
    """The values of the lines, and the body."""
    with open(path, "rb") as file:
        rest = file.read()
    values = []
    for number, pattern in enumerate(LINES, 1):
        line, _, rest = rest.partition(b"\n")
        match = re.fullmatch(pattern, line.decode())
        if not match:
            fail(f"{path}:{number}: {line!r}")
        values.append(match.groups())
    line, _, body = rest.partition(b"\n")
    if line:
        fail(f"{path}:10: {line!r}")
    return values, body


def made(origin, domain, rules, offset, before, after, body):
    """A segment made from its parts, without looking at another."""
    lines = [
        "ledger segment 1",
        f"origin {origin}",
        f"domain {domain}",
        f"rules {rules}",
        f"offset {offset}",
        f"entries {body.count(bytes([10]))}",
        f"before {before[0]} {before[1]}",
        f"after {after[0]} {after[1]}",
        f"body {len(body)} {hashlib.sha256(body).hexdigest()}",
        "",
        "",
    ]
    return "\n".join(lines).encode() + body


def main(entries_path, *paths):
    with open(entries_path, encoding="utf-8") as file:
        expected = [json.loads(line) for line in file]
    end = (0, base64.b64encode(EMPTY_ROOT).decode())
    found = 0
    for path in paths:
        values, body = read(path)
        (origin,), (domain,), (rules,), (offset,), (entries,), before, after, (size, digest) = values[1:]
        before, after = (int(before[0]), before[1]), (int(after[0]), after[1])
        if before != end:
            fail(f"{path}: it begins at {before}, and the one before it ends at {end}")
        if hashlib.sha256(body).hexdigest() != digest or len(body) != int(size):
            fail(f"{path}: the body is another")
        position = before[0] + 1
        lines = body.decode().splitlines()
        if len(lines) != int(entries):
            fail(f"{path}: {len(lines)} entries")
        for line in lines:
            entry = json.loads(line)
            if entry.pop("position") != position:
                fail(f"{path}: not at position {position}")
            if entry != expected[found]:
                fail(f"{path}: {entry} is not {expected[found]}")
            position += len(entry["events"])
            found += 1
        if position != after[0] + 1:
            fail(f"{path}: it ends at {position - 1}")
        with open(path, "rb") as file:
            if file.read() != made(origin, domain, rules, offset, before, after, body):
                fail(f"{path}: it would be written in another way")
        end = after
        print(f"{path}: {origin}, positions {before[0] + 1} to {after[0]}, root {after[1]}")
    if found != len(expected):
        fail(f"{found} entries of {len(expected)}")


main(*sys.argv[1:])
