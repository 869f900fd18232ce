"""Makes the entries of this folder and the figures expected of them; the same bytes on every run.

    python3 make.py

It tells the story (`story.py`), lets the naive evaluator (`evaluate.py`) judge every entry by the rules, and holds the
outcome against the figures written down below, which follow from the flows by hand. It fails when anything differs.
"""

import json
import sys
from fractions import Fraction
from pathlib import Path

sys.dont_write_bytecode = True
FOLDER = Path(__file__).parent
sys.path.insert(0, str(FOLDER))

from book import CITY, MERGED_ON, UNITS, WARDS  # noqa: E402
from evaluate import Ledger, load  # noqa: E402
from story import Story  # noqa: E402
from takeover import TAKEOVER, Takeover  # noqa: E402

FILES = {"2021": "02-opening-2021.jsonl", "2022": "03-year-2022.jsonl", "2023": "04-year-2023.jsonl",
         "2024": "05-year-2024.jsonl", "2025": "06-year-2025.jsonl", "2026": "06-year-2025.jsonl"}
FIRST_FILE, LAST_FILE = "01-units-and-plan.jsonl", "07-funds-and-plans.jsonl"
ARTICLE = "Báo Bạc Liêu, bài về phong trào thi đua “Chung sức vì người nghèo và không để ai bị bỏ lại phía sau”"
# id, measure, kind, due, comparison, value, quote, filter. The words are the article's as domain.md gives them.
TARGETS = [
    ("2022-poor-reduction", "poor", "reduction", 2022, "atLeast", 100, "Năm 2022: giảm 100 hộ nghèo", None),
    ("2022-near-poor-reduction", "nearPoor", "reduction", 2022, "atLeast", 300, "Năm 2022: giảm 300 hộ cận nghèo",
     None),
    ("2023-poor-reduction", "poor", "reduction", 2023, "atLeast", 145, "Năm 2023: giảm 145 hộ nghèo", None),
    ("2023-no-poor-by-criteria", "poor", "stock", 2023, "equal", 0, "Cuối năm 2023: không còn hộ nghèo theo tiêu chí",
     False),
    ("2023-near-poor-reduction", "nearPoor", "reduction", 2023, "atLeast", 300, "Năm 2023: giảm 300 hộ cận nghèo",
     None),
    ("2024-poor-stock", "poor", "stock", 2024, "atMost", 50, "Năm 2024: giảm còn 50 hộ nghèo", None),
    ("2024-poor-all-protected", "poor", "stock", 2024, "equal", 0,
     "Năm 2024: các hộ nghèo còn lại đều thuộc diện bảo trợ xã hội", False),
    ("2024-near-poor-reduction", "nearPoor", "reduction", 2024, "atLeast", 200, "Năm 2024: giảm 200 hộ cận nghèo",
     None),
    ("2025-near-poor-stock", "nearPoor", "stock", 2025, "atMost", 176, "Năm 2025: còn 176 hộ cận nghèo", None),
    ("2025-near-poor-rate", "nearPoor", "rate", 2025, "below", "0.01", "Năm 2025: hộ cận nghèo dưới 1% tổng số hộ",
     None),
]
# The article's promises without a number of their own; how each is measured, and "at least 1", is ours.
PROMISES = [
    *({"id": f"{year}-income-rises", "measure": ["poor", "nearPoor"], "kind": "income", "statistic": "mean",
       "due": f"{year}-12-31", "comparison": "rises",
       "quote": "thu nhập bình quân đầu người của hộ nghèo, hộ cận nghèo tăng đều hằng năm"}
      for year in range(2022, 2026)),
    {"id": "2025-lasting-exits", "measure": "poor", "kind": "lasting", "months": 12, "from": "2022-01-01",
     "due": "2025-12-31", "comparison": "atLeast", "value": "1", "quote": "thoát nghèo bền vững"},
    {"id": "2025-nobody-left-behind", "measure": ["poor", "nearPoor"], "kind": "leftBehind", "from": "2022-01-01",
     "due": "2025-12-31", "comparison": "equal", "value": 0, "quote": "không để ai bị bỏ lại phía sau"},
    {"id": "2025-fewer-disadvantaged", "measure": "disadvantaged", "kind": "reduction", "from": "2021-12-31",
     "due": "2025-12-31", "comparison": "atLeast", "value": 1, "quote": "giảm hộ có hoàn cảnh khó khăn"},
    {"id": "2025-more-better-off", "measure": ["betterOff", "wellOff"], "kind": "increase", "from": "2021-12-31",
     "due": "2025-12-31", "comparison": "atLeast", "value": 1, "quote": "tăng hộ khá, hộ giàu"},
]
# Day: poor, of them under social protection, near-poor; as known now, and 15 days after the year's end.
FIGURES = {
    2021: ((295, 50, 976), (295, 50, 976)),
    2022: ((198, 51, 671), (194, 51, 673)),
    2023: ((52, 49, 389), (53, 50, 390)),
    2024: ((47, 47, 189), (48, 48, 188)),
    2025: ((44, 42, 181), (44, 42, 182)),
}
ACTUAL = {
    "2022-poor-reduction": (97, "missed", 101, "met"),
    "2022-near-poor-reduction": (305, "met", 303, "met"),
    "2023-poor-reduction": (146, "met", 145, "met"),
    "2023-no-poor-by-criteria": (3, "missed", 3, "missed"),
    "2023-near-poor-reduction": (282, "missed", 281, "missed"),
    "2024-poor-stock": (47, "met", 48, "met"),
    "2024-poor-all-protected": (0, "met", 0, "met"),
    "2024-near-poor-reduction": (200, "met", 201, "met"),
    "2025-near-poor-stock": (181, "missed", 182, "missed"),
    "2025-near-poor-rate": ({"households": 181, "of": 39681}, "met", {"households": 182, "of": 39681}, "met"),
}
# Of the article's promises without a number, as known now: the figure (an income per person in whole VND) and verdict.
KEPT = {
    "2022-income-rises": (1_459_575, "met"), "2023-income-rises": (1_658_819, "met"),
    "2024-income-rises": (1_504_638, "missed"), "2025-income-rises": (1_442_276, "missed"),
    "2025-lasting-exits": ({"households": 260, "of": 261}, "missed"), "2025-nobody-left-behind": (24, "missed"),
    "2025-fewer-disadvantaged": (-344, "missed"), "2025-more-better-off": (120, "met"),
}
# Statements of the funds: from, to, known. 15 February 2024 is between the two receipts of a pledge of rice.
FUND_PERIODS = [
    ("2022-01-01", "2025-12-31", None), *((f"{year}-01-01", f"{year}-12-31", None) for year in range(2022, 2026)),
    ("2023-05-01", "2023-05-31", None), ("2024-01-01", "2024-02-15", None), ("2022-01-01", "2025-12-31", "2026-03-05"),
    ("2022-01-01", "2025-12-31", "2026-01-15"),
]
# Fund: what it had in millions of VND at each year's end from 2022 on, by the tables of takeover.py added up by hand.
MONEY_LEFT = {"quy-vnn-tp": (470, 515, 35, 355), "quy-vnn-p7": (39, 39, 38, 58)}
# The day before the fund of Phường 7 is overdrawn, the first and the last day of that, and the day after.
OVERDRAWN = ("05-09", "05-10", "06-11", "06-12")


def real_entries(book):
    """What is real: the units, the plan, and the merger of 1 July 2025. Only the recorded times are not."""
    reason = ("THẬT: mười đơn vị của TP. Bạc Liêu với tên, mã và loại khu vực; phong trào và các chỉ tiêu "
              "2022–2025; việc chuyển một phần Phường 8 sang Phường 3 từ 01/12/2024; việc nhập thành ba phường từ "
              "01/07/2025. MINH HOẠ (không có thật): mọi hộ, mọi tổng số hộ, mọi hỗ trợ, đỡ đầu, sáng kiến, khen "
              "thưởng, mọi số văn bản “MINH HOẠ-…” và mọi thời điểm ghi. REAL: the units, the plan, the two "
              "boundary changes. SYNTHETIC: everything else, and every recorded time. Ngày 01/01/2021 là ngày bắt "
              "đầu của bộ dữ liệu, không phải ngày thành lập đơn vị.")
    source = "Danh mục đơn vị hành chính (GSO), theo daohoangson/dvhcvn: huyện 954, tỉnh 95"

    def enter(identifier, day, why, event, document):
        book.enter(identifier, day, CITY, "", why, event, source=document)

    city = {"type": "unitEstablished", "effectiveOn": "2021-01-01", "unit": CITY, "name": "TP. Bạc Liêu",
            "kind": "city",
            "code": "954"}
    enter("bac-lieu-don-vi", "2021-12-01", reason, city, source)
    for unit, (name, code, area, *_) in UNITS.items():
        enter("bac-lieu-don-vi", "2021-12-01", reason, {
            "type": "unitEstablished", "effectiveOn": "2021-01-01", "unit": unit, "name": name,
            "kind": "ward" if area == "urban" else "commune", "area": area, "code": code, "parent": CITY}, source)
    targets = []
    for identifier, measure, kind, year, comparison, value, quote, protected in TARGETS:
        target = {"id": identifier, "measure": measure, "kind": kind, "due": f"{year}-12-31", "comparison": comparison,
                  "value": value, "quote": quote}
        targets.append(target | ({} if protected is None else {"where": {"socialProtection": protected}}))
    enter("bac-lieu-ke-hoach", "2021-12-02", "THẬT: các chỉ tiêu 2022–2025 mà bài báo nêu. REAL: the targets as the "
          "article states them; the number and day of the plan's own document are not known.", {
              "type": "planAdopted", "effectiveOn": "2022-01-01", "plan": "bac-lieu-2022-2025",
              "title": "Chung sức vì người nghèo và không để ai bị bỏ lại phía sau, TP. Bạc Liêu 2022–2025",
              "targets": targets + PROMISES}, ARTICLE)
    why = ("THẬT: từ 01/07/2025 mười đơn vị nhập thành ba phường; mã 31825 của Phường 1 nay là mã của Phường Bạc Liêu. "
           "REAL: the merger, the names, the reused code 31825.")
    source = ("Nguồn công khai về sắp xếp đơn vị hành chính 2025 "
              "(ever.vn, bảng chuyển đổi vietmap, bộ dữ liệu cộng đồng)")
    for ward, (name, _, _) in WARDS.items():
        event = {"type": "unitEstablished", "effectiveOn": MERGED_ON, "unit": ward, "name": name, "kind": "ward",
                 "area": "urban"}
        enter("bac-lieu-ba-phuong", "2025-06-30", why, event | ({"code": "31825"} if ward == "phuong-bac-lieu" else {}),
              source)
    for ward, (_, _, parts) in WARDS.items():
        for unit in parts:
            enter("bac-lieu-ba-phuong", "2025-06-30", why, {
                "type": "unitMerged", "effectiveOn": MERGED_ON, "unit": unit, "into": ward}, source)


def write(entries):
    lines = {name: [] for name in [FIRST_FILE, *FILES.values(), LAST_FILE]}
    for entry in entries:
        name = FIRST_FILE if entry["recordedAt"] < "2021-12-06" else FILES[entry["recordedAt"][:4]]
        name = LAST_FILE if entry["recordedAt"] >= TAKEOVER else name
        lines[name].append(json.dumps(entry, ensure_ascii=False, separators=(",", ":")) + "\n")
    for name, content in lines.items():
        data = "".join(content).encode()
        assert len(data) < 2_000_000, (name, len(data))
        (FOLDER / name).write_bytes(data)
    return [str(FOLDER / name) for name in lines]


def pick(rows, **wanted):
    return sum(row["households"] for row in rows if all(row[name] == value for name, value in wanted.items()))


def check_takeover(ledger):
    """The promises without a number, the plans of the units, and the money of the funds."""
    answer = ledger.trajectory("2025-12-31")
    for row in answer["targets"]:
        if row["id"] in KEPT:
            actual = row["actual"]
            if row["kind"] == "income":
                actual = round(Fraction(actual["due"]["sum"], actual["due"]["of"]))
            assert (actual, row["verdict"]) == KEPT[row["id"]], row
    # What the ten units achieved is what the city did; what they promised was, too, until one plan was revised.
    units = [row["actual"] for row in answer["targets"] if row["plan"].endswith("-2024")]
    assert len(units) == 10 and sum(units) == ACTUAL["2024-near-poor-reduction"][0], units
    promised = [ledger.trajectory(day)["sums"][0]["sum"] for day in ("2024-12-01", "2024-12-02")]
    assert promised == [200, 196], promised
    for fund, millions in MONEY_LEFT.items():
        for year, left in zip(range(2022, 2026), millions):
            row = next(r for r in ledger.funds(f"{year}-01-01", f"{year}-12-31")["funds"] if r["fund"] == fund)
            assert row["closingVND"] == left * 1_000_000, (year, row)
    overdrawn = {f"2023-{d}": ledger.funds("2022-01-01", f"2023-{d}")["funds"][0]["closingVND"] for d in OVERDRAWN}
    assert list(overdrawn.values()) == [29_000_000, -21_000_000, -21_000_000, 39_000_000], overdrawn


def check(ledger):
    """The figures that follow from the flows by hand, against those of the evaluator."""
    now = {row["id"]: row for row in ledger.trajectory("2025-12-31")["targets"] if row["plan"] == "bac-lieu-2022-2025"}
    for year, (known_now, filed) in FIGURES.items():
        for figures, known in ((known_now, None), (filed, f"{year + 1}-01-15")):
            rows = ledger.replay(f"{year}-12-31", known)["counts"]
            got = (pick(rows, **{"class": "poor"}), pick(rows, **{"class": "poor", "socialProtection": True}),
                   pick(rows, **{"class": "nearPoor"}))
            assert got == figures, (year, known, got, figures)
        as_filed = {row["id"]: row for row in ledger.trajectory(f"{year}-12-31", f"{year + 1}-01-15")["targets"]}
        for identifier, (actual, verdict, filed_actual, filed_verdict) in ACTUAL.items():
            if identifier.startswith(str(year)):
                got = [now[identifier][m] for m in ("actual", "verdict")]
                assert got == [actual, verdict], (identifier, got)
                got = [as_filed[identifier][m] for m in ("actual", "verdict")]
                assert got == [filed_actual, filed_verdict], (identifier, "as filed", got)
    differ = [name for name, (_, a, _, b) in ACTUAL.items() if a != b]
    assert differ == ["2022-poor-reduction"] and len(ACTUAL) == len(TARGETS) == len(now) - len(PROMISES)
    at_year_end = ledger.trajectory("2022-12-31", "2022-12-31")["targets"]
    assert [(t["actual"], t["verdict"]) for t in at_year_end[:2]] == [(100, "met"), (300, "met")], at_year_end[:2]


def expected(ledger):
    counts, trajectories = [], [{"known": None} | ledger.trajectory("2025-12-31")]
    for year in range(2021, 2026):
        for known in (None, f"{year + 1}-01-15"):
            counts.append({"known": known} | ledger.replay(f"{year}-12-31", known))
        known = f"{year + 1}-01-15"
        trajectories.append({"known": known} | ledger.trajectory(f"{year}-12-31", known))
    trajectories.insert(2, {"known": "2022-12-31"} | ledger.trajectory("2022-12-31", "2022-12-31"))
    trajectories.append({"known": None} | ledger.trajectory("2024-06-30"))
    trajectories.append({"known": "2026-03-11"} | ledger.trajectory("2024-12-31", "2026-03-11"))
    funds = [{"known": known} | ledger.funds(first, last, known) for first, last, known in FUND_PERIODS]
    by_unit = [{"known": None} | ledger.replay(f"{year}-12-31", by_unit=True) for year in (2021, 2024, 2025)]
    by_unit.append({"known": None} | ledger.replay("2021-12-31", by_unit=True, units_on="2025-12-31"))
    return {
        "note": "Synthetic figures, made by evaluate.py; see README.md for the shape.",
        "entries": len(ledger.entries), "events": ledger.last,
        "counts": counts, "countsByUnit": by_unit,
        "diff": {"known": None} | ledger.diff("2022-12-31", "2023-12-31"),
        "trajectories": trajectories, "funds": funds,
    }


def main():
    story = Story()
    real_entries(story.book)
    story.opening()
    for year in range(2022, 2026):
        story.household_years(year)
    story.totals()
    before = Ledger()
    for entry in story.book.written():
        before.record(entry)
    Takeover(story.book, before).all()
    files = write(story.book.written())
    ledger = load(files)
    types = {event.type for event in ledger.events}
    print(f"{len(ledger.entries)} entries, {ledger.last} events, {len(types)} types, "
          f"{len(story.decided_otherwise)} decided otherwise than scored")
    check(ledger)
    check_takeover(ledger)
    text = json.dumps(expected(ledger), ensure_ascii=False, indent=1)
    (FOLDER / "expected.json").write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
