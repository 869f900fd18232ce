#!/usr/bin/python3
"""Makes the lists of this folder, and beside each what it states: by these scripts' own knowledge of what they wrote,
not as any program read it. All persons and all figures are made up. Needs Debian's python3-openpyxl and iconv."""
import importlib.util
import json
import pathlib
import zlib

import doubts
import households as people
import other_lists as other
import review
from workbook import Book, semicolons, tcvn3, unicode_text, vni

HERE = pathlib.Path(__file__).resolve().parent
WARD = "phuong-7"
PLAIN = ["headerRows", "hiddenRows", "notGiven"]


def ward(found, *classes):
    """The ward's households of its own codes, by code."""
    return [h for _, h in sorted(found.items())
            if h.unit == WARD and h.alive and h.status in classes and h.code.startswith("P7-")]


def write(name, data, sheets, note):
    """A list and what it states: one household, grant, award or total a line."""
    (HERE / name).write_bytes(data)
    parts = []
    for sheet in sheets:
        lists = {key: value for key, value in sheet.items() if isinstance(value, list) and key not in PLAIN}
        plain = {key: value for key, value in sheet.items() if key not in lists}
        text = json.dumps(plain, ensure_ascii=False)[:-1]
        for key, values in lists.items():
            lines = ",\n".join("   " + json.dumps(value, ensure_ascii=False, separators=(",", ":")) for value in values)
            text += f',\n  "{key}": [\n{lines}\n  ]' if values else f',\n  "{key}": []'
        parts.append("  " + text + "}")
    made = json.dumps({"file": name, "note": note}, ensure_ascii=False)[:-1]
    stem, _, extension = name.rpartition(".")
    beside = stem if extension == "xlsx" else f"{stem}-{extension}"
    (HERE / f"{beside}.json").write_text(
        made + ',\n "sheets": [\n' + ",\n".join(parts) + "\n ]}\n", encoding="utf-8")


def cells_as_openpyxl_reads():
    """Of each sheet of each workbook the number of its cells and the CRC-32 of their words, a cell a line."""
    place = importlib.util.spec_from_file_location("tables", HERE.parent / "tables" / "make.py")
    tables = importlib.util.module_from_spec(place)
    place.loader.exec_module(tables)
    made = {}
    for path in sorted(HERE.glob("*.xlsx")):
        for sheet in tables.expected(path.read_bytes()):
            words = "".join(f"{place} {kind} {value} {font}\n" for place, kind, value, font in sheet["cells"])
            made.setdefault(path.name, {})[sheet["name"]] = [len(sheet["cells"]), zlib.crc32(words.encode())]
    (HERE / "cells.json").write_text(json.dumps(made, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def flows(before, after):
    """What the lists of two years say of the official table, by households: opening, to the other class, beyond, gone,
    from the other class, again, new, come, closing; persons at the two ends. A household on no list has gone."""
    made = {}
    for status, other_class in (("poor", "nearPoor"), ("nearPoor", "poor")):
        old = {h.code: h for h in before if h.status == status}
        new = {h.code: h for h in after if h.status == status}
        now = {h.code: h.status for h in after}
        then = {h.code: h.status for h in before}
        left = [code for code in old if code not in new]
        came = [code for code in new if code not in old]
        made[status] = {
            "opening": len(old), "toOtherClass": sum(now.get(c) == other_class for c in left),
            "beyond": sum(now.get(c) not in (None, other_class) for c in left), "gone": sum(c not in now for c in left),
            "fromOtherClass": sum(then.get(c) == other_class for c in came), "again": 0,
            "new": sum(c not in then for c in came), "came": 0, "closing": len(new),
            "personsOpening": sum(h.members for h in old.values()),
            "personsClosing": sum(h.members for h in new.values())}
        row = made[status]
        assert row["closing"] == (row["opening"] - row["toOtherClass"] - row["beyond"] - row["gone"]
                                  + row["fromOtherClass"] + row["again"] + row["new"] + row["came"]), row
    return made


def main():
    first = people.story("2021-12-31", "2022-01-15")
    later = people.story("2022-12-31", "2023-01-15")
    before = ward(first, "poor") + ward(first, "nearPoor")
    after = ward(later, "poor") + ward(later, "nearPoor")
    identities = [p.identity for h in {h.code: h for h in before + after}.values() for p in h.persons]
    assert len(identities) == len(set(identities)) and all(i.startswith("000") and len(i) == 12 for i in identities)

    book = Book()
    sheets = [review.review_sheet(book, "DANH SÁCH HỘ NGHÈO, HỘ CẬN NGHÈO SAU KHI RÀ SOÁT NĂM 2021", before, 2021)]
    write("review-2021.xlsx", book.saved(), sheets, "Phường 7 after the review of 2021")

    book = Book()
    sheets = [review.review_sheet(book, "DANH SÁCH HỘ NGHÈO, HỘ CẬN NGHÈO SAU KHI RÀ SOÁT NĂM 2022", after, 2022)]
    listed = {h.code for h in before}
    left = [h for h in ward(later, *people.CLASSES) if h.left and h.code in listed and h.left[2] > "2021-12-31"]
    for name, status, title in (("DS thoát nghèo", "poor", "DANH SÁCH HỘ THOÁT NGHÈO SAU KHI RÀ SOÁT NĂM 2022"),
                                ("DS thoát cận nghèo", "nearPoor",
                                 "DANH SÁCH HỘ THOÁT CẬN NGHÈO SAU KHI RÀ SOÁT NĂM 2022")):
        sheets.append(review.exit_sheet(
            book, name, title, [h for h in left if h.left[0] == status], 2022,
            lambda h: "Trở thành hộ cận nghèo" if h.status == "nearPoor" else "Vượt chuẩn cận nghèo"))
    write("review-2022.xlsx", book.saved(), sheets, "Phường 7 after the review of 2022, with the two lists of exits")

    book = Book()
    few = [h for h in before if h.members > 1][:6]
    sheets = [review.review_sheet(book, "DANH SÁCH HỘ NGHÈO, HỘ CẬN NGHÈO SAU KHI RÀ SOÁT NĂM 2021", few, 2021,
                                  with_codes=False)]
    write("review-without-codes.xlsx", book.saved(), sheets,
          "no code column: households are known by their persons only; ofCode is their code in the register")

    write("field-export.xlsx", *other.field_workbook(), "the field software's export of 2022 for Xã Vĩnh Trạch")
    rows, made = other.field_rows(True)
    made["sheet"] = None
    write("field-export.txt", unicode_text(rows), [made], 'the same, saved as "Unicode Text"')
    poor = [h for h in after if h.status == "poor"]
    write("annex-2.3.xlsx", *other.annex_2_3(poor, {h.code: h.status for h in before}),
          "the public list of the poor of 2022: no codes, no identity numbers; ofCode is the code in the register")
    twelve = [h for h in after if h.status == "poor"][:5] + [h for h in after if h.status == "nearPoor"][:7]
    write("tcvn3.xlsx", *other.old_font(twelve, ".VnTime", tcvn3), "twelve households in the font .VnTime (TCVN 5712)")
    write("vni.xlsx", *other.old_font(twelve, "VNI-Times", vni), "the same in the font VNI-Times")
    rows, made = other.register_rows(after)
    write("register.csv", semicolons(rows), [made], "the register of Phường 7, saved by a Vietnamese Excel")
    write("aid-2022.xlsx", *other.aid_workbook(after[:40]), "aid of 2022 in Phường 7")
    write("awards-2022.xlsx", *other.awards_workbook(), "awards of 2022")
    write("totals-2022.xlsx", *other.totals_workbook(), "all households by unit at the end of 2022")
    plain = [["Đơn vị", "Mã xã", "Số hộ", "Nhân khẩu"]] + [list(total) for total in other.TOTALS]
    totals = [{"cell": f"A{row}", "row": row, "unit": review.stated(unit, f"A{row}"),
               "unitCode": review.stated(code, f"B{row}"), "households": review.stated(households, f"C{row}"),
               "persons": review.stated(persons, f"D{row}")}
              for row, (unit, code, households, persons) in enumerate(other.TOTALS, 2)]
    text = "".join(",".join(map(str, row)) + "\r\n" for row in plain)
    write("totals-2022.csv", text.encode(),
          [{"sheet": None, "kind": "totals", "headerRows": [1, 1], "totals": totals, "questions": []}],
          "the same as plain CSV: UTF-8 without a mark, commas")
    write("doubts.xlsx", *doubts.doubts_workbook(), "what must be asked about, and what needs no question")

    units = (people.STORY / "01-units-and-plan.jsonl").read_text(encoding="utf-8").splitlines()[0]
    events = json.loads(units)["events"]
    entry = {"id": "don-vi", "actor": "UBND TP. Bạc Liêu", "document": "Danh mục đơn vị hành chính (GSO)",
             "reason": "Các đơn vị của TP. Bạc Liêu; ngày bắt đầu 01/01/2021 là của dữ liệu mẫu", "events": events}
    (HERE / "units.jsonl").write_text(json.dumps(entry, ensure_ascii=False, separators=(",", ":")) + "\n",
                                      encoding="utf-8")
    missing = sorted(listed - {h.code for h in after + left})
    going = sorted((later[code].going for code in missing), key=lambda event: (event["effectiveOn"], event["household"]))
    entry = {"id": "p7-2022-bien-dong", "actor": "UBND Phường 7", "document": "MINH HOẠ-29/QĐ-UBND",
             "reason": "Hộ chuyển đi, nhập vào hộ khác trong năm 2022", "events": going}
    (HERE / "gone-2022.jsonl").write_text(json.dumps(entry, ensure_ascii=False, separators=(",", ":")) + "\n",
                                          encoding="utf-8")
    chain = {
        "note": "A ward's two years by its lists alone, counted by make.py: households that are on no list have gone.",
        "steps": [
            {"import": "units.jsonl"},
            {"list": "review-2021.xlsx", "sheet": "DS sau rà soát", "kind": "review", "on": "2021-12-31"},
            {"list": "review-2022.xlsx", "sheet": "DS thoát nghèo", "kind": "exits", "on": "2022-12-31"},
            {"list": "review-2022.xlsx", "sheet": "DS thoát cận nghèo", "kind": "exits", "on": "2022-12-31"},
            {"list": "review-2022.xlsx", "sheet": "DS sau rà soát", "kind": "review", "on": "2022-12-31"},
            {"import": "gone-2022.jsonl"}],
        "unit": WARD, "missing": missing,
        "new": sorted({h.code for h in after} - listed), "movement2022": flows(before, after + left)}
    (HERE / "chain.json").write_text(json.dumps(chain, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    cells_as_openpyxl_reads()


if __name__ == "__main__":
    main()
