"""The synthetic help: aid in cash and kind, loans, sponsors, initiatives, awards, and each unit's count of households.

Donors, sponsors and recipients are codes; the README of this folder says what each kind of code stands for.
"""

from book import CITY, NAMES, UNITS, WARDS, short
from households import Households

MOVEMENT = "Chung sức vì người nghèo và không để ai bị bỏ lại phía sau"
ENTERPRISES = [f"DN-{n:02d}" for n in range(1, 19)]
AGENCIES = [f"CQ-{n:02d}" for n in range(1, 13)]
ORGANISATIONS = [f"DTH-{n:02d}" for n in range(1, 8)]
RELIGIOUS = [f"TG-{n:02d}" for n in range(1, 6)]
TITLES = ["Tổ tiết kiệm xoay vòng giúp vốn hộ nghèo", "Vườn rau an toàn cho hộ cận nghèo",
          "Nhóm thợ tình nguyện sửa nhà",
          "Tủ sách và máy tính cũ cho trẻ em hộ nghèo", "Điểm đổi việc làm theo tuần", "Nuôi tôm chung ao, chia rủi ro",
          "Mỗi đảng viên giúp một hộ", "Quầy hàng không đồng cuối tháng"]
# kind, how many in a year, and how it is given; livelihood and the rest go to poor and near-poor alike.
GIFTS = [
    ("housing", (14, 12, 8, 4), lambda c: dict(amountVND=1_000_000 * c.between(40, 80), **donor(c, "QUY-VNN"))),
    ("livelihood", (60, 50, 30, 16), lambda c: dict(amountVND=500_000 * c.between(10, 40), donor="CTMTQG",
                                                    donorKind="nationalProgramme",
                                                    programme="Đa dạng hoá sinh kế (minh hoạ)")),
    ("education", (40, 36, 24, 12), lambda c: dict(amountVND=100_000 * c.between(5, 30), donor=c.one(AGENCIES),
                                                   donorKind="agency")),
    ("labour", (24, 20, 12, 6), lambda c: dict(quantity=c.between(2, 20), measure="ngày công",
                                               donor=c.one(ORGANISATIONS), donorKind="massOrganisation")),
    ("ideas", (20, 18, 12, 6), lambda c: dict(quantity=c.between(1, 4), measure="buổi tư vấn", donor=c.one(AGENCIES),
                                              donorKind="agency")),
    ("credit", (70, 60, 40, 20), lambda c: dict(amountVND=5_000_000 * c.between(2, 20), donor="NHCSXH",
                                                donorKind="policyBank",
                                                programme="Cho vay hộ nghèo, cận nghèo (minh hoạ)")),
    ("goods", (30, 30, 20, 12), lambda c: dict(quantity=c.between(5, 20), measure="kg gạo", donor=c.one(RELIGIOUS),
                                               donorKind="religiousBody")),
    ("cash", (18, 18, 12, 8), lambda c: dict(amountVND=100_000 * c.between(3, 20), donor=f"CN-{c.between(1, 60):03d}",
                                             donorKind=c.one(["individual", "individual", "abroad"]))),
]


def donor(chance, fund):
    return dict(donor=fund, donorKind="fundForThePoor") if chance.happens(60) else dict(
        donor=chance.one(ENTERPRISES), donorKind="enterprise")


class Support(Households):
    def help_early(self, year):
        """Before and at Tết, by what the offices knew then: the late exits of last year still get their gift."""
        for household in self.poor_before + (self.late_exits if year > 2022 else []):
            if not household.kept:
                self.tet(household, year, True)
        for household in self.chance.some(self.near_before, len(self.near_before) * 30 // 100):
            self.tet(household, year, False)
        self.late_exits = []
        for household in self.poor_before + self.chance.some(self.near_before, len(self.near_before) // 5):
            self.entered_aid(household, f"{year}-03-05", f"{year}-03-14", "the-bhyt", f"thẻ bảo hiểm y tế năm {year}",
                             kind="healthInsurance", amountVND=800_000 * household.members, quantity=household.members,
                             measure="thẻ", donor="NSNN", donorKind="stateBudget")
        self.give(year)
        self.assign_sponsors(year)

    def tet(self, household, year, poor):
        day, recorded = f"{year}-01-18", f"{year}-01-27"
        gift = dict(kind="cash", amountVND=100_000 * self.chance.between(5, 12), donor="QUY-VNN",
                    donorKind="fundForThePoor", programme="Tết vì người nghèo (minh hoạ)")
        if not poor:
            gift = dict(kind="goods", quantity=10, measure="kg gạo", donor=self.chance.one(ENTERPRISES),
                        donorKind="enterprise")
        self.entered_aid(household, day, recorded, "qua-tet", f"quà Tết {year}", **gift)

    def entered_aid(self, household, day, recorded, slug, reason, **fields):
        return self.enter(household.unit_on(day), recorded, slug, reason, {
            "type": "aidGiven", "effectiveOn": day, "household": household.code} | fields, kind="DS-UBND")

    def give(self, year):
        """Gifts of the year in four lists; a loan is never a gift, but it is entered alike."""
        chance = self.chance
        both = [h for h in self.poor_before + self.near_before if not h.kept]
        for kind, counts, content in GIFTS:
            households = chance.some(both, min(counts[year - 2022], len(both)))
            for number, household in enumerate(households):
                month = chance.one([4, 6, 8, 10])
                day, recorded = f"{year}-{month:02d}-{chance.between(1, 24):02d}", f"{year}-{month:02d}-28"
                slug, reason = f"ho-tro-{month:02d}", f"danh sách hỗ trợ tháng {month} năm {year}"
                if year == 2022 and kind == "livelihood" and number == 0:
                    day, recorded, slug = "2022-11-20", "2023-04-12", "ho-tro-cham"
                    reason = "báo cáo chậm việc hỗ trợ năm 2022"
                self.entered_aid(household, day, recorded, slug, reason, kind=kind, **content(chance))
        donors = [h for h in self.all if h.alive and h.status in ("betterOff", "wellOff")]
        for household in chance.some(both, 12):
            self.entered_aid(household, f"{year}-05-19", f"{year}-05-26", "ho-giup-ho",
                             f"hộ khá, giàu giúp hộ khó khăn {year}",
                             kind="goods", quantity=chance.between(1, 3), measure="con giống",
                             donor=chance.one(donors).code,
                             donorKind="household")
        if year == 2023:
            for household in chance.some(donors, 2):
                self.entered_aid(household, "2023-08-14", "2023-08-28", "ho-tro-08",
                                 "danh sách hỗ trợ tháng 8 năm 2023",
                                 kind="livelihood", amountVND=12_000_000, donor="CTMTQG", donorKind="nationalProgramme",
                                 programme="Đa dạng hoá sinh kế (minh hoạ)")
        if year == 2022:
            household = chance.one(self.poor_before)
            for day, recorded, slug in (("2022-09-12", "2022-09-20", "nha-o"), ("2022-09-12", "2022-10-05",
                "nha-o-lan-hai")):
                twice = self.entered_aid(household, day, recorded, slug, "bàn giao nhà ở", kind="housing",
                                         amountVND=50_000_000, donor="DN-03", donorKind="enterprise")
            self.enter(household.unit_on("2022-09-12"), "2023-03-15", "huy-ghi-trung",
                       "huỷ một lần ghi trùng việc bàn giao nhà ở", {
                "type": "eventVoided", "event": "%s#%d" % twice, "reason": "MINH HOẠ: một căn nhà được ghi hai lần"})

    def assign_sponsors(self, year):
        candidates = [h for h in self.poor_before if not h.kept and not h.sponsors]
        for household in self.chance.some(candidates, min(len(candidates), (60, 40, 16, 10)[year - 2022])):
            sponsor = self.chance.one(ENTERPRISES + AGENCIES)
            household.sponsors.append(sponsor)
            self.enter(household.unit_on(f"{year}-03-28"), f"{year}-03-31", "do-dau",
                       f"phân công đỡ đầu hộ nghèo {year}", {
                "type": "sponsorAssigned", "effectiveOn": f"{year}-03-28", "household": household.code,
                "sponsor": sponsor})

    def help_late(self, year):
        chance = self.chance
        for household in self.poor_before + chance.some(self.near_before, len(self.near_before) // 2):
            if household.alive and not household.kept:
                self.assess(household, f"{year}-10-{5 + chance.below(20):02d}", f"{year}-11-04", "thu-nhap",
                            f"thu nhập bình quân, rà soát {year}")
        for household in self.all:
            if household.alive and household.left and household.sponsors and household not in self.late_exits:
                for sponsor in household.sponsors:
                    self.enter(household.unit_on(f"{year}-12-18"), f"{year}-12-23", "thoi-do-dau",
                               f"thôi đỡ đầu hộ đã thoát nghèo {year}", {
                                   "type": "sponsorEnded", "effectiveOn": f"{year}-12-18", "household": household.code,
                                   "sponsor": sponsor})
                household.sponsors = []
        units = list(WARDS if year == 2025 else UNITS)
        for number in range(8):
            unit, day = units[number % len(units)], f"{year}-08-{10 + number}"
            kind, content = chance.one([
                ("cash", dict(amountVND=10_000_000 * chance.between(1, 9), donor=chance.one(ENTERPRISES),
                              donorKind="enterprise")),
                ("goods", dict(quantity=chance.between(2, 9), measure="tấn xi măng", donor=chance.one(RELIGIOUS),
                               donorKind="religiousBody")),
                ("labour", dict(quantity=chance.between(20, 90), measure="ngày công", donor=chance.one(ORGANISATIONS),
                                donorKind="massOrganisation"))])
            self.enter(unit, f"{year}-08-30", "ho-tro-don-vi", f"hỗ trợ cho đơn vị năm {year}", {
                "type": "aidGiven", "effectiveOn": day, "unit": unit, "kind": kind} | content, kind="DS-UBND")
            self.enter(unit, f"{year}-09-12", "sang-kien", f"sáng kiến trong phong trào năm {year}", {
                "type": "initiativeRecorded", "effectiveOn": f"{year}-09-05", "unit": unit, "title": TITLES[number],
                "proposer": f"CN-{chance.between(1, 60):03d}"}, kind="BC-UBND")
        self.awards(year)

    def awards(self, year):
        chance, city = self.chance, CITY if year < 2025 else "phuong-bac-lieu"
        day, recorded = f"{year}-12-26", f"{year}-12-29"
        known = [h for h in self.all if h.alive and h.placed_on(f"{year}-10-31") and h not in self.late_exits]
        stayed = [h for h in known if h.above and (h.left or h.status in ("betterOff", "wellOff"))]
        recipients = [("household", h.code, h.unit_on(day)) for h in chance.some(stayed, 8 if year == 2023 else 5)]
        units = list(WARDS if year == 2025 else UNITS)
        recipients += [("individual", f"CN-{n:03d}", chance.one(units)) for n in chance.some(range(1, 61), 12)]
        recipients += [("collective", code, None) for code in chance.some(ENTERPRISES + AGENCIES + ORGANISATIONS, 9)]
        for kind, recipient, unit in recipients:
            form = chance.weighted([("giấy khen", 8), ("bằng khen", 2), ("kỷ niệm chương", 1)])
            achievement = "tự vươn lên, giúp hộ khác" if kind == "household" else "đóng góp nổi bật"
            event = {"type": "awardGranted", "effectiveOn": day, "recipientKind": kind, "recipient": recipient,
                     "form": form,
                     "authority": f"UBND {NAMES[city]}", "movement": MOVEMENT,
                     "achievement": f"{achievement} năm {year}"}
            reference = self.enter(city, recorded, "khen-thuong", f"khen thưởng phong trào năm {year}",
                                   event | ({"unit": unit} if unit else {}))
            if kind == "individual" and year == 2022:
                revoked = "%s#%d" % reference
        if year == 2022:
            self.enter(city, "2024-06-14", "thu-hoi-khen-thuong", "thu hồi một giấy khen, nộp lại tiền thưởng", {
                "type": "awardRevoked", "effectiveOn": "2024-06-10", "award": revoked,
                "cause": "MINH HOẠ: báo cáo thành tích không đúng sự thật"})

    def totals(self):
        """Each unit's count of all its households at each year's end: made up, about one per cent more every year."""
        for year in range(2021, 2026):
            day = f"{year}-12-31"
            households = {unit: row[5] * (100 + year - 2021) // 100 for unit, row in UNITS.items()}
            if year >= 2024:
                households["phuong-8"] -= 880
                households["phuong-3"] += 880
            if year == 2025:
                households = {ward: sum(households[unit] for unit in parts) for ward, (_, _, parts) in WARDS.items()}
            for unit, count in households.items():
                recorded = day if year == 2021 else f"{year + 1}-01-07"
                slug, reason = "tong-so-ho", f"tổng số hộ ngày {short(day)}"
                if (unit, year) == ("phuong-8", 2023):
                    recorded, slug, reason = "2024-03-18", "tong-so-ho-cham", "báo cáo chậm tổng số hộ ngày 31/12/2023"
                event = {"type": "householdTotalReported", "effectiveOn": day, "unit": unit, "households": count}
                if year != 2022:
                    event["persons"] = count * 39 // 10
                if (unit, year) != ("vinh-trach-dong", 2022):
                    self.enter(unit, recorded, slug, reason, event, kind="BC-UBND")
                    continue
                wrong = self.enter(unit, recorded, slug, reason, event | {"households": count + 900}, kind="BC-UBND")
                reason = "đính chính tổng số hộ ngày 31/12/2022 ghi sai"
                self.enter(unit, "2023-02-21", "dinh-chinh-tong-so-ho", reason, {
                    "type": "eventVoided", "event": "%s#%d" % wrong, "reason": "MINH HOẠ: cộng trùng một khóm"},
                    kind="BC-UBND")
                self.enter(unit, "2023-02-21", "dinh-chinh-tong-so-ho", reason, event, kind="BC-UBND")
