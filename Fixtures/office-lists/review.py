"""The lists after a review as an office's program reads and writes them: three sheets, one row a person, a
household's own columns on its head's row only. Beside each sheet, what it states, by this script's
own knowledge of what it wrote."""
from households import CAUSES, CLASSES, DEPRIVATIONS, UNITS

HEADER = [
    ("A5:A6", "STT"), ("B5:B6", "STT hộ"), ("C5:C6", "Họ và tên chủ hộ"), ("D5:D6", "Họ và tên thành viên"),
    ("E5:E6", "Quan hệ với chủ hộ"), ("F5:F6", "Ngày sinh"), ("G5:G6", "Giới tính"), ("H5:H6", "Số CCCD"),
    ("I5:N5", "Địa chỉ"), ("I6", "Tỉnh"), ("J6", "Huyện"), ("K6", "Mã huyện"), ("L6", "Xã"), ("M6", "Mã xã"),
    ("N6", "Thôn"), ("O5:O6", "Dân tộc"), ("P5:P6", "Phân loại hộ"), ("Q5:R5", "Quyết định"),
    ("Q6", "Số Quyết định công nhận"), ("R6", "Ngày ban hành QĐ"), ("S5:T5", "Điểm rà soát"), ("S6", "Điểm B1"),
    ("T6", "Điểm B2"), ("U5:W5", "Nhóm đối tượng"), ("U6", "Hộ DTTS"), ("V6", "Hộ không có khả năng lao động"),
    ("W6", "Thành viên có công cách mạng"), ("X5:X6", "Nguyên nhân nghèo"), ("Y5:Y6", "Mã hộ"), ("Z5:Z6", "Tuổi"),
    ("AA5:AA6", "Số nhân khẩu"), ("AB5:AB6", "Hộ thuộc diện bảo trợ xã hội"),
    ("AC5:AN5", "Chỉ số thiếu hụt dịch vụ xã hội cơ bản"),
]
SCARCE = ["AC", "AD", "AE", "AF", "AG", "AH", "AI", "AJ", "AK", "AL", "AM", "AN"]
EXIT_HEADER = [
    ("A6:A8", "STT"), ("B6:B8", "STT hộ"), ("C6:C8", "Họ và tên"), ("D6:D8", "Quan hệ với chủ hộ"),
    ("E6:F6", "Nhân thân"), ("E7:E8", "Giới tính"), ("F7:F8", "Ngày sinh"), ("G6:G8", "CCCD"), ("H6:H8", "Dân tộc"),
    ("I6:I8", "Địa chỉ"), ("J6:K6", "Kết quả chấm điểm"), ("J7:K7", "(theo phiếu B)"), ("J8", "B1"), ("K8", "B2"),
    ("L6:L8", "Kết quả sau rà soát"), ("M6:M8", "Ghi chú"), ("N6:N8", "Mã hộ"), ("O6:O8", "Tuổi"),
    ("P6:P8", "Số nhân khẩu"),
]


def stated(value, cell):
    return {"value": value, "cell": cell}


def day_as_written(day):
    return f"{day[8:]}/{day[5:7]}/{day[:4]}"


def review_sheet(book, title, households, year, name="DS sau rà soát", with_codes=True):
    """Sheet 1: poor and near-poor after the review. The households in the order that they are given."""
    sheet = book.sheet(name)
    sheet.heading("AN", "UBND PHƯỜNG 7\nTP. BẠC LIÊU", title)
    header = [cell for cell in HEADER if with_codes or cell[1] != "Mã hộ"]
    sheet.header(header + [(f"{column}6", text) for column, text in zip(SCARCE, DEPRIVATIONS.values())])
    sheet.page.row_dimensions[6].height = 60
    sheet.row(7, [str(number) for number in range(1, 41)], center=True)
    row, made = 8, []
    for number, household in enumerate(households, 1):
        first, last = row, row + household.members - 1
        for person in household.persons:
            sheet.row(row, [row - 7, None, None, person.name, person.relation, person.birth, person.sex,
                            person.identity, "Bạc Liêu", "TP. Bạc Liêu", "954", *UNITS[household.unit][:2],
                            household.hamlet, "Kinh"], width=40)
            sheet.put(f"Z{row}", (f'={year}-RIGHT(F{row},4)', year - person.year), box=True)
            row += 1
        sheet.put(f"B{first}", number, box=True)
        sheet.put(f"C{first}", household.persons[0].name, box=True)
        sheet.put(f"P{first}", CLASSES[household.status], box=True)
        sheet.put(f"Q{first}", household.decision, box=True)
        sheet.put(f"R{first}", day_as_written(household.day), box=True)
        if household.income is not None:
            sheet.put(f"S{first}", household.income, box=True)
            sheet.put(f"T{first}", household.deprivation, box=True)
        sheet.put(f"X{first}", "; ".join(CAUSES[cause] for cause in household.causes) or None, box=True)
        if with_codes:
            sheet.put(f"Y{first}", household.code, box=True)
        sheet.put(f"AA{first}", (f"=COUNTA(D{first}:D{last})", household.members), box=True)
        if household.protected:
            sheet.put(f"AB{first}", "x", box=True)
        for column, deprivation in zip(SCARCE, DEPRIVATIONS):
            if deprivation in household.deprivations:
                sheet.put(f"{column}{first}", "x", box=True)
        made.append(review_statement(household, first, last))
        if not with_codes:
            made[-1]["ofCode"] = made[-1].pop("code")["value"]
    sheet.put(f"C{row}", "Tổng cộng", bold=True, box=True)
    sheet.put(f"AA{row}", (f"=SUM(AA8:AA{row - 1})", sum(h.members for h in households)), bold=True, box=True)
    sheet.signatures(row + 2, "AN", f"Phường 7, ngày 20 tháng 12 năm {year}")
    sheet.page.auto_filter.ref = f"A7:AN{row - 1}"
    sheet.page.freeze_panes = "A8"
    sheet.page.print_title_rows = "5:7"
    sheet.widths(A=5, B=6, C=22, D=22, E=11, F=11, G=7, H=14, I=9, J=12, K=7, L=10, M=7, N=9, O=8, P=13, Q=22, R=11,
                 X=34, Y=10, Z=6)
    return {"sheet": name, "kind": "review", "headerRows": [5, 6], "households": made, "questions": []}


def review_statement(household, first, last):
    made = {"cell": f"A{first}", "rows": [first, last], "code": stated(household.code, f"Y{first}"),
            "unit": stated(UNITS[household.unit][0], f"L{first}"), "hamlet": stated(household.hamlet, f"N{first}"),
            "class": stated(household.status, f"P{first}"), "members": stated(household.members, f"AA{first}"),
            "persons": household.members, "decisionNumber": stated(household.decision, f"Q{first}"),
            "decisionDay": stated(household.day, f"R{first}")}
    if household.protected:
        made["socialProtection"] = stated(True, f"AB{first}")
    if household.income is not None:
        made["incomeScore"] = stated(household.income, f"S{first}")
        made["deprivationScore"] = stated(household.deprivation, f"T{first}")
    if household.causes:
        made["causes"] = stated(household.causes, f"X{first}")
    if household.deprivations:
        cell = next(c for c, deprivation in zip(SCARCE, DEPRIVATIONS) if deprivation in household.deprivations)
        made["deprivations"] = stated([d for d in DEPRIVATIONS if d in household.deprivations], f"{cell}{first}")
    return made


def exit_sheet(book, name, title, households, year, note):
    """Sheets 2 and 3: who left poverty, who left near-poverty. The result says to which class."""
    sheet = book.sheet(name)
    sheet.merge("B5:P5", title, bold=True, size=13)
    sheet.header(EXIT_HEADER)
    sheet.page.row_dimensions[8].height = 32
    sheet.row(9, [str(number) for number in range(1, 17)], center=True)
    row, made = 10, []
    for number, household in enumerate(households, 1):
        first, last = row, row + household.members - 1
        for person in household.persons:
            sheet.row(row, [row - 9, None, person.name, person.relation, person.sex, person.birth, person.identity,
                            "Kinh", f"{household.hamlet}, {UNITS[household.unit][0]}"], width=16)
            sheet.put(f"O{row}", (f'={year}-RIGHT(F{row},4)', year - person.year), box=True)
            row += 1
        sheet.put(f"B{first}", number, box=True)
        sheet.put(f"L{first}", CLASSES[household.status], box=True)
        sheet.put(f"M{first}", note(household), box=True)
        sheet.put(f"N{first}", household.code, box=True)
        sheet.put(f"P{first}", (f"=COUNTA(C{first}:C{last})", household.members), box=True)
        made.append({"cell": f"A{first}", "rows": [first, last], "code": stated(household.code, f"N{first}"),
                     "class": stated(household.status, f"L{first}"), "members": stated(household.members, f"P{first}"),
                     "persons": household.members})
    sheet.put(f"C{row}", f"Tổng cộng: {len(households)} hộ", bold=True)
    sheet.put(f"P{row}", (f"=SUM(P10:P{row - 1})", sum(h.members for h in households)), bold=True)
    sheet.signatures(row + 2, "P", f"Phường 7, ngày 20 tháng 12 năm {year}")
    sheet.widths(A=5, B=6, C=24, D=12, E=7, F=11, G=14, H=8, I=18, L=26, M=34, N=10)
    return {"sheet": name, "kind": "exits", "headerRows": [6, 8], "households": made, "questions": []}
