"""Reads a workbook, a text file or a page as another program would, and prints its cells as JSON: the workbook by its XML
alone, the text by Python's csv, the page by Python's reader of HTML."""
import csv
import html.parser
import json
import re
import sys
import zipfile
from xml.etree import ElementTree

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


def workbook(path):
    archive = zipfile.ZipFile(path)
    assert archive.testzip() is None
    book = ElementTree.fromstring(archive.read("xl/workbook.xml"))
    strings = []
    if "xl/sharedStrings.xml" in archive.namelist():
        for item in ElementTree.fromstring(archive.read("xl/sharedStrings.xml")):
            strings.append("".join(text.text or "" for text in item.iter(MAIN + "t")))
    styles = ElementTree.fromstring(archive.read("xl/styles.xml"))
    codes = {code.get("numFmtId"): code.get("formatCode") for code in styles.iter(MAIN + "numFmt")}
    fonts = [font.find(MAIN + "name").get("val") for font in styles.find(MAIN + "fonts")]
    formats = styles.find(MAIN + "cellXfs")
    sheets = []
    for number, sheet in enumerate(book.find(MAIN + "sheets"), 1):
        root = ElementTree.fromstring(archive.read(f"xl/worksheets/sheet{number}.xml"))
        cells = {}
        for cell in root.iter(MAIN + "c"):
            value, formula = cell.find(MAIN + "v"), cell.find(MAIN + "f")
            text = None if value is None else value.text
            if cell.get("t") == "inlineStr":
                text = "".join(part.text or "" for part in cell.iter(MAIN + "t"))
            elif cell.get("t") == "s":
                text = strings[int(text)]
            style = formats[int(cell.get("s", "0"))]
            cells[cell.get("r")] = [
                cell.get("t", "n"), text, None if formula is None else formula.text,
                codes.get(style.get("numFmtId"), style.get("numFmtId")), fonts[int(style.get("fontId"))]]
        page, views = root.find(MAIN + "pageSetup"), root.find(f"{MAIN}sheetViews/{MAIN}sheetView/{MAIN}pane")
        sheets.append({
            "name": sheet.get("name"), "cells": cells,
            "merged": sorted(merged.get("ref") for merged in root.iter(MAIN + "mergeCell")),
            "widths": [[column.get("min"), column.get("max"), column.get("hidden")] for column in root.iter(MAIN + "col")],
            "page": [page.get("paperSize"), page.get("orientation"), page.get("fitToHeight")],
            "foot": (root.findtext(f"{MAIN}headerFooter/{MAIN}oddFooter") or ""),
            "pane": None if views is None else views.get("topLeftCell"),
        })
    names = {name.get("name") + name.get("localSheetId", ""): name.text for name in book.iter(MAIN + "definedName")}
    core = ElementTree.fromstring(archive.read("docProps/core.xml"))
    created = [element.text for element in core if element.tag.endswith("}created")]
    return {"sheets": sheets, "names": names, "created": created}


class Page(html.parser.HTMLParser):
    """The tables of a page as grids: a cell that reaches over others is in each of their places."""

    def __init__(self):
        super().__init__()
        self.tables, self.text, self.parts, self.tags = [], None, [], []

    def handle_starttag(self, tag, attributes):
        self.tags.append(tag)
        attributes = dict(attributes)
        if tag == "table":
            self.tables.append({"rows": [], "reach": {}, "parts": []})
        elif tag in ("thead", "tbody"):
            self.tables[-1]["parts"].append(tag)
        elif tag == "tr":
            self.tables[-1]["rows"].append({})
        elif tag in ("td", "th"):
            self.text = ""
            self.span = (int(attributes.get("colspan", "1")), int(attributes.get("rowspan", "1")))

    def handle_data(self, data):
        if self.text is not None:
            self.text += data

    def handle_endtag(self, tag):
        if tag in ("td", "th"):
            table = self.tables[-1]
            row, column = len(table["rows"]) - 1, 0
            while (row, column) in table["reach"]:
                column += 1
            for down in range(self.span[1]):
                for right in range(self.span[0]):
                    assert (row + down, column + right) not in table["reach"], "cells overlap"
                    table["reach"][row + down, column + right] = self.text
            self.text = None


def page(path):
    reader = Page()
    source = open(path, encoding="utf-8").read()
    reader.feed(source)
    tables = []
    for table in reader.tables:
        height = len(table["rows"])
        width = max(column for _, column in table["reach"]) + 1
        tables.append({"parts": table["parts"],
                       "rows": [[table["reach"][row, column] for column in range(width)] for row in range(height)]})
    return {"tables": tables, "scripts": reader.tags.count("script"),
            "links": len(re.findall(r"(?:src|href)=|url\(|@import", source)), "page": re.findall(r"@page \{[^}]*\}", source)}


def text(path):
    return {"rows": list(csv.reader(open(path, encoding="utf-8-sig", newline=""), strict=True))}


def unicode_text(path):
    return {"rows": list(csv.reader(open(path, encoding="utf-16", newline=""), delimiter="\t", strict=True))}


print(json.dumps({"xlsx": workbook, "html": page, "csv": text, "txt": unicode_text}[sys.argv[1].rsplit(".", 1)[1]](sys.argv[1])))
