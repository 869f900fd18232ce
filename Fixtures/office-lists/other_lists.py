"""The other lists of an office: the field software's export, the public annex 2.3, lists in the old fonts, the
register, aid, awards, and totals by unit. Each function gives a workbook or rows, and what they state."""
import datetime
import unicodedata

import households as people
from households import CAUSES, CLASSES, UNITS
from review import day_as_written, stated
from workbook import Book

NBSP = "\u00a0"


# The field software's export

TECHNICAL = ["date", "family.hostName", "family.code", "family.coDanTocTaiCho", "family.hostGender",
             "family.numberOfMembers", "quickReview.result", "b1Point", "b2Point", "classify", "reviewer"]
SPOKEN = ["Thời gian rà soát", "Chủ hộ", "Mã hộ", "Có dân tộc tại chỗ", "Giới tính chủ hộ", "Số nhân khẩu",
          "Kết quả rà soát nhanh", "Điểm B1", "Điểm B2", "Kết quả rà soát", "Người rà soát"]


def field_rows(as_text):
    """The export's rows, with the faults that it is known for: days in four spellings or as cells, codes as decimals,
    blanks that don't break, decimal commas, `--`, the header again, a row twice, a code twice. `as_text`: nothing but
    text."""
    rows, made, questions = [TECHNICAL, SPOKEN], [], []
    words = {"poor": "Hộ nghèo", "nearPoor": "Hộ cận nghèo", None: "Hộ không nghèo"}
    spelling = [lambda d: d.isoformat(), lambda d: d.strftime("%d/%m/%Y"), lambda d: d.strftime("%d-%m-%Y"),
                lambda d: d.strftime("%Y/%m/%d"), lambda d: d.strftime("%d/%m/%Y") if as_text else d]
    written = ["Có", "co", "1", "x", "true", "Không", "khong", "0", "", "false"]
    for number in range(1, 31):
        if number in (11, 21):
            rows.append(SPOKEN if number == 11 else TECHNICAL)
        row, code = len(rows) + 1, 123 + number
        kind = "poor" if number % 3 == 0 else None if number % 10 == 7 else "nearPoor"
        income, scarce = 100 + 5 * (number % 9), (30 if kind == "poor" else 20 if kind else 10)
        day = datetime.date(2022, 9 + number % 3, 1 + number % 28)
        shown = [f"{code}.0", f"{code}.", f"{NBSP}{code}", str(code), f"{code}.0" if as_text else float(code)]
        members = 1 + number % 6
        size = [str(members), f"{members} người", f"{members}{NBSP}", str(members) if as_text else members][number % 4]
        rows.append([
            spelling[number % 5](day), people.Person(f"VT-{number:04d}", 0).name, shown[number % 5],
            written[number % 10],
            "Nam" if number % 2 else "Nữ", size, "--" if number % 4 else "Đạt", f"{income},0" if number % 2 else
            (str(income) if as_text else income), f"{scarce},0" if number % 3 else str(scarce),
            words[kind] if number % 4 else words[kind].upper().replace(" ", NBSP), "--"])
        made.append({"cell": f"A{row}", "rows": [row, row], "code": stated(str(code), f"C{row}"),
                     "members": stated(members, f"F{row}"), "incomeScore": stated(income, f"H{row}"),
                     "deprivationScore": stated(scarce, f"I{row}"), "reviewDay": stated(day.isoformat(), f"A{row}")})
        if kind:
            made[-1]["class"] = stated(kind, f"J{row}")
        else:
            made[-1]["exit"] = stated("notPoor", f"J{row}")
    again = list(rows[4])
    rows.append(again)
    questions.append({"cell": f"C{len(rows)}", "word": "duplicateCode"})
    twice = list(rows[6])
    twice[5], twice[2] = "9", str(made[4]["code"]["value"]) + "_DUP001"
    rows.append(twice)
    questions.append({"cell": f"C{len(rows)}", "word": "duplicateCode"})
    return rows, {"sheet": "Sheet1", "kind": "review", "headerRows": [1, 2], "households": made,
                  "questions": questions}


def field_workbook():
    rows, made = field_rows(False)
    book = Book()
    sheet = book.sheet("Sheet1", font="Calibri")
    for number, row in enumerate(rows, 1):
        sheet.row(number, [None if value == "" else value for value in row])
        if isinstance(row[0], datetime.date):
            sheet.page[f"A{number}"].number_format = "dd/mm/yyyy"
    return book.saved(), [made]


# The public annex 2.3: grouped by unit, marks, two serial numbers, years of birth in the columns of men and women

def annex_2_3(poor, before):
    book = Book()
    sheet = book.sheet("PL 2.3")
    sheet.heading("S", "UBND PHƯỜNG 7", "PHỤ LỤC SỐ 2.3: DANH SÁCH CHI TIẾT HỘ NGHÈO NĂM 2022")
    sheet.header([
        ("A6:A8", "STT chủ hộ"), ("B6:B8", "STT thành viên"),
        ("C6:C8", "HỌ, TÊN CHỦ HỘ VÀ THÀNH VIÊN TRONG HỘ; THÔN"), ("D6:E7", "Năm sinh"), ("D8", "Nam"), ("E8", "Nữ"),
        ("F6:F8", "Dân tộc"), ("G6:G8", "Quan hệ với chủ hộ"), ("H6:M6", "CHIA HỘ NGHÈO THEO"),
        ("H7:J7", "Diễn biến"), ("H8", "Nghèo mới"), ("I8", "Tái nghèo"), ("J8", "Nghèo cũ"),
        ("K7:K8", "Hộ chính sách có công"),
        ("L7:L8", "Hộ DTTC"), ("M7:M8", "Hộ không có khả năng lao động"), ("N6:S6", "Chính sách hỗ trợ"),
        ("N7:N8", "Y tế"), ("O7:O8", "Giáo dục"), ("P7:P8", "Sản xuất"), ("Q7:Q8", "Vay vốn tín dụng"),
        ("R7:R8", "Nhà ở"), ("S7:S8", "Khác")])
    sheet.row(9, ["A", "B", "C", *range(1, 17)], center=True)
    sheet.merge("A10:S10", "I. PHƯỜNG 7", bold=True, box=True)
    row, made = 11, []
    for number, household in enumerate(poor, 1):
        first = row
        for place, person in enumerate(household.persons, 1):
            man = person.sex == "Nam"
            name = f"{person.name}; {household.hamlet}" if place == 1 else person.name
            sheet.row(row, [number if place == 1 else None, place, name, person.year if man else None,
                            None if man else person.year, "Kinh", person.relation], width=19)
            row += 1
        column = "J" if before.get(household.code) == "poor" else "H"
        sheet.put(f"{column}{first}", "x", box=True)
        sheet.put(f"N{first}", "x", box=True)
        made.append({"cell": f"A{first}", "rows": [first, row - 1], "persons": household.members,
                     "unit": stated("PHƯỜNG 7", "A10"), "class": stated("poor", f"{column}{first}"),
                     "ofCode": household.code})
    sheet.put(f"C{row}", f"Cộng: {len(poor)} hộ, {sum(h.members for h in poor)} khẩu", bold=True)
    sheet.signatures(row + 2, "S")
    sheet.page.page_setup.paperSize = 8
    sheet.widths(A=6, B=6, C=36, G=12)
    return book.saved(), [{"sheet": "PL 2.3", "kind": "review", "headerRows": [6, 8], "households": made,
                           "questions": []}]


# The old fonts: the same twelve households three times

def old_font(households, font, spell):
    """A short list, one row a household, all of it in an old font. Capitals with marks are in the font's capitals."""
    book = Book()
    sheet = book.sheet("Danh sach", font=font)
    sheet.merge("A1:I1", spell("danh sách hộ nghèo, hộ cận nghèo năm 2022"), bold=True, size=13)
    sheet.header([(f"{column}3", spell(text)) for column, text in zip("ABCDEFGHI", [
        "STT", "Mã hộ", "Họ và tên chủ hộ", "Đơn vị", "Thôn", "Phân loại hộ", "Số nhân khẩu", "Số quyết định",
        "Ngày quyết định"])])
    sheet.row(4, list(range(1, 10)), center=True)
    made = []
    for row, household in enumerate(households, 5):
        unit = UNITS[household.unit][0]
        sheet.row(row, [row - 4, household.code, spell(household.persons[0].name), spell(unit), spell(household.hamlet),
                        spell(CLASSES[household.status]), household.members, spell("12 ngày 13 tháng 12"),
                        day_as_written(household.day)])
        made.append({"cell": f"A{row}", "rows": [row, row], "code": stated(household.code, f"B{row}"),
                     "unit": stated(unit, f"D{row}"), "hamlet": stated(household.hamlet, f"E{row}"),
                     "class": stated(household.status, f"F{row}"), "members": stated(household.members, f"G{row}"),
                     "decisionNumber": stated("12 ngày 13 tháng 12", f"H{row}"),
                     "decisionDay": stated(household.day, f"I{row}")})
    row = 5 + len(households)
    sheet.put(f"C{row}", spell("Tổng cộng"), bold=True)
    sheet.put(f"G{row}", (f"=SUM(G5:G{row - 1})", sum(h.members for h in households)), bold=True)
    sheet.widths(C=30, D=12, E=10, F=16, H=24, I=14)
    return book.saved(), [{"sheet": "Danh sach", "kind": "review", "headerRows": [3, 3], "households": made,
                           "questions": []}]


# The register, as a CSV of a Vietnamese Excel

def register_rows(households):
    rows = [["Mã hộ", "Họ tên chủ hộ", "Đơn vị", "Mã đơn vị", "Khóm/Ấp", "Số nhân khẩu", "Khu vực", "Ghi chú"]]
    made = []
    for row, household in enumerate(households, 2):
        unit, code, area = UNITS[household.unit]
        rows.append([household.code, household.persons[0].name, unit, code, household.hamlet, household.members,
                     {"urban": "Thành thị", "rural": "Nông thôn"}[area], 'nhà "số 2"; hẻm' if row % 7 == 0 else ""])
        made.append({"cell": f"A{row}", "rows": [row, row], "code": stated(household.code, f"A{row}"),
                     "unit": stated(unit, f"C{row}"), "members": stated(household.members, f"F{row}"),
                     "hamlet": stated(household.hamlet, f"E{row}"), "area": stated(area, f"G{row}")})
    rows.append(["", f"Tổng cộng: {len(households)} hộ", "", "", "", sum(h.members for h in households), "", ""])
    return rows, {"sheet": None, "kind": "households", "headerRows": [1, 1], "households": made, "questions": []}


# Aid: one row a grant, as the programs of the Front keep it

AID_HEADER = ["STT", "Nội dung hỗ trợ", "Năm", "Ngày", "Lĩnh vực", "Nguồn", "Nguồn hỗ trợ", "Mã hộ",
              "Họ tên người nhận", "Xã phường", "Khối xóm", "Đối tượng", "Hình thức", "Số tiền", "Số lượng",
              "Đơn vị tính", "Trạng thái", "Đơn vị/cá nhân hỗ trợ", "Loại đơn vị hỗ trợ", "Ghi chú"]
FIELDS = [("Tết vì người nghèo", "cash", "Tiền mặt"), ("Cứu trợ", "goods", "Quà"),
          ("Mô hình sinh kế", "livelihood", "Tiền mặt"),
          ("Học sinh nghèo", "education", "Tiền mặt"), ("Nhà bị sập", "housing", "Tiền mặt"),
          ("Tết vì người nghèo", "goods", "Quà")]
GIVERS = [("QUY-VNN", "Quỹ Vì người nghèo", "fundForThePoor"), ("DN-01", "Doanh nghiệp", "enterprise"),
          ("NSNN", "Ngân sách nhà nước", "stateBudget"), ("DTH-02", "Hội, đoàn thể", "massOrganisation")]


def aid_rows(households):
    """Rows of grants from the header on, and the statement; cells are of a sheet whose header is row 5."""
    rows, grants, asked_of_ledger, not_given = [], [], [], []
    for number, household in enumerate(households, 1):
        row = 6 + number - 1
        field, kind, form = FIELDS[number % len(FIELDS)]
        giver, giver_word, giver_kind = GIVERS[number % len(GIVERS)]
        month, day = 1 + number % 12, 1 + (number * 3) % 28
        amount = None if kind == "goods" else 500_000 * (1 + number % 7)
        quantity, measure = (10 * (1 + number % 3), "kg gạo") if kind == "goods" else (None, None)
        status = "Đang khảo sát" if number % 11 == 5 else "Đã nhận"
        points = None if amount is None else f"{amount:,}".replace(",", ".")
        money = None if amount is None else [points, amount, points + " đ"][number % 3]
        code = None if number % 13 == 6 else household.code
        rows.append([number, f"{field} (minh hoạ)", 2022, f"{day:02d}/{month:02d}/2022", field,
                     "Ngân sách" if giver_kind == "stateBudget" else "Vì người nghèo",
                     ["Cấp tỉnh", "Cấp xã", "Ủng hộ trực tiếp", "Trung ương"][number % 4], code,
                     household.persons[0].name, UNITS[household.unit][0], household.hamlet,
                     {"poor": "Hộ nghèo", "nearPoor": "Cận nghèo"}.get(household.status, "Khó khăn"), form, money,
                     quantity, measure, status, giver, giver_word, None])
        if status != "Đã nhận":
            not_given.append(row)
            continue
        if code is None:
            asked_of_ledger.append({"cell": f"H{row}", "word": "missingCode"})
        grant = {"cell": f"A{row}", "row": row, "kind": stated(kind, f"E{row}"),
                 "day": stated(f"2022-{month:02d}-{day:02d}", f"D{row}"), "donor": stated(giver, f"R{row}"),
                 "donorKind": stated(giver_kind, f"S{row}"), "programme": stated(f"{field} (minh hoạ)", f"B{row}"),
                 "unit": stated(UNITS[household.unit][0], f"J{row}"), "hamlet": stated(household.hamlet, f"K{row}"),
                 "class": stated({"poor": "poor", "nearPoor": "nearPoor"}.get(household.status, "disadvantaged"),
                                 f"L{row}")}
        if code:
            grant["code"] = stated(code, f"H{row}")
        if amount is not None:
            grant["amountVND"] = stated(amount, f"N{row}")
        else:
            grant["quantity"], grant["measure"] = stated(quantity, f"O{row}"), stated(measure, f"P{row}")
        grants.append(grant)
    rows.append([None, "Tổng cộng", *[None] * 11, sum(g["amountVND"]["value"] for g in grants if "amountVND" in g)])
    return rows, {"sheet": "Hỗ trợ 2022", "kind": "aid", "headerRows": [5, 5], "grants": grants, "notGiven": not_given,
                  "questions": [], "askedOfTheLedger": asked_of_ledger}


def aid_workbook(households):
    rows, made = aid_rows(households)
    book = Book()
    sheet = book.sheet(made["sheet"])
    sheet.heading("T", "ỦY BAN MTTQ VIỆT NAM\nPHƯỜNG 7", "DANH SÁCH HỘ ĐƯỢC HỖ TRỢ NĂM 2022", title_row=3)
    sheet.row(5, AID_HEADER, bold=True)
    for number, row in enumerate(rows, 6):
        sheet.row(number, row, width=20)
    sheet.signatures(len(rows) + 7, "T", "Phường 7, ngày 31 tháng 12 năm 2022")
    sheet.widths(B=30, D=11, E=18, H=10, I=26, N=14, R=12, S=20)
    return book.saved(), [made]


# Awards

FORMS = ["giấy khen", "bằng khen", "kỷ niệm chương"]
RECIPIENTS = {"household": "Hộ gia đình", "individual": "Cá nhân", "collective": "Tập thể"}
MOVEMENT = "Chung sức vì người nghèo và không để ai bị bỏ lại phía sau"


def awards_workbook():
    book = Book()
    sheet = book.sheet("Khen thưởng")
    sheet.heading("J", "UBND TP. BẠC LIÊU", "DANH SÁCH TẬP THỂ, CÁ NHÂN, HỘ GIA ĐÌNH ĐƯỢC KHEN THƯỞNG NĂM 2022",
                  title_row=3)
    sheet.put("A4", f"Phong trào: {MOVEMENT}")
    sheet.row(6, ["TT", "Họ tên/tập thể", "Mã số", "Loại", "Chức vụ, đơn vị", "Thành tích", "Hình thức", "Cấp khen",
                  "Số QĐ", "Ngày QĐ", "Mức thưởng"], bold=True)
    made, row = [], 7
    for group, (kind, word) in enumerate(RECIPIENTS.items()):
        sheet.put(f"A{row}", ["I", "II", "III"][group], bold=True, box=True)
        sheet.put(f"B{row}", word.upper(), bold=True, box=True)
        row += 1
        for number in range(1, 6):
            code = {"household": f"P7-{10 + number:04d}", "individual": f"CN-{number:03d}",
                    "collective": f"DTH-{number:02d}"}[kind]
            form, achievement = FORMS[number % 3], "tự vươn lên, giúp hộ khác năm 2022"
            name = "Tổ Mẫu " + code if kind == "collective" else people.Person(f"KT-{row:04d}", 0).name
            sheet.row(row, [number, name, code, word, "Phường 7", achievement, form, "UBND TP. Bạc Liêu",
                            "MINH HOẠ-90/QĐ-UBND", "26/12/2022", f"{number}00.000"])
            made.append({"cell": f"A{row}", "row": row, "code": stated(code, f"C{row}"),
                         "recipientKind": stated(kind, f"D{row}"), "unit": stated("Phường 7", f"E{row}"),
                         "achievement": stated(achievement, f"F{row}"), "form": stated(form, f"G{row}"),
                         "authority": stated("UBND TP. Bạc Liêu", f"H{row}"),
                         "decisionNumber": stated("MINH HOẠ-90/QĐ-UBND", f"I{row}"),
                         "decisionDay": stated("2022-12-26", f"J{row}")})
            row += 1
    sheet.put(f"B{row}", "Tổng cộng: 15 trường hợp", bold=True)
    sheet.signatures(row + 2, "J", "Bạc Liêu, ngày 26 tháng 12 năm 2022")
    sheet.widths(B=30, C=10, D=13, E=14, F=34, G=16, H=18, I=24, J=12)
    return book.saved(), [{"sheet": "Khen thưởng", "kind": "awards", "headerRows": [6, 6], "awards": made,
                           "questions": []}]


# All households of each unit

TOTALS = [  # unit, its code, all households, all persons: made up
    ("Phường 1", "31825", 3150, 12285), ("Phường 2", "31813", 3908, 15241), ("Phường 3", "31816", 5292, 20638),
    ("Phường 5", "31819", 4504, 17565), ("Phường 7", "31822", 5029, 19613), ("Phường 8", "31828", 3646, 14219),
    ("Phường Nhà Mát", "31831", 3373, 13154), ("Xã Vĩnh Trạch", "31834", 3322, 13288),
    ("Xã Vĩnh Trạch Đông", "31837", 3201, 12804), ("Xã Hiệp Thành", "31840", 3111, 12444)]


def totals_rows():
    rows, made = [], []
    row = 7
    for head, area in [("I. Khu vực thành thị", TOTALS[:7]), ("II. Khu vực nông thôn", TOTALS[7:])]:
        rows.append([None, head])
        above = stated("urban" if row == 7 else "rural", f"B{row}")
        for number, (unit, code, households, persons) in enumerate(area, 1):
            row += 1
            # Some decomposed, some with blanks that don't break, thousands with and without points.
            shown = [unicodedata.normalize("NFD", unit), unit.replace(" ", NBSP), unit][number % 3]
            points = f"{households:,}".replace(",", ".") if number % 2 else households
            rows.append([number, shown, code, points, persons])
            made.append({"cell": f"A{row}", "row": row, "unit": stated(unit, f"B{row}"),
                         "unitCode": stated(code, f"C{row}"), "households": stated(households, f"D{row}"),
                         "persons": stated(persons, f"E{row}"), "area": above})
        row += 1
    rows.append([None, "Tổng cộng (I+II)", None, sum(t[2] for t in TOTALS), sum(t[3] for t in TOTALS)])
    return rows, {"sheet": "Tổng số hộ", "kind": "totals", "headerRows": [5, 6], "totals": made, "questions": []}


def totals_workbook():
    rows, made = totals_rows()
    book = Book()
    sheet = book.sheet(made["sheet"])
    sheet.heading("E", "UBND TP. BẠC LIÊU", "TỔNG SỐ HỘ DÂN CƯ TẠI THỜI ĐIỂM RÀ SOÁT 31/12/2022 (SỐ LIỆU GIẢ)",
                  title_row=3)
    sheet.header([("A5:A6", "TT"), ("B5:B6", "Khu vực/Địa bàn"), ("C5:C6", "Mã xã"),
                  ("D5:E5", "Tổng số hộ dân cư"), ("D6", "Số hộ"), ("E6", "Nhân khẩu")])
    for number, row in enumerate(rows, 7):
        sheet.row(number, row)
    sheet.signatures(len(rows) + 9, "E", "Bạc Liêu, ngày 31 tháng 12 năm 2022")
    sheet.widths(B=26, C=10, D=12, E=12)
    return book.saved(), [made]
