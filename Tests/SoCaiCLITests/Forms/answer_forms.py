"""Compares the JSON of every verb with its CSV, by this program's own readers of both.

Each member of a row of JSON is a column of CSV under its name, and each column is such a member; a cell says the same in
both. A member of an object is called like `revokedBy`, the member `by` of `revoked`, and of a cut like `cut.position`; what
is called otherwise, or is in one form only, is named here. It runs in a folder with the ledgers and files that the test
made, prints how many cells it compared, and ends with 1 and a line for each difference.
"""
import csv
import io
import json
import os
import re
import shutil
import subprocess
import sys

KEYS = {name: open(file, encoding="utf-8").read().strip() for name, file in [("KEY", "key.public"), ("OTHER", "other.public")]}


def table(text):
    """Strict RFC 4180: every line ends in CR LF and has the fields of the header."""
    assert text.endswith("\r\n") and "\n" not in text.replace("\r\n", "")
    header, *rows = csv.reader(io.StringIO(text, newline=""), strict=True)
    assert len(set(header)) == len(header) and all(len(row) == len(header) for row in rows)
    return header, [dict(zip(header, row)) for row in rows]


def is_list_of_objects(value):
    return isinstance(value, list) and any(isinstance(item, dict) for item in value)


def harmless(text):
    """Text that a spreadsheet would take for a formula has an apostrophe before it."""
    is_number = re.fullmatch(r"-\d+|[+-]\d\d:\d\d", text)
    return "'" + text if text[:1] in ("=", "+", "-", "@") and not is_number else text


def cells(value):
    """What CSV may have for a value: several for a list, by what stands between its items."""
    if isinstance(value, list):
        texts = [cells(item)[0] for item in value]
        return [between.join(texts) for between in (" ", "; ", "..")]
    if isinstance(value, dict):
        return [json.dumps(value, ensure_ascii=False, separators=(",", ":"))]
    if value is None or isinstance(value, bool):
        return [{None: "", True: "true", False: "false"}[value]]
    return [harmless(str(value))]


def leaves(value, path=()):
    """The members of an object and of the objects in it, by their path; an event is one member."""
    for name, member in value.items():
        if isinstance(member, dict) and name != "event":
            yield from leaves(member, path + (name,))
        else:
            yield path + (name,), member


def paths_of_objects(objects):
    """The paths of members that are objects in some row, with those below them: where they are null all of those are."""
    known = {}
    for one in objects:
        for path, _ in leaves(one):
            for length in range(1, len(path)):
                known.setdefault(path[:length], set()).add(path)
    return known


class Question:
    """A verb with a list; `rows` finds its objects in the JSON, by default under the name of the list."""

    def __init__(self, arguments, name="", rows=None, frame=(), rename=None, only_json=(), only_csv=(), option=True, makes=None):
        self.arguments = [KEYS.get(word, word) for word in arguments.split()]
        self.csv_arguments = self.arguments + (["--list", name] if name and option else [])
        self.rows = rows or (lambda answer: answer[name] if name else [answer])
        self.frame, self.rename, self.makes, self.compared = frame, rename or {}, makes, 0
        self.only_json, self.only_csv = set(only_json), set(only_csv)

    def run(self, arguments, form):
        """The answer; what a verb `makes` is taken away first, and a ledger that it closes is a new copy."""
        if self.makes == "closed.socai":
            shutil.copy("past.socai", self.makes)
        elif self.makes and os.path.isdir(self.makes):
            shutil.rmtree(self.makes)
        elif self.makes and os.path.exists(self.makes):
            os.remove(self.makes)
        result = subprocess.run(["socai", *arguments, "--format", form], capture_output=True, check=False)
        if result.returncode > 1:
            sys.exit(f"{arguments}: {result.stderr.decode()}")
        return result.stdout.decode("utf-8")

    def column(self, path):
        dotted = ".".join(path)
        if dotted in self.rename:
            return self.rename[dotted]
        return path[0] + "".join(name[0].upper() + name[1:] for name in path[1:])

    def differences(self):
        answer = json.loads(self.run(self.arguments, "json"))
        header, found = table(self.run(self.csv_arguments, "csv"))
        objects = self.rows(answer)
        if len(objects) != len(found) or not found:
            yield f"{len(objects)} objects, {len(found)} rows"
        known, frame, within = set(self.only_csv), {}, paths_of_objects(objects)
        for name in self.frame:
            value = answer[name]
            frame |= {f"{name}.{part}": inner for part, inner in value.items()} if isinstance(value, dict) else {name: value}
        for number, (one, row) in enumerate(zip(objects, found), 1):
            said = dict(frame)
            for path, value in leaves(one):
                for path in within.get(path, [path]) if value is None else [path]:
                    is_left_out = any(".".join(path[:length]) in self.only_json for length in range(1, len(path) + 1))
                    if not is_left_out and not is_list_of_objects(value):
                        said[self.column(path)] = value
            for name, value in said.items():
                if name not in row:
                    yield f"row {number}: {name} is in JSON only"
                elif row[name] not in cells(value):
                    yield f"row {number}: {name} is {cells(value)[0]!r} in JSON and {row[name]!r} in CSV"
                self.compared += 1
            known |= set(said)
        for name in set(header) - known - {column for column in header if all(row[column] == "" for row in found)}:
            yield f"{name} is in CSV only"


L = "bac-lieu.socai"
CUT = ("cut",)
SPAN = ("cut", "from")
SERIES = ("from", "to", "every", "unitsOn", "position")


def stages(name):
    def rows(answer):
        return [
            {"through": period["through"], **{key: stage[key] for key in ("known", "knownThrough", "position")}, **row}
            for period in answer["periods"] for stage in period["stages"] for row in stage[name]
        ]
    return rows


def movement(answer):
    lines = []
    for part in answer["tables"]:
        for row in part["rows"] + [{"unit": None, **part["total"]}]:
            persons = {f"persons.{name}": number for name, number in row["persons"].items()}
            line = {"from": answer["from"], "to": answer["to"], "unit": row["unit"], "class": part["class"]}
            lines.append(line | row["households"] | persons)
    return lines


def targets(answer):
    """A share as two members, and the income of the due day rounded, which they are in CSV."""
    rows = []
    for row in answer["targets"]:
        actual, of = row["actual"], None
        if isinstance(actual, dict) and "due" in actual:
            due = actual["due"]
            actual = (2 * due["sum"] + due["of"]) // (2 * due["of"])
        elif isinstance(actual, dict):
            actual, of = actual[row["counted"]], actual["of"]
        rows.append({**row, "actual": actual, "of": of})
    return rows


def bridge(answer):
    lines = []
    for row in answer["bridge"]["accounts"] + answer["bridge"]["totals"]:
        steps = [{"term": "opening", **row["opening"]}, *row["terms"], {"term": "closing", **row["closing"]}]
        place = {name: row.get(name) for name in ("unit", "class", "socialProtection")}
        lines += [{**place, "events": None, **step} for step in steps]
    return lines


def bundle(answer):
    tree = {name: answer["checkpoint"][name] for name in ("origin", "size", "root")}
    return [
        {"path": answer["path"], **tree, **cut["cut"], "class": name, **cut[name]}
        for cut in answer["cuts"] for name in ("poor", "nearPoor")
    ]


def cohorts(answer):
    return [
        {
            **{name: value for name, value in row.items() if name != "horizons"},
            **{f"{name}{part['months']}": part[name] for part in row["horizons"] for name in part if name != "months"},
        } for row in answer["cohorts"]
    ]


ENTERED = {
    "entered.reference": "entered", "entered.effectiveOn": "enteredOn", "entered.recordedAt": "recordedAt",
    "entered.claimedTime": "claimedTime", "entered.actor": "actor", "entered.document": "document",
    "placed.reference": "placed", "confirmed.reference": "confirmed", "confirmed.effectiveOn": "confirmedOn",
}
PLACED = [f"{event}.{name}" for event in ("placed", "confirmed") for name in ("type", "recordedAt", "claimedTime", "actor", "document")]
PLACED += ["placed.effectiveOn"]
READING = {f"cut.{name}": name for name in ("effectiveOn", "position", "unitsOn")}
SIDES = [f"fork.{side}.{name}" for side in ("ledger", "other") for name in ("firstPosition", "lastPosition", "claimedTime", "reason", "restates")]
COMPARED = {f"common.{name}": name for name in ("position", "entries", "entry", "recordedAt")} | {
    "fork.position": "forkPosition", "fork.differences": "differences"} | {
    f"fork.{side}.{name}": side + name.capitalize() for side in ("ledger", "other") for name in ("entry", "actor", "document", "reference", "event")} | {
    f"fork.{side}.recordedAt": f"{side}RecordedAt" for side in ("ledger", "other")}
ENDS = [f"{side}.{name}" for side in ("ledger", "other") for name in ("path", "entries", "entry", "recordedAt", "claimedTime")]
TREE = {f"checkpoint.{name}": name for name in ("origin", "size", "root")}

QUESTIONS = [
    Question(f"replay {L} 2023-12-31 --by unit", "counts", frame=CUT, option=False),
    Question(f"replay {L} 2023-12-31", "counts", frame=CUT, option=False),
    Question(f"counts {L} 2023-12-31 --by unit", "counts", frame=CUT, option=False),
    Question(f"series {L} --from 2022 --to 2025 --every quarter --by unit", "points", frame=SERIES),
    Question(
        f"series {L} --from 2022 --to 2023 --every week --class poor --social-protection no --units-on 2025", "points",
        frame=SERIES),
    Question(f"series {L} --from 2022 --to 2022-11-15 --every month", "counts", frame=SERIES),
    Question(f"diff {L} 2022 2023 --by unit", "accounts", frame=("from", "to")),
    Question(f"diff {L} 2022 2023", "transitions", frame=("from", "to")),
    Question(f"diff {L} 2022 2023 --households", "households", frame=("from", "to")),
    Question(f"diff {L} 2022@2023-01-15 2023 --bridge --events --by unit", "bridge", bridge, frame=("from", "to")),
    Question(f"trajectory {L} 2025", "years", frame=CUT),
    Question(
        f"trajectory {L} 2025", "targets", targets, CUT, only_json=["totals"], only_csv=["totals"]),
    Question(f"trajectory {L} 2025", "sums", frame=CUT),
    *(Question(f"fund funds.socai --from 2022 --to 2022", name, frame=SPAN)
      for name in ("funds", "kinds", "donorKinds", "inKind", "pledges")),
    Question(
        f"review {L} --from 2022 --to 2025", "targets", targets, SPAN, only_json=["totals", "filed"],
        only_csv=["totals", "filedTarget", "filedVerdict", "filedActual", "filedOf"]),
    *(Question(f"review {L} --from 2022 --to 2025", name, frame=SPAN)
      for name in ("classes", "exits", "incomes", "resources", "leftBehind", "sponsors", "awards", "standing")),
    Question(f"review {L} --from 2022 --to 2025", "lasting", lambda answer: cohorts({"cohorts": answer["lasting"]}), SPAN,
        rename={"from": "class"}),
    Question(f"review {L} --from 2022 --to 2025", "initiatives", frame=SPAN, only_json=["adoptions"], only_csv=["adoptedBy"]),
    Question(f"review funds.socai --from 2022 --to 2022", "funds", frame=SPAN),
    *(Question(f"review movement.socai --from 2022 --to 2022", name, frame=SPAN)
      for name in ("joined", "responsibilities", "reviews")),
    Question(f"aid {L} 2025 --by unit,household,kind,donorKind,donor,programme,year", "gifts", lambda answer: answer["gifts"]["rows"], SPAN),
    Question(f"aid {L} 2025 --from 2023 --by kind", "loans", lambda answer: answer["loans"]["rows"], SPAN),
    Question(f"aid {L} 2025 --by unit", "leftBehind", frame=SPAN),
    Question(
        f"aid {L} 2025 --from 2025 --left-behind", "households", frame=SPAN,
        rename={"lastAid.reference": "lastAid", "lastAid.effectiveOn": "lastAidOn"}),
    Question(f"awards {L} 2025 --by form,recipientKind,authority,year", "counts", frame=SPAN),
    Question(f"awards {L} 2025 --awards", "awards", frame=SPAN, rename={"revoked.effectiveOn": "revokedOn"}),
    Question(
        f"audit {L} 2025", "findings", frame=CUT, only_json=["figures"], only_csv=["events", "documents", "figures"],
        option=False),
    Question(f"cohort {L} 2025 --by unit", "cohorts", cohorts, CUT, option=False),
    Question(f"income {L} 2025 --by unit", "incomes", frame=CUT, option=False),
    *(Question(f"{verb} {L} 2025 --by unit", verb, frame=CUT, option=False) for verb in ("deprivations", "causes")),
    Question(f"list {L} 2023", "households", frame=SPAN, option=False),
    *(Question(f"sponsors {L} 2023", name, frame=CUT) for name in ("sponsors", "bySponsor", "sponsorships")),
    Question(f"units {L} 2025", "units", frame=CUT, option=False),
    Question(f"movement {L} --from 2022 --to 2023", "tables", movement, CUT, option=False),
    Question(
        f"explain {L} 2023 --class poor", "households", frame=CUT, rename=ENTERED, only_json=PLACED, option=False),
    Question(
        f"explain {L} 2022@2023-01-15 --class poor --change 2023", "households", option=False,
        only_csv=["events", "documents", "fromClass", "toClass"], only_json=["from.class", "to.class"]),
    Question(
        f"explain {L} 2022 --class poor --number 194", "explanations", rename=READING, only_csv=["number"], option=False),
    Question(f"revisions {L} --by unit", "figures", stages("counts")),
    Question(f"revisions {L}", "changes", stages("changes")),
    Question(
        f"history {L} P7-0022", "events", frame=("known",), only_csv=["effectiveOn", "type"], option=False,
        rename={"voided.recordedAt": "voidedAt", "voided.claimedTime": "voidClaimedTime", "voided.reason": "voidReason"}),
    Question(f"log {L} --from 2023", "entries", only_csv=["events", "voids", "voided"], option=False),
    Question(
        f"info {L}", only_json=["lastRecordedAheadOfClock", "readers"], only_csv=["readers"]),
    Question(
        f"verify damaged.socai", "findings", option=False),
    Question(f"checkpoint list {L}", "checkpoints", only_json=["note"], only_csv=["signatures"], option=False),
    Question(
        "compare fork.socai " + L, rename=COMPARED, only_json=ENDS + SIDES + ["common.claimedTime"],
        only_csv=["checkpointsBeyond"]),
    Question(
        f"compare past.socai checkpoint --verifier-key KEY", only_json=ENDS + ["ledger.origins"],
        rename={"ledger.position": "ledgerPosition", "ledger.root": "ledgerRoot"} | TREE),
    Question(f"check event.proof --verifier-key KEY", only_json=["notSignedBy"], rename=TREE, only_csv=["signatures"]),
    Question(
        f"check growth.proof --since older --verifier-key KEY", rename=TREE | {"since.size": "since"},
        only_json=["notSignedBy", "added", "since.origin", "since.root"], only_csv=["signatures"]),
    Question("check event.proof --verifier-key OTHER"),
    Question(
        f"reconcile {L} table.csv", "differences", only_json=["explanations", "near"], only_csv=["explanations"],
        option=False),
    Question(f"backup {L} made.socai", makes="made.socai"),
    Question(f"bundle {L} 2023-12-31@closing 2024 --key key -o made", "cuts", bundle, option=False, makes="made"),
    Question(
        "close closed.socai --through 2022 --actor UBND", "counts", lambda answer: answer["figures"]["counts"],
        only_csv=["cut.effectiveOn", "cut.position", "cut.unitsOn"], option=False, makes="closed.socai"),
    Question(f"import {L} late.jsonl --dry-run", only_json=["lastRecordedAheadOfClock", "voidedEvents"]),
]

if __name__ == "__main__":
    compared = 0
    wrong = []
    for question in QUESTIONS:
        wrong += [f"{' '.join(question.csv_arguments)}: {text}" for text in question.differences()]
        compared += question.compared
    print("\n".join(wrong[:50] + [f"{len(QUESTIONS)} tables, {compared} cells"]))
    sys.exit(1 if wrong else 0)
