"""Makes an office's list of the households of a ledger, and compares one with the ledger as a script would:
list_peer.py make FILE HOUSEHOLDS.csv ROWS, where every tenth household that is neither poor nor near-poor is poor in the
list; list_peer.py compare FILE HOUSEHOLDS.csv, which reads the list with openpyxl, looks each household up in a dictionary
and prints the seconds and how many rows say another class."""
import csv
import sys
import time

import openpyxl

WORDS = {
    "poor": "Hộ nghèo", "nearPoor": "Hộ cận nghèo", "disadvantaged": "Hộ có hoàn cảnh khó khăn",
    "average": "Hộ có mức sống trung bình", "betterOff": "Hộ khá", "wellOff": "Hộ giàu",
}


def households(path):
    with open(path, encoding="utf-8-sig") as file:
        return [row for row in csv.DictReader(file) if row["class"] in WORDS]


def make(path, households, count):
    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet("Danh sách")
    sheet.append(["TT", "Mã hộ", "Phân loại hộ", "Số nhân khẩu"])
    others = changed = 0
    for number, row in enumerate(households[:count], 1):
        word = WORDS[row["class"]]
        if row["class"] not in ("poor", "nearPoor"):
            others += 1
            if others % 10 == 0:
                word = WORDS["poor"]
                changed += 1
        sheet.append([number, row["household"], word, int(row["members"])])
    book.save(path)
    return changed


def compare(path, households):
    known = {row["household"]: WORDS[row["class"]] for row in households}
    book = openpyxl.load_workbook(path, read_only=True)
    rows = book.worksheets[0].iter_rows(min_row=2, values_only=True)
    return sum(known.get(code) != word for _, code, word, _ in rows)


what, path, source = sys.argv[1:4]
start = time.monotonic()
changed = make(path, households(source), int(sys.argv[4])) if what == "make" else compare(path, households(source))
print(f"{time.monotonic() - start}\t{changed}")
