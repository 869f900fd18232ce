"""Funds by the naive way: what each received and gave in a period, and which pledges are open.

It folds all events again for every figure and keeps nothing between two questions. `evaluate.py` records; this only
reads.
"""

from fields import WORDS, need


def check_funds(ledger):
    """What the rules ask of contributions and aid: a fund by then, and a pledge that a receipt can keep."""
    established = {}
    for event in ledger.live("fundEstablished"):
        need(event["fund"] not in established, f"{event.reference}: the fund is established already")
        established[event["fund"]] = event.day
    for event in ledger.fund_events:
        if event.lives(ledger.last) and event.type != "fundEstablished":
            known = established.get(event["fund"], "9999-99-99") <= event.day
            need(known, f"{event.reference}: fund {event['fund']} is not established by then")
    for event in ledger.live("contributionReceived"):
        if "pledge" in event.content:
            pledge = ledger.by_reference.get(event["pledge"])
            need(pledge and pledge.type == "contributionPledged" and pledge.lives(ledger.last)
                 and pledge.day <= event.day, f"{event.reference}: no such pledge")
            for name in ("fund", "donor", "donorKind", "kind") + (("measure",) if "quantity" in event.content else ()):
                need(pledge.get(name) == event.get(name), f"{event.reference}: the pledge has another {name}")


def amount(events):
    return sum(event.get("amountVND", 0) for event in events)


class Statement:
    """The funds from a day to a day, as known at a position."""

    def __init__(self, ledger, from_day, to_day, position):
        self.ledger, self.first, self.last, self.position = ledger, from_day, to_day, position
        self.live = [e for e in ledger.fund_events if e.lives(position) and e.day <= to_day]

    def of(self, *types, fund, before=False):
        return [e for e in self.live if e.type in types and e["fund"] == fund and (e.day < self.first) == before]

    def answer(self):
        funds = sorted((e for e in self.live if e.type == "fundEstablished"), key=lambda e: e["fund"].encode())
        rows = {name: [] for name in ("funds", "kinds", "donorKinds", "inKind", "pledges")}
        for event in funds:
            fund = event["fund"]
            receipts, aid = self.of("contributionReceived", fund=fund), self.of("aidGiven", fund=fund)
            pledges = [self.pledge(p) for p in sorted(self.live, key=lambda e: e.order())
                       if p.type == "contributionPledged" and p["fund"] == fund]
            rows["funds"].append(self.fund(event, receipts, aid, pledges))
            rows["kinds"] += self.kinds(fund, receipts, aid)
            rows["donorKinds"] += self.donor_kinds(fund, receipts)
            rows["inKind"] += self.in_kind(fund, receipts)
            rows["pledges"] += [row for row, is_open in pledges if is_open]
        cut = self.ledger.cut(self.last, self.position)
        return {"from": self.first, "to": self.last, "cut": cut, "fund": None} | rows

    def fund(self, event, receipts, aid, pledges):
        fund = event["fund"]
        received, given, lent = amount(cash(receipts)), amount(gifts(aid)), amount(loans(aid))
        opening = amount(cash(self.of("contributionReceived", fund=fund, before=True)))
        opening -= amount(self.of("aidGiven", fund=fund, before=True))
        opened = [row for row, is_open in pledges if is_open]
        overdue = [row for row in opened if row["overdue"]]
        return {"fund": fund, "name": event["name"], "level": event["level"], "openingVND": opening,
                "receivedVND": received, "givenVND": given, "lentVND": lent,
                "closingVND": opening + received - given - lent, "worthVND": amount(goods(receipts)),
                "receipts": len(receipts), "aidEvents": len(aid),
                "openPledges": len(opened), "openVND": sum(row["openVND"] for row in opened if row["kind"] == "cash"),
                "overduePledges": len(overdue),
                "overdueVND": sum(row["openVND"] for row in overdue if row["kind"] == "cash")}

    def kinds(self, fund, receipts, aid):
        for kind in WORDS["aid"]:
            came, went = [e for e in receipts if e["kind"] == kind], [e for e in aid if e["kind"] == kind]
            if came or went:
                yield {"fund": fund, "kind": kind, "receipts": len(came), "receivedVND": amount(cash(came)),
                       "worthVND": amount(goods(came)), "aidEvents": len(went), "givenVND": amount(went)}

    def donor_kinds(self, fund, receipts):
        for kind in WORDS["donorKind"]:
            came = [e for e in receipts if e["donorKind"] == kind]
            if came:
                yield {"fund": fund, "donorKind": kind, "receipts": len(came), "receivedVND": amount(cash(came)),
                       "worthVND": amount(goods(came))}

    def in_kind(self, fund, receipts):
        pairs = {(WORDS["aid"].index(e["kind"]), e.get("measure") or "") for e in goods(receipts)}
        for index, measure in sorted(pairs):
            kind = WORDS["aid"][index]
            came = [e for e in receipts if e["kind"] == kind and (e.get("measure") or "") == measure]
            yield {"fund": fund, "kind": kind, "measure": measure or None, "receipts": len(came),
                   "quantity": sum(e.get("quantity", 0) for e in came), "worthVND": amount(came)}

    def pledge(self, pledge):
        """The row of a pledge, and whether it is open."""
        kept = [e for e in self.live if e.get("pledge") == pledge.reference]
        promised = (pledge.get("amountVND"), pledge.get("quantity"))
        received = (amount(kept), sum(e.get("quantity", 0) for e in kept))
        left = [None if p is None else max(p - r, 0) for p, r in zip(promised, received)]
        is_open = any(left)
        return {"fund": pledge["fund"], "reference": pledge.reference, "effectiveOn": pledge.day,
                "donor": pledge["donor"], "donorKind": pledge["donorKind"], "kind": pledge["kind"],
                "pledgedVND": promised[0], "receivedVND": received[0], "openVND": left[0],
                "measure": pledge.get("measure"), "pledgedQuantity": promised[1], "receivedQuantity": received[1],
                "openQuantity": left[1], "earmark": pledge.get("earmark"), "due": pledge.get("due"),
                "overdue": is_open and pledge.get("due", "9999") < self.last}, is_open


def cash(receipts):
    return [e for e in receipts if e["kind"] == "cash"]


def goods(receipts):
    return [e for e in receipts if e["kind"] != "cash"]


def gifts(aid):
    return [e for e in aid if e["kind"] != "credit"]


def loans(aid):
    return [e for e in aid if e["kind"] == "credit"]
