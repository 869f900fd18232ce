#!/usr/bin/python3
"""Makes the pictures of the pages: how LibreOffice shows the lists of Fixtures/office-lists and a form that socai wrote,
and how Chromium shows a page that it wrote. `make.py FORM.xlsx PAGE.html`, with the form 7.2 of the guide and the page of
the fixture with closed years (Tests/SoCaiCLITests/PageTests.swift). `make.py - PAGE.html` makes that of the page alone.
Needs Debian's python3-openpyxl, libreoffice-calc-nogui, poppler-utils and chromium."""
import pathlib
import struct
import subprocess
import sys
import tempfile
import zlib

HERE = pathlib.Path(__file__).resolve().parent
LISTS = HERE.parent.parent / "Fixtures" / "office-lists"
BORDER = 12


def pdf(path, folder):
    """A workbook as LibreOffice prints it."""
    subprocess.run(["soffice", "--headless", f"-env:UserInstallation=file://{folder}/profile", "--convert-to", "pdf",
                    "--outdir", folder, path], check=True, stdout=subprocess.DEVNULL, timeout=180)
    return pathlib.Path(folder, pathlib.Path(path).stem + ".pdf")


def printed_part(source, sheet, area, folder):
    """A copy of a workbook that prints one part of one sheet."""
    import openpyxl
    book = openpyxl.load_workbook(source)
    for other in book.sheetnames:
        if other != sheet:
            del book[other]
    page = book[sheet]
    page.print_area, page.print_title_rows = area, None
    path = pathlib.Path(folder, "part.xlsx")
    book.save(path)
    return path


def picture(path, name, dots_per_inch, folder):
    """The first page without its margins and its foot, as a PNG of 16 greys."""
    subprocess.run(["pdftoppm", "-gray", "-r", str(dots_per_inch), "-f", "1", "-l", "1", "-singlefile", str(path),
                    f"{folder}/page"], check=True, timeout=60)
    data = pathlib.Path(folder, "page.pgm").read_bytes()
    _, size, _, content = data.split(b"\n", 3)
    width, height = map(int, size.split())
    rows = [content[width * row:width * (row + 1)] for row in range(height)]
    used = [number for number, row in enumerate(rows) if min(row) < 250]
    gaps = [row for row, after in zip(used, used[1:]) if after - row > dots_per_inch]
    used = [row for row in used if not gaps or row <= gaps[0]]
    rows = [row if number <= used[-1] else b"\xff" * width for number, row in enumerate(rows)]
    columns = [min(row[column] for row in rows) < 250 for column in range(width)]
    left, right = columns.index(True), width - columns[::-1].index(True)
    top, bottom = max(0, used[0] - BORDER), min(height, used[-1] + BORDER)
    left, right = max(0, left - BORDER), min(width, right + BORDER)
    lines = bytearray()
    for row in rows[top:bottom]:
        shades = [shade >> 4 for shade in row[left:right]] + [15] * ((right - left) % 2)
        lines += b"\0" + bytes(a << 4 | b for a, b in zip(shades[::2], shades[1::2]))

    def chunk(kind, body):
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))

    head = struct.pack(">IIBBBBB", right - left, bottom - top, 4, 0, 0, 0, 0)
    (HERE / name).write_bytes(b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(bytes(lines), 9))
                              + chunk(b"IEND", b""))


def page_picture(page, name, cut):
    """The first screen of a page at a cut."""
    checks = HERE.parent.parent / "Tests" / "SoCaiCLITests" / "Page" / "page_checks.py"
    subprocess.run([sys.executable, str(checks), "picture", page, str(HERE / name), "1100", "1120", "light", cut], check=True,
                   timeout=120)


def main():
    if len(sys.argv) > 2:
        page_picture(sys.argv[2], "report.png", "#d=2022-12-31&k=2023-01-31")
        if sys.argv[1] == "-":
            return
    with tempfile.TemporaryDirectory() as folder:
        part = printed_part(LISTS / "review-2022.xlsx", "DS sau rà soát", "A5:T24", folder)
        picture(pdf(part, folder), "list.png", 110, folder)
        part = printed_part(LISTS / "doubts.xlsx", "Năm 2022", "A1:N39", folder)
        picture(pdf(part, folder), "doubts.png", 100, folder)
        if len(sys.argv) > 1:
            picture(pdf(sys.argv[1], folder), "form-7.2.png", 100, folder)


main()
