"""A list full of what a careful reader must ask about, and of what needs no question however it is written."""
import datetime
import unicodedata

from households import Person
from review import stated
from workbook import Book

COLUMNS = ["STT", "Mã hộ", "Họ và tên chủ hộ", "Số CCCD", "Đơn vị", "Thôn", "Phân loại hộ", "Số nhân khẩu", "Điểm B1",
           "Điểm B2", "Số quyết định", "Ngày quyết định", "Diện bảo trợ xã hội", "Ghi chú"]
DECISION, DAY = "MINH HOẠ-28/QĐ-UBND", "13/12/2022"
NFD = unicodedata.normalize("NFD", "Hộ cận nghèo")

# What a row writes (code, class, members, B1, B2, day, protected), what the list then states of each but the day (None:
# nothing), the column and the word of a question. The unit is Phường 7 unless the row names another.
ROWS = [
    (("P7-0001", "Hộ nghèo", 2, 120, 60, DAY, "x"), ("P7-0001", "poor", 2, 120, 60, True), None),
    (("P7-0002", "HN", "4 người", "175", "50,0", datetime.date(2022, 12, 13), "Có"),
     ("P7-0002", "poor", 4, 175, 50, True), None),
    ((123.0, "HCN", "3", 150, 20, "2022-12-13", "Không"), ("123", "nearPoor", 3, 150, 20, False), None),
    (("124.0", NFD, " 5 ", 150, 20, "13-12-2022", None), ("124", "nearPoor", 5, 150, 20, None), None),
    (("001", "can ngheo", "--", "--", "--", "2022/12/13", "--"), ("001", "nearPoor", None, None, None, None), None),
    (("\u00a0P7-0006\u00a0", "HỘ\u00a0NGHÈO", 1, 140, 40, "13.12.2022", "không"),
     ("P7-0006", "poor", 1, 140, 40, False), None),
    (("P7-0007", "Hộ hơi nghèo", 4, 175, 30, DAY, None), ("P7-0007", None, 4, 175, 30, None), "G unknownClass"),
    (("P7-0008", "#REF!", 4, 175, 30, DAY, None), ("P7-0008", None, 4, 175, 30, None), "G errorCell"),
    (("P7-0009", None, 4, 175, 30, DAY, None), ("P7-0009", None, 4, 175, 30, None), "G missingValue"),
    (("P7-0010", "Hộ nghèo", "bốn", 175, 30, DAY, None), ("P7-0010", "poor", None, 175, 30, None), "H unknownNumber"),
    (("P7-0011", "Hộ nghèo", 0, 175, 30, DAY, None), ("P7-0011", "poor", None, 175, 30, None), "H unknownNumber"),
    (("P7-0012", "Hộ nghèo", 2.5, 175, 30, DAY, None), ("P7-0012", "poor", None, 175, 30, None), "H unknownNumber"),
    (("P7-0013", "Hộ nghèo", 2, "172,5", 30, DAY, None), ("P7-0013", "poor", 2, None, 30, None), "I unknownNumber"),
    (("P7-0014", "Hộ nghèo", 2, 175, 30, "31/02/2022", None), ("P7-0014", "poor", 2, 175, 30, None), "L unknownDay"),
    (("P7-0015", "Hộ nghèo", 2, 175, 30, "12/13/2022", None), ("P7-0015", "poor", 2, 175, 30, None), "L unknownDay"),
    (("P7-0016", "Hộ nghèo", 2, 175, 30, "cuối năm", None), ("P7-0016", "poor", 2, 175, 30, None), "L unknownDay"),
    (("P7-0017", "Hộ nghèo", 2, 175, 30, DAY, "có lẽ"), ("P7-0017", "poor", 2, 175, 30, None), "M unknownMark"),
    ((None, "Hộ cận nghèo", 2, 175, 10, DAY, None), (None, "nearPoor", 2, 175, 10, None), "B missingCode"),
    (("P7-0001", "Hộ cận nghèo", 3, 175, 20, DAY, None), ("P7-0001", "nearPoor", 3, 175, 20, None), "B duplicateCode"),
    (("P7-OO02", "Hộ cận nghèo", 3, 175, 20, DAY, None), ("P7-OO02", "nearPoor", 3, 175, 20, None), "B nearCode"),
    (("P7-0021", "Hộ cận nghèo", 3, 175, 20, DAY, None), ("P7-0021", "nearPoor", 3, 175, 20, None), "D samePerson"),
    (("P7-0022", "Hộ cận nghèo", 3, 175, 20, DAY, None), ("P7-0022", "nearPoor", 3, 175, 20, None), "E unknownUnit"),
    (("P7-0023", "Hộ cận nghèo", 3, 175, 20, DAY, None), ("P7-0023", "nearPoor", 3, 175, 20, None), "A hidden"),
    (("P7-0024", "Hộ cận nghèo", 3, 175, 20, DAY, None), ("P7-0024", "nearPoor", 3, 175, 20, None), None),
]
# What no list can settle by itself: it takes the ledger, or the office's own codes.
OF_LEDGER = ["missingCode", "unknownUnit"]


def doubts_workbook():
    """Titles, a header over three rows, column numbers, the header again in the middle, a page's sum, a filter with a
    hidden row, a hidden sheet with another year's list before the visible one."""
    book = Book()
    old = book.sheet("Năm 2021")
    old.row(1, COLUMNS)
    old.row(2, [1, "P7-0001", "Mẫu Ẩn", None, "Phường 7", "Khóm 1", "Hộ cận nghèo", 9])
    old.page.sheet_state = "hidden"
    sheet = book.sheet("Năm 2022")
    book.book.active = 1
    sheet.heading("N", "UBND PHƯỜNG 7", "DANH SÁCH HỘ NGHÈO, HỘ CẬN NGHÈO (CẦN KIỂM TRA)", title_row=3)
    sheet.put("A4", "Số liệu giả, để thử chương trình")
    heads = [(f"{c}6:{c}8", text) for c, text in zip("ABCDEFGH", COLUMNS)]
    heads += [("I6:J7", "Điểm rà soát"), ("I8", "Điểm B1"), ("J8", "Điểm B2"), ("K6:L6", "Quyết định"),
              ("K7:L7", "công nhận"), ("K8", "Số quyết định"), ("L8", "Ngày quyết định")]
    sheet.header(heads + [("M6:M8", COLUMNS[12]), ("N6:N8", COLUMNS[13])])
    sheet.row(9, list(range(1, 15)), center=True)
    row, made, questions, of_ledger, hidden = 10, [], [], [], []
    for number, (written, states, question) in enumerate(ROWS, 1):
        if number == 13:
            sheet.put(f"C{row}", "Cộng trang 1", bold=True)
            sheet.row(row + 2, COLUMNS, bold=True)
            sheet.row(row + 3, list(range(1, 15)), center=True)
            row += 4
        code, status, members, income, scarce, day, protected = written
        column_asked, word = question.split() if question else (None, None)
        unit = "Phường 77" if word == "unknownUnit" else "Phường 7"
        head = Person("P7-0020" if word == "samePerson" else f"P7-{number:04d}", 0)
        sheet.row(row, [number, code, head.name, head.identity, unit, "Khóm 2", status, members, income, scarce,
                        DECISION, day, protected], width=14)
        if isinstance(day, datetime.date):
            sheet.page[f"L{row}"].number_format = "dd/mm/yyyy"
        if word == "errorCell":
            sheet.page[f"G{row}"].data_type = "e"
        if word == "hidden":
            sheet.page.row_dimensions[row].hidden = True
            hidden.append(row)
        one = {"cell": f"A{row}", "rows": [row, row], "unit": stated(unit, f"E{row}"),
               "hamlet": stated("Khóm 2", f"F{row}"), "persons": 1, "decisionNumber": stated(DECISION, f"K{row}")}
        for member, column, value in zip(["code", "class", "members", "incomeScore", "deprivationScore",
                                          "socialProtection"], "BGHIJM", states):
            if value is not None:
                one[member] = stated(value, f"{column}{row}")
        if word != "unknownDay":
            one["decisionDay"] = stated("2022-12-13", f"L{row}")
        made.append(one)
        if question and word != "hidden":
            asked = {"cell": f"{column_asked}{row}", "word": word}
            (of_ledger if word in OF_LEDGER else questions).append(asked)
        row += 1
    sheet.put(f"C{row}", "Tổng cộng", bold=True)
    sheet.put(f"H{row}", 58, bold=True)
    sheet.page.auto_filter.ref = f"A9:N{row - 1}"
    sheet.signatures(row + 2, "N")
    sheet.widths(B=10, C=26, D=14, E=11, G=16, K=22, L=12, N=14)
    return book.saved(), [{"sheet": "Năm 2022", "kind": "review", "headerRows": [6, 8], "hiddenRows": hidden,
                           "households": made, "questions": questions, "askedOfTheLedger": of_ledger}]
