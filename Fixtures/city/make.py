#!/usr/bin/env python3
"""A city to look at: ten wards and the city's office, each with a ledger of its own, and the union of them.

    Fixtures/city/make.py SOCAI FOLDER

SOCAI is the program, FOLDER a new folder. The entries of Fixtures/bac-lieu-2022-2025 are divided by the office that would
have recorded each event: what is about a household goes to the ward that registered it, also after it moved; units and funds
are known to every office; plans, awards, contributions and what concerns the whole city are the city's. A reference to an
event follows it. Then the trajectory is asked of the union and of one ledger with all entries, and both are compared."""

import json
import pathlib
import subprocess
import sys

FIXTURE = pathlib.Path(__file__).resolve().parent.parent / "bac-lieu-2022-2025"
CITY = "thanh-pho"
WARDS = [
    "phuong-1", "phuong-2", "phuong-3", "phuong-5", "phuong-7", "phuong-8", "nha-mat", "vinh-trach", "vinh-trach-dong",
    "hiep-thanh",
]
# Who goes on with the books of the three wards of 2025.
SUCCESSORS = {"phuong-bac-lieu": "phuong-1", "phuong-vinh-trach": "vinh-trach", "phuong-hiep-thanh": "hiep-thanh"}
EVERYBODY = {"unitEstablished", "unitMerged", "fundEstablished"}
OF_UNIT = {"householdTotalReported", "aidGiven"}


def office_of_unit(unit):
    return unit if unit in WARDS else SUCCESSORS.get(unit, CITY)


def offices_of(event, homes, places):
    """The offices that record an event."""
    kind = event["type"]
    if kind in EVERYBODY:
        return [CITY] + WARDS
    if kind == "eventVoided":
        return list(places[event["event"]])
    if "household" in event:
        return [homes.get(event["household"], CITY)]
    if kind in OF_UNIT:
        return [office_of_unit(event["unit"])]
    return [CITY]


def divided():
    """The entries of each office, in the order of recording."""
    books = {office: [] for office in [CITY] + WARDS}
    paths = sorted(FIXTURE.glob("*.jsonl"))
    entries = [json.loads(line) for path in paths for line in path.read_text(encoding="utf-8").splitlines()]
    registered = [event for entry in entries for event in entry["events"] if event["type"] == "householdRegistered"]
    homes = {event["household"]: office_of_unit(event["unit"]) for event in registered}
    places = {}
    for entry in entries:
        parts = {}
        for number, event in enumerate(entry["events"], 1):
            for office in offices_of(event, homes, places):
                part = parts.setdefault(office, [])
                moved = dict(event)
                for member in ("event", "award", "pledge", "initiative"):
                    if member in moved:
                        moved[member] = places.get(moved[member], {}).get(office, moved[member])
                part.append(moved)
                places.setdefault(f"{entry['id']}#{number}", {})[office] = f"{entry['id']}#{len(part)}"
        for office, events in parts.items():
            books[office].append({**entry, "events": events})
    return books


def socai(program, *arguments):
    done = subprocess.run([program, *map(str, arguments)], capture_output=True, text=True, check=False)
    if done.returncode != 0:
        sys.exit(f"{' '.join(map(str, arguments))}: {done.stderr or done.stdout}")
    return done.stdout


def main():
    program, folder = sys.argv[1], pathlib.Path(sys.argv[2])
    folder.mkdir()
    lines = ["socai union 1", "name TP. Bạc Liêu"]
    for office, entries in divided().items():
        place = folder / office
        place.mkdir()
        text = "".join(json.dumps(entry, ensure_ascii=False, separators=(",", ":")) + "\n" for entry in entries)
        (place / "so-cai.jsonl").write_text(text, encoding="utf-8")
        socai(program, "init", place / "so-cai.socai")
        socai(program, "import", place / "so-cai.socai", place / "so-cai.jsonl", "--keep-recorded-times")
        lines.append(f"office {office} {office}/so-cai.socai")
    union = folder / "city.union"
    union.write_text("\n".join(lines) + "\n", encoding="utf-8")
    whole = folder / "whole.socai"
    socai(program, "init", whole)
    socai(program, "import", whole, *sorted(FIXTURE.glob("*.jsonl")), "--keep-recorded-times")
    answers = []
    for place in (union, whole):
        answer = json.loads(socai(program, "trajectory", place, "2025", "--format", "json"))
        answer.pop("union", None)
        answer["cut"].pop("position")
        answers.append(answer)
    print(socai(program, "trajectory", union, "2025", "--plain"), end="")
    if answers[0] != answers[1]:
        sys.exit("The trajectory of the union is not that of one ledger with all entries")
    print("The trajectory of the union equals that of one ledger with all entries")


if __name__ == "__main__":
    main()
