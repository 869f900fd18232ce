"""Cells of forms as other programs see them.

    python3 form_cells.py strip FORM.xlsx BARE.xlsx    takes the cached values out of every formula
    python3 form_cells.py csv FORM.csv OTHER.csv       the two have the same cells
    python3 form_cells.py openpyxl FORM.csv FORM.xlsx  openpyxl reads the cells of the text file in the workbook
    python3 form_cells.py movement FORM.csv SQL.json UNITS.json poor   the figures are those of a movement in SQL

Each prints what differs, and at last how many cells it compared. Only `openpyxl` needs more than the standard library.
"""

import csv
import decimal
import json
import re
import sys
import zipfile


def text(path):
    with open(path, encoding="utf-8-sig", newline="") as file:
        return [[cell for cell in row] for row in csv.reader(file)]


def value(cell):
    """A number by its value, text without blanks at its ends; days as they are written in a text file."""
    if cell is None:
        return ""
    if hasattr(cell, "strftime"):
        return cell.strftime("%Y-%m-%d")
    if isinstance(cell, str) and re.fullmatch(r"-?\d{1,3}(,\d{3})+(\.\d+)?", cell):
        cell = cell.replace(",", "")
    try:
        return decimal.Decimal(str(cell)).normalize()
    except decimal.InvalidOperation:
        return str(cell).strip()


def compare(left, right):
    count = 0
    for row in range(max(len(left), len(right))):
        one = left[row] if row < len(left) else []
        other = right[row] if row < len(right) else []
        for column in range(max(len(one), len(other))):
            first = value(one[column]) if column < len(one) else ""
            second = value(other[column]) if column < len(other) else ""
            if isinstance(first, decimal.Decimal) and isinstance(second, decimal.Decimal):
                same = abs(first - second) < decimal.Decimal("0.000001")
            else:
                same = first == second
            if not same:
                print(f"row {row + 1} column {column + 1}: {first!r}, not {second!r}")
            if str(second).startswith(("#", "Err:")):
                print(f"row {row + 1} column {column + 1}: the error {second}")
            if first != "":
                count += 1
    print(f"compared {count}")


def strip(source, target):
    """Without a cached value a program has to calculate the formula."""
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(target, "w") as new:
        for item in old.infolist():
            data = old.read(item)
            if item.filename.startswith("xl/worksheets/sheet"):
                data = re.sub(rb"(<f>[^<]*</f>)<v>[^<]*</v>", rb"\1", data)
            new.writestr(item, data)


def by_openpyxl(form, workbook):
    import openpyxl
    rows = [list(row) for row in openpyxl.load_workbook(workbook, data_only=True).worksheets[0].iter_rows(
        values_only=True)]
    formulas = [cell for row in openpyxl.load_workbook(workbook).worksheets[0].iter_rows() for cell in row
                if isinstance(cell.value, str) and cell.value.startswith("=")]
    compare(text(form), rows)
    print(f"formulas {len(formulas)}")


def movement(form, sql, units, name):
    """Column by column: persons of columns 4 and 8 with the households that shrank and grew."""
    names = {unit["unit"]: unit["name"] for unit in json.load(open(units, encoding="utf-8"))["units"]}
    table = next(table for table in json.load(open(sql, encoding="utf-8"))["tables"] if table["class"] == name)
    expected = {}
    for row in table["rows"]:
        persons = dict(row["persons"])
        decrease, increase = persons.pop("sizeDecrease"), persons.pop("sizeIncrease")
        persons.pop("sizeChange")
        persons["otherDecrease"] += decrease
        persons["otherIncrease"] += increase
        expected[names[row["unit"]]] = [list(row["households"].values()), list(persons.values())]
    count = 0
    title = ""
    for row in text(form):
        if len(row) < 12 or row[2] not in ("Hộ", "Nhân khẩu"):
            continue
        title = row[1] if row[2] == "Hộ" else title
        if title.startswith("Khu vực") or title == "":
            continue
        figures = [int(cell) for cell in row[3:12]]
        wanted = expected.get(title, [[0] * 9] * 2)[0 if row[2] == "Hộ" else 1]
        if figures != wanted:
            print(f"{title} {row[2]}: {figures}, not {wanted}")
        count += 9
    print(f"compared {count}")


if __name__ == "__main__":
    command, *arguments = sys.argv[1:]
    if command == "csv":
        compare(*map(text, arguments))
    else:
        {"strip": strip, "openpyxl": by_openpyxl, "movement": movement}[command](*arguments)
