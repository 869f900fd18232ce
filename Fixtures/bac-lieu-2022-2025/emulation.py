"""The rules of the emulation movement by the naive way: joining, adopting, reviews and responsibilities.

It judges all that is recorded again for every entry and keeps nothing. `evaluate.py` records; this only reads.
"""

from fields import need

RESPONSIBILITIES = ("responsibilityAssigned", "responsibilityEnded")


def check_responsibilities(timeline):
    """Judges who has which role, for one household or one unit."""
    held = set()
    for event in timeline:
        if event.type in RESPONSIBILITIES:
            role = (event["holder"], event["role"])
            ends = event.type == "responsibilityEnded"
            need((role in held) == ends, f"{event.reference}: the holder has that role already, or not")
            held ^= {role}


def check_movement(ledger):
    """Judges who joined, which initiatives were adopted, which reviews were held, and who has a role for a unit."""
    joined, adopted = set(), set()
    for event in ledger.live("movementJoined", "initiativeAdopted", "reviewHeld"):
        where = f"{event.reference}: "
        if event.type == "movementJoined":
            who = (event["movement"], event.get("unit"), event.get("collective"))
            need(who not in joined, where + "joined already")
            joined.add(who)
        elif event.type == "reviewHeld":
            need(event["through"] <= event.day, where + "reviews days that are still to come")
        else:
            initiative = ledger.by_reference.get(event["initiative"])
            need(initiative and initiative.type == "initiativeRecorded" and initiative.lives(ledger.last)
                 and initiative.day <= event.day, where + "no such initiative")
            need((initiative.reference, event["unit"]) not in adopted, where + "adopted already")
            adopted.add((initiative.reference, event["unit"]))
    for unit in {e["unit"] for e in ledger.live(*RESPONSIBILITIES)}:
        events = [e for e in ledger.live(*RESPONSIBILITIES) if e["unit"] == unit]
        check_responsibilities(sorted(events, key=lambda e: e.order()))
