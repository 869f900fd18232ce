"""Makes workbooks out of workbooks, as offices do, with openpyxl.

    python3 change_cells.py join A.xlsx B.xlsx OUT.xlsx      the sheets of both in one
    python3 change_cells.py set FORM.xlsx OUT.xlsx D12=5 …   other values in some cells, all formulas with their values
    python3 change_cells.py formulas FORM.xlsx OUT.xlsx      the formulas without values, as openpyxl saves them
"""

import sys

import openpyxl


def copy(sheet, target):
    for row in sheet.iter_rows():
        for cell in row:
            target[cell.coordinate] = cell.value


def main():
    command, *arguments = sys.argv[1:]
    if command == "join":
        book = openpyxl.load_workbook(arguments[0], data_only=True)
        book.worksheets[0].title = "Mau A"
        copy(openpyxl.load_workbook(arguments[1], data_only=True).worksheets[0], book.create_sheet("Mau B"))
    else:
        book = openpyxl.load_workbook(arguments[0], data_only=command == "set")
        for change in arguments[2:]:
            name, value = change.split("=", 1)
            book.worksheets[0][name] = int(value) if value.isdigit() else value
    book.save(arguments[1] if command != "join" else arguments[2])


main()
