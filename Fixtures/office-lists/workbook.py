"""How the lists of this folder are written: workbooks that are the same bytes each time, with formulas that carry the
value they were calculated to, and the old fonts' spellings. It knows nothing of what a list says."""
import csv
import datetime
import io
import re
import subprocess
import zipfile

import openpyxl
from openpyxl.styles import Alignment, Border, Font, Side
from openpyxl.utils import get_column_letter

WHEN = datetime.datetime(2023, 1, 1)
THIN = Side(style="thin")
BOX = Border(left=THIN, right=THIN, top=THIN, bottom=THIN)
NATION = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc"


class Sheet:
    """One sheet being written; `font` is the font of all its cells."""

    def __init__(self, book, title, font="Times New Roman", first=False):
        self.page = book.book.active if first else book.book.create_sheet()
        self.page.title, self.book, self.font = title, book, font
        book.pages.append(self)

    def put(self, cell, value, bold=False, wrap=False, box=False, center=False, size=11, font=None):
        """Sets one cell; a pair of a formula and its value is written as both."""
        if isinstance(value, tuple):
            value, cached = value
            self.book.cached[(self.page.title, cell)] = cached
        target = self.page[cell]
        target.value = value
        target.font = Font(name=font or self.font, size=size, bold=bold)
        if wrap or center:
            target.alignment = Alignment(wrap_text=wrap, horizontal="center" if center else None, vertical="center")
        if box:
            target.border = BOX
        return cell

    def merge(self, cells, value, **style):
        for row in self.page[cells]:
            for cell in row:
                if style.get("box"):
                    cell.border = BOX
        self.page.merge_cells(cells)
        self.put(cells.split(":")[0], value, wrap=True, center=True, **style)

    def heading(self, last_column, office, title, title_row=4):
        """The lines above a list: the office, the national heading, the title."""
        middle = get_column_letter(openpyxl.utils.column_index_from_string(last_column) // 2)
        after = get_column_letter(openpyxl.utils.column_index_from_string(middle) + 1)
        self.merge(f"A1:{middle}1", office, bold=True)
        self.merge(f"{after}1:{last_column}1", NATION, bold=True)
        self.page.row_dimensions[1].height = 32
        self.merge(f"A{title_row}:{last_column}{title_row}", title, bold=True, size=13)

    def header(self, merged):
        """The header's cells, as pairs of range and text."""
        for cells, text in merged:
            if ":" in cells:
                self.merge(cells, text, bold=True, box=True)
            else:
                self.put(cells, text, bold=True, wrap=True, box=True, center=True)

    def row(self, number, values, width=0, **style):
        """A row from column A on; None is an empty cell. Up to `width` columns, empty cells have a border too."""
        for column, value in enumerate(values, 1):
            if value is not None:
                self.put(f"{get_column_letter(column)}{number}", value, box=True, **style)
        for column in range(1, width + 1):
            self.page.cell(number, column).border = BOX

    def signatures(self, number, last_column, place="Bạc Liêu, ngày 20 tháng 12 năm 2022"):
        """The end of a list. Nobody signs these."""
        before = get_column_letter(max(openpyxl.utils.column_index_from_string(last_column) - 3, 4))
        self.merge(f"{before}{number}:{last_column}{number}", place)
        self.put(f"B{number + 1}", "Người lập biểu", bold=True)
        self.merge(f"{before}{number + 1}:{last_column}{number + 1}", "TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH", bold=True)
        self.page.row_dimensions[number + 1].height = 32

    def widths(self, **columns):
        for column, width in columns.items():
            self.page.column_dimensions[column].width = width


class Book:
    def __init__(self):
        self.book, self.cached, self.pages = openpyxl.Workbook(), {}, []

    def sheet(self, title, **options):
        return Sheet(self, title, first=not self.pages, **options)

    def saved(self):
        """The workbook's bytes: no time of its own, formulas with their values, A4 in landscape."""
        self.book.properties.created = self.book.properties.modified = WHEN
        for page in self.book.worksheets:
            page.page_setup.orientation, page.page_setup.paperSize = "landscape", 9
            page.page_setup.fitToHeight, page.sheet_properties.pageSetUpPr.fitToPage = 0, True
        buffer = io.BytesIO()
        self.book.save(buffer)
        made = io.BytesIO()
        with zipfile.ZipFile(buffer) as archive, zipfile.ZipFile(made, "w") as packed:
            for name in archive.namelist():
                content = archive.read(name)
                number = re.fullmatch(r"xl/worksheets/sheet(\d+)\.xml", name)
                if number:
                    content = self.with_values(content, self.book.worksheets[int(number[1]) - 1].title)
                packed.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), content, zipfile.ZIP_DEFLATED)
        return made.getvalue()

    def with_values(self, content, title):
        """openpyxl leaves a formula's value out; programs that calculate write it."""
        def value(match):
            cached = self.cached.get((title, match[1].decode()))
            if cached is None:
                return match[0]
            kind = b' t="e"' if str(cached).startswith("#") else b""
            return b"<c r=\"%s\"%s%s>%s<v>%s</v></c>" % (match[1], match[2], kind, match[3], str(cached).encode())
        return re.sub(rb'<c r="([A-Z]+\d+)"([^>]*?)>(<f>.*?</f>)<v ?/?>(?:</v>)?</c>', value, content)


def semicolons(rows):
    """CSV as a Vietnamese Excel writes it: a byte order mark, semicolons, CR LF."""
    text = io.StringIO()
    csv.writer(text, delimiter=";", lineterminator="\r\n").writerows(rows)
    return b"\xef\xbb\xbf" + text.getvalue().encode()


def unicode_text(rows):
    """What Excel calls "Unicode Text": UTF-16 with its mark, tabs, CR LF."""
    text = io.StringIO()
    csv.writer(text, delimiter="\t", lineterminator="\r\n").writerows(rows)
    return b"\xff\xfe" + text.getvalue().encode("utf-16-le")


def tcvn3(text):
    """Text as it is stored for the fonts .Vn*: glibc's table of TCVN 5712-1, whose bytes are taken for Latin-1."""
    return subprocess.run(["iconv", "-f", "UTF-8", "-t", "TCVN5712-1"], input=text.encode(), check=True,
                          capture_output=True).stdout.decode("latin-1")


# The fonts VNI-*: a vowel, then its marks as one letter more; i with marks, y with a dot below, and ơ, ư, đ have
# letters of their own.
MARKS = {"": "", "\u0301": "ù", "\u0300": "ø", "\u0309": "û", "\u0303": "õ", "\u0323": "ï"}
CIRCUMFLEX = {"": "â", "\u0301": "á", "\u0300": "à", "\u0309": "å", "\u0303": "ã", "\u0323": "ä"}
BREVE = {"": "ê", "\u0301": "é", "\u0300": "è", "\u0309": "ú", "\u0303": "ü", "\u0323": "ë"}
ALONE = {"i": {"\u0301": "í", "\u0300": "ì", "\u0309": "æ", "\u0303": "ó", "\u0323": "ò"}, "y": {"\u0323": "î"}}


def vni(text):
    """Text as it is stored for the fonts VNI-*, by their published table."""
    import unicodedata
    made = []
    for letter in unicodedata.normalize("NFC", text):
        base, *marks = unicodedata.normalize("NFD", letter)
        tone = next((mark for mark in marks if mark in MARKS), "")
        small = base.lower()
        if letter in "đĐ":
            new = "ñ"
        elif tone and tone in ALONE.get(small, {}):
            new = ALONE[small][tone]
        elif "\u031b" in marks:
            new = {"o": "ô", "u": "ö"}[small] + MARKS[tone]
        elif "\u0302" in marks:
            new = small + CIRCUMFLEX[tone]
        elif "\u0306" in marks:
            new = small + BREVE[tone]
        else:
            new = small + MARKS[tone]
        made.append(new.upper() if letter != letter.lower() else new)
    return "".join(made)
