"""Made the entries of households.socai, once: python3 make.py > households.jsonl. Everything in it is synthetic.

The same seed gives the same lines, secrets included, so that an import that keeps recorded times gives the same rows.
Events come in pairs that undo each other, each in days of its own, so that any order of recording keeps the rules.
"""

import datetime
import json
import random

random.seed(3)
FIRST = datetime.date(2022, 1, 1)
entries, recorded = [], datetime.date(2021, 12, 1)


def day(number):
    return (FIRST + datetime.timedelta(days=number)).isoformat()


def below(count):
    return int(random.random() * count)


def record(entry, on, events, **more):
    """Records an entry on a day, or on that of the entry before it if that is later."""
    global recorded
    recorded = max(recorded, FIRST + datetime.timedelta(days=on))
    number = len(entries) + 1
    # Some are recorded just before midnight at +07:00, some just behind it.
    time = ("03:00:00", "16:59:59.999999", "17:00:00")[number % 3]
    entries.append({
        "id": entry, "recordedAt": f"{recorded.isoformat()}T{time}Z", "secret": f"{number % 256:02x}" * 16,
        "actor": "UBND", **more, "events": events})
    if time == "17:00:00":
        recorded += datetime.timedelta(days=1)


def established(unit, kind, **more):
    return {"type": "unitEstablished", "effectiveOn": "2021-01-01", "unit": unit, "name": f"Đơn vị {unit}", "kind": kind, **more}


def total(unit, households, on):
    return {"type": "householdTotalReported", "effectiveOn": on, "unit": unit, "households": households}


def event(kind, household, on, **fields):
    return {"type": "household" + kind, "effectiveOn": day(on), "household": household, **fields}


def voids(references):
    return [{"type": "eventVoided", "event": reference, "reason": "ghi sai"} for reference in references]


def exit_and_return(household, start):
    """Near-poor for some days, on days start to start + 19."""
    first = start + below(9)
    protected = below(4) == 0
    return [event("ExitedPoverty", household, first, **{"from": "poor", "to": "nearPoor"}, socialProtection=protected),
            event("Classified", household, first + 1 + below(10), **{"class": "poor"}, socialProtection=below(5) == 0)]


def away(household, home, start):
    """In another unit for some days, on days start to start + 99."""
    first = start + below(40)
    return [event("Moved", household, first, unit="p2" if home != "p2" else "p3"),
            event("Moved", household, first + 1 + below(50), unit=home)]


# Units, and households in three of them.
record("don-vi", -20, [established("tp", "city")] + [established(f"p{n}", "ward", parent="tp") for n in (1, 2, 3, 4)]
       + [total("p1", 900, "2021-12-31"), total("p2", 700, "2021-12-31")])
homes = {f"h{n:02}": "p1" if n <= 36 else "p2" if n <= 41 else "p4" for n in range(1, 46)}
for unit in ("p1", "p2", "p4"):
    opening = []
    for index, (household, home) in enumerate(homes.items()):
        if home == unit:
            members = 70_000 if household == "h40" else 300 if household == "h30" else 1 + index % 7
            opening.append(event("Registered", household, index % 20, unit=home, members=members))
            opening.append(event("Classified", household, 20 + index, **{"class": "poor"}))
    record(f"lap-so-{unit}", 70, opening)

# What happens to them, each with the day by which it is recorded: most within a month, some more than a year late.
events = []
for household, home in homes.items():
    for slot in range(63 if home == "p1" else 16 if home == "p2" else 2):
        events.append(exit_and_return(household, 100 + 20 * slot))
    for slot in range(5):
        if below(3) == 0:
            events.append(away(household, home, 100 + 200 * slot))
    for _ in range(3):
        base = 69_000 if household == "h40" else 280 if household == "h30" else 1
        events.append([event("SizeChanged", household, 90 + below(1200), members=base + below(8))])
due = []
for several in events:
    last = (datetime.date.fromisoformat(several[-1]["effectiveOn"]) - FIRST).days
    due.append((last + (below(300) if below(10) < 3 else below(30)), below(10**6), several))
due.sort(key=lambda late: late[:2])

# Entries of them, voids and corrections between.
start, made, held = 0, 0, []
while start < len(due):
    size = 1 if made % 7 == 6 else 12 + below(60)
    part, on = due[start:start + size], due[min(start + size, len(due)) - 1][0]
    start, made = start + size, made + 1
    flat = []
    for _, _, several in part:
        held.append(([f"ra-soat-{made}#{len(flat) + n + 1}" for n in range(len(several))], several))
        flat += several
    record(f"ra-soat-{made}", on, flat, document=f"{made}/QĐ-UBND")
    if made % 3 == 0:
        content = []
        for _ in range(1 + below(8)):
            references, several = held.pop(below(len(held)))
            content += voids(references)
            if several[0]["type"] == "householdExitedPoverty" and below(2):
                # Corrected: a day shorter, where it lasted longer than a day.
                first, second = (datetime.date.fromisoformat(one["effectiveOn"]) for one in several)
                if (second - first).days > 1:
                    content += [several[0] | {"effectiveOn": (first + datetime.timedelta(days=1)).isoformat()}, several[1]]
        record(f"dinh-chinh-{made}", on, content, reason="Rà soát lại")
    if made == 6:
        record("nham", on, [event("Registered", "h99", 400, unit="p1", members=9), event("Classified", "h99", 401, **{"class": "poor"}),
                            {"type": "aidGiven", "effectiveOn": day(402), "household": "h99", "kind": "cash", "donor": "QUY",
                             "donorKind": "fundForThePoor", "amountVND": 1000000}])
    if made == 10:
        record("huy-nham", on, voids(["nham#2", "nham#1"]))

# p4 ends in p2; a total was wrong; three households leave, and one of them had not.
record("sap-nhap", 1400, [{"type": "unitMerged", "effectiveOn": "2024-07-01", "unit": "p4", "into": "p2"}])
record("tong-so", 1410, voids(["don-vi#6"]) + [total("p1", 950, "2021-12-31"), total("p2", 1300, "2024-12-31")])
record("roi-di", 1450, [event("Dissolved", household, 1440 + n, cause="movedAway") for n, household in enumerate(("h01", "h30", "h44"))])
record("con-o-lai", 1460, voids(["roi-di#2"]))

for line in entries:
    print(json.dumps(line, ensure_ascii=False, separators=(",", ":")))
