#!/usr/bin/python3
"""Makes the workbooks of this folder, and beside each what openpyxl reads in it as JSON: an independent opinion on every
cell. All content is made up. Needs Debian's python3-openpyxl. Workbooks that openpyxl cannot make (as Excel and .NET
programs write them) are put together here from their parts, and their cells are still those that openpyxl reads."""
import datetime
import io
import json
import os
import unicodedata
import zipfile

import openpyxl
from openpyxl.styles import Font
from openpyxl.utils.datetime import CALENDAR_MAC_1904

HERE = os.path.dirname(os.path.abspath(__file__))
WHEN = datetime.datetime(2023, 1, 1)


def packed(parts):
    """An archive of parts, the same bytes each time."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts:
            archive.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), content, zipfile.ZIP_DEFLATED)
    return buffer.getvalue()


def saved(workbook):
    workbook.properties.created = workbook.properties.modified = WHEN
    buffer = io.BytesIO()
    workbook.save(buffer)
    with zipfile.ZipFile(buffer) as archive:
        return packed([(name, archive.read(name)) for name in archive.namelist()])


def cell_value(cell):
    """The type and the value of a cell, in the words of the test."""
    value = cell.value
    if cell.data_type == "e":
        return ["error", value]
    if isinstance(value, bool):
        return ["boolean", value]
    if isinstance(value, datetime.datetime):
        return ["day", value.isoformat() if value.time() != datetime.time() else value.date().isoformat()]
    if isinstance(value, (int, float)):
        return ["number", repr(value)]
    return ["text", value]


def expected(data):
    """What openpyxl reads: values as they were calculated, merged ranges, what is hidden."""
    workbook = openpyxl.load_workbook(io.BytesIO(data), data_only=True)
    sheets = []
    for sheet in workbook.worksheets:
        cells = [[cell.coordinate, *cell_value(cell), cell.font.name]
                 for _, cell in sorted(sheet._cells.items()) if cell.value is not None]
        sheets.append({
            "name": sheet.title, "state": sheet.sheet_state, "cells": cells,
            "merged": sorted(str(merged) for merged in sheet.merged_cells.ranges),
            "hiddenRows": sorted(number for number, row in sheet.row_dimensions.items() if row.hidden),
            "hiddenColumns": sorted([column.min, column.max] for column in sheet.column_dimensions.values()
                                    if column.hidden),
        })
    return sheets


def office_list():
    """A list as an office shapes it: a title, a header over three rows, totals, signatures, and every kind of cell."""
    workbook = openpyxl.Workbook()
    sheet = workbook.active
    sheet.title = "Hộ nghèo 2022"
    sheet["A1"] = "UBND PHƯỜNG MẪU"
    sheet["A3"] = "DANH SÁCH MẪU (SỐ LIỆU GIẢ)"
    sheet.merge_cells("A3:H3")
    for merged, text in [("A5:A7", "STT"), ("B5:B7", "Mã hộ"), ("C5:C7", "Họ và tên"), ("D5:E5", "Rà soát"),
                         ("D6:D7", "Ngày"), ("E6:E7", "Điểm B1"), ("F5:H6", "Khác")]:
        sheet.merge_cells(merged)
        sheet[merged.split(":")[0]] = text
    for column, text in zip("FGH", ["Có", "Tỷ lệ", "Ghi chú"]):
        sheet[column + "7"] = text
    decomposed = unicodedata.normalize("NFD", "Hộ cận nghèo")
    rows = [
        [1, "001", "Người Thứ Nhất", datetime.date(2022, 12, 31), 120, True, 0.125, "  có khoảng trắng "],
        [2, 123.0, "Người Thứ Hai", datetime.datetime(2022, 11, 5, 8, 30), 97.5, False, 1 / 3, decomposed],
        [3, "P7-0003", "Người\nThứ Ba", "31/12/2022", -5, None, 1e-7, "#REF!"],
        [4, "\u00a0P7-0004", "<&\"'>", datetime.date(1900, 3, 1), 10**14, None, 12345678901.25, "#N/A"],
        ["Tổng", None, None, None, "=SUM(E8:E11)", None, None, "--"],
    ]
    for number, row in enumerate(rows, 8):
        for column, value in enumerate(row, 1):
            if value is not None:
                sheet.cell(number, column, value)
    sheet["D8"].number_format = sheet["D11"].number_format = "dd/mm/yyyy;@"
    sheet["D9"].number_format = '"ngày" dd "tháng" mm yyyy hh:mm'
    sheet["E9"].number_format = '[Red]#,##0.0"đ"'
    sheet["C8"].font = Font(name=".VnTime")
    sheet["C9"].font = Font(name="VNI-Times")
    sheet.row_dimensions[10].hidden = True
    sheet.column_dimensions["E"].hidden = True
    sheet["H1048576"] = "hàng cuối"
    sheet["XFD1"] = "cột cuối"
    hidden = workbook.create_sheet("Ẩn")
    hidden.sheet_state = "hidden"
    hidden["B2"] = 1
    workbook.create_sheet("Rất ẩn").sheet_state = "veryHidden"
    return saved(workbook)


def days_from_1904():
    workbook = openpyxl.Workbook()
    workbook.epoch = CALENDAR_MAC_1904
    sheet = workbook.active
    for number, day in enumerate([(1904, 1, 2), (1904, 2, 29), (2000, 2, 29), (2022, 12, 31)], 1):
        sheet.cell(number, 1, datetime.date(*day))
    return saved(workbook)


MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
SHEET_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml."


def by_parts():
    """As .NET programs and Excel write: prefixes, absolute targets, shared rich text with its reading, calculated formulas,
    cells without references, a chart sheet's place left out."""
    def relation(number, kind, target):
        return f'<Relationship Id="R{number}" Type="{OFFICE}/{kind}" Target="{target}"/>'

    def part(name, kind):
        return f'<Override PartName="{name}" ContentType="{SHEET_TYPE}{kind}+xml"/>'

    head = '<?xml version="1.0" encoding="utf-8" standalone="yes"?>\r\n'
    types = (f'<Types xmlns="{PACKAGE}/content-types"><Default Extension="rels" '
             'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
             + part("/xl/workbook.xml", "sheet.main") + part("/xl/worksheets/sheet.xml", "worksheet")
             + part("/xl/sharedStrings.xml", "sharedStrings") + part("/xl/styles.xml", "styles") + "</Types>")
    shared = [
        "<x:si><x:t>một</x:t></x:si>",
        '<x:si><x:r><x:rPr><x:b/><x:rFont val=".VnTimeH"/></x:rPr><x:t xml:space="preserve">hai </x:t></x:r>'
        "<x:r><x:t>ba</x:t></x:r></x:si>",
        "<x:si><x:t>課</x:t><x:rPh sb=\"0\" eb=\"1\"><x:t>か</x:t></x:rPh></x:si>",
        "<x:si><x:t/></x:si>",
    ]
    rows = (
        '<x:row r="2" spans="1:4"><x:c r="A2" t="s"><x:v>0</x:v></x:c><x:c r="B2" t="s"><x:v>1</x:v></x:c>'
        '<x:c r="C2" t="s"><x:v>2</x:v></x:c><x:c r="D2" s="1"><x:v>44926</x:v></x:c></x:row>'
        '<x:row r="4"><x:c r="A4"><x:f>SUM(B4:C4)</x:f><x:v>3</x:v></x:c><x:c r="B4"><x:v>1</x:v></x:c>'
        '<x:c r="C4"><x:v>2</x:v></x:c><x:c r="D4" t="str"><x:f>A2&amp;"x"</x:f><x:v>mộtx</x:v></x:c>'
        '<x:c r="E4" t="e"><x:f>1/0</x:f><x:v>#DIV/0!</x:v></x:c><x:c r="F4" t="b"><x:f>1=1</x:f><x:v>1</x:v></x:c>'
        '<x:c r="G4" t="inlineStr"><x:is><x:r><x:t>trong </x:t></x:r><x:r><x:t>ô</x:t></x:r></x:is></x:c>'
        '<x:c r="H4"><x:v>0.30000000000000004</x:v></x:c></x:row>')
    return packed([
        ("[Content_Types].xml", head + types),
        ("_rels/.rels", head + f'<Relationships xmlns="{PACKAGE}/relationships">'
         + relation(1, "officeDocument", "/xl/workbook.xml") + "</Relationships>"),
        ("xl/workbook.xml", head + f'<x:workbook xmlns:x="{MAIN}" xmlns:rel="{OFFICE}"><x:sheets>'
         '<x:sheet name="Bảng &amp; số" sheetId="7" rel:id="R1"/></x:sheets></x:workbook>'),
        ("xl/_rels/workbook.xml.rels", head + f'<Relationships xmlns="{PACKAGE}/relationships">'
         + relation(1, "worksheet", "/xl/worksheets/sheet.xml") + relation(2, "sharedStrings", "sharedStrings.xml")
         + relation(3, "styles", "/xl/styles.xml") + "</Relationships>"),
        ("xl/sharedStrings.xml", head + f'<x:sst xmlns:x="{MAIN}" count="3" uniqueCount="4">'
         + "".join(shared) + "</x:sst>"),
        ("xl/styles.xml", head + f'<x:styleSheet xmlns:x="{MAIN}"><x:numFmts count="1">'
         '<x:numFmt numFmtId="164" formatCode="[$-42A]dd\\ mmmm\\ yyyy;@"/></x:numFmts><x:fonts count="1"><x:font>'
         '<x:sz val="11"/><x:name val="Calibri"/></x:font></x:fonts><x:fills count="1"><x:fill><x:patternFill patternType="none"/></x:fill></x:fills>'
         '<x:borders count="1"><x:border/></x:borders><x:cellStyleXfs count="1"><x:xf numFmtId="0" fontId="0"/>'
         '</x:cellStyleXfs><x:cellXfs count="2"><x:xf numFmtId="0" fontId="0" xfId="0"/>'
         '<x:xf numFmtId="164" fontId="0" xfId="0" applyNumberFormat="1"/></x:cellXfs></x:styleSheet>'),
        ("xl/worksheets/sheet.xml", head + f'<x:worksheet xmlns:x="{MAIN}"><x:dimension ref="A2:H4"/>'
         f'<x:sheetData>{rows}</x:sheetData><x:mergeCells count="1"><x:mergeCell ref="A6:C9"/></x:mergeCells>'
         "</x:worksheet>"),
    ])


if __name__ == "__main__":
    for name, make in [("office-list", office_list), ("days-from-1904", days_from_1904), ("by-parts", by_parts)]:
        data = make()
        with open(os.path.join(HERE, name + ".xlsx"), "wb") as file:
            file.write(data)
        with open(os.path.join(HERE, name + ".json"), "w", encoding="utf-8") as file:
            json.dump(expected(data), file, ensure_ascii=True, indent=None, separators=(",", ":"))
            file.write("\n")
