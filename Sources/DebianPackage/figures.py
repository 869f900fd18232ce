#!/usr/bin/env python3
"""Asks an installed program for every figure that a second implementation computed: figures.py EXPECTED LEDGER
COMMAND…, with LEDGER the fixture's as COMMAND sees it, and COMMAND what runs `socai`. Ends with 1 at the first one that
differs."""

import json
import subprocess
import sys


def cut(answer):
    """The cut of an answer, as a person writes it."""
    day = answer["cut"]["effectiveOn"]
    return f"{day}@{answer['known']}" if answer["known"] else day


def questions(expected, ledger):
    """Every answer there is, with the words that ask for it."""
    for answer in expected["counts"]:
        yield ["replay", ledger, cut(answer)], answer
        yield ["counts", ledger, cut(answer)], answer
    for answer in expected["countsByUnit"]:
        yield ["replay", ledger, cut(answer), "--by", "unit", "--units-on", answer["cut"]["unitsOn"]], answer
    yield ["diff", ledger, "2022", "2023"], expected["diff"]
    for answer in expected["trajectories"]:
        yield ["trajectory", ledger, cut(answer)], answer
    for answer in expected["funds"]:
        known = ["--known", answer["known"]] if answer["known"] else []
        yield ["fund", ledger, "--from", answer["from"], "--to", answer["to"], *known], answer


def differs(path, expected, answered):
    """Where an answer differs from what is expected; it may have more members."""
    if isinstance(expected, dict) and isinstance(answered, dict):
        for name, value in expected.items():
            if name == "known":
                continue
            if name not in answered:
                return f"{path}.{name} is not there"
            place = differs(f"{path}.{name}", value, answered[name])
            if place:
                return place
        return None
    if isinstance(expected, list) and isinstance(answered, list):
        if len(expected) != len(answered):
            return f"{path} has {len(answered)} rows, expected are {len(expected)}"
        for index, (value, other) in enumerate(zip(expected, answered)):
            place = differs(f"{path}[{index}]", value, other)
            if place:
                return place
        return None
    return None if expected == answered else f"{path} is {answered}, expected is {expected}"


def main():
    with open(sys.argv[1], encoding="utf-8") as file:
        expected = json.load(file)
    asked = 0
    for words, answer in questions(expected, sys.argv[2]):
        result = subprocess.run([*sys.argv[3:], *words, "--format", "json"], capture_output=True)
        if result.returncode != 0:
            sys.exit(f"socai {' '.join(words)}: {result.stderr.decode().strip()}")
        place = differs("", answer, json.loads(result.stdout))
        if place:
            sys.exit(f"socai {' '.join(words)}: {place}")
        asked += 1
    print(f"== {asked} answers are those of the second implementation")


main()
