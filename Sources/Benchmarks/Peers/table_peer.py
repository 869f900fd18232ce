"""Writes or reads the same list with openpyxl in its streaming modes, and times itself: table_peer.py write|read FILE ROWS.
To write, it takes the cells from a workbook that was written before (FILE is two names with a comma), outside the clock."""
import sys
import time

import openpyxl


def read(path):
    cells = numbers = characters = 0
    book = openpyxl.load_workbook(path, read_only=True, data_only=True)
    for row in book.worksheets[0].iter_rows(values_only=True):
        for value in row:
            if value is None:
                continue
            cells += 1
            if isinstance(value, str):
                characters += len(value)
            elif isinstance(value, int):
                numbers += value
    return cells, numbers, characters


def write(path, rows):
    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet("Danh sách")
    for row in rows:
        sheet.append(row)
    book.save(path)


what, path = sys.argv[1:3]
rows, total = [], (0, 0, 0)
if what == "write":
    source, path = path.split(",")
    book = openpyxl.load_workbook(source, read_only=True)
    rows = list(book.worksheets[0].iter_rows(values_only=True))
start = time.monotonic()
if what == "write":
    write(path, rows)
else:
    total = read(path)
print(f"{time.monotonic() - start}\t{','.join(map(str, total))}")
