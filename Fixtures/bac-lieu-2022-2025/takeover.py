"""The synthetic takeover of March 2026: the books of two funds, the plans of the ten units, and the emulation movement.

It comes after all else, so that nothing recorded before changes its place, and it gives aid only to households that the
naive evaluator finds poor or near-poor on that day. All amounts stand here as tables; recipients are drawn by lot.
"""

from book import CITY, SEED, UNITS, Chance, later, short
from story import apportion
from support import MOVEMENT

TAKEOVER = "2026-03-02"
RECORDER = "phuong-bac-lieu"
CITY_FUND, WARD_FUND = "quy-vnn-tp", "quy-vnn-p7"
FUNDS = {CITY_FUND: ("Quỹ “Vì người nghèo” TP. Bạc Liêu (minh hoạ)", "city", "QUY-TP", "2022-01-03"),
         WARD_FUND: ("Quỹ “Vì người nghèo” Phường 7 (minh hoạ)", "ward", "QUY-P7", "2022-01-20")}
HOUSES, SHELTERS = "Nhà Đại đoàn kết (minh hoạ)", "Xoá nhà tạm (minh hoạ)"
MILLION = 1_000_000
# A name for each pledge: fund, day, donor, kind, what, due.
PLEDGES = {
    "in parts": (CITY_FUND, "2022-02-20", "DN-05", "cash", dict(amountVND=300 * MILLION), "2023-06-30"),
    "overdue": (CITY_FUND, "2023-02-10", "DN-11", "cash", dict(amountVND=200 * MILLION), "2023-09-30"),
    "rice": (CITY_FUND, "2024-01-05", "DN-14", "goods", dict(quantity=3000, measure="kg gạo"), "2024-02-01"),
    "open": (CITY_FUND, "2025-10-17", "DN-18", "cash", dict(amountVND=500 * MILLION), "2026-12-31"),
}
# fund, day, donor, kind of donor, millions of VND, and what else there is to say; `better-off` is drawn by lot.
MONEY = [
    (CITY_FUND, "2022-01-10", "DN-01", "enterprise", 150, {}),
    (CITY_FUND, "2022-01-12", "CQ-02", "agency", 60, {}),
    (CITY_FUND, "2022-02-15", "TG-02", "religiousBody", 40, {}),
    (CITY_FUND, "2022-03-01", "DN-07", "enterprise", 240, dict(earmark=HOUSES)),
    (CITY_FUND, "2022-03-31", "DN-05", "enterprise", 100, dict(pledge="in parts")),
    (CITY_FUND, "2022-05-05", "DTH-03", "massOrganisation", 45, {}),
    (CITY_FUND, "2022-06-18", "CN-021", "abroad", 25, {}),
    (CITY_FUND, "2022-10-17", "NSNN", "stateBudget", 100, {}),
    (CITY_FUND, "2022-12-20", "DN-05", "enterprise", 100, dict(pledge="in parts")),
    (CITY_FUND, "2023-01-09", "CQ-05", "agency", 50, {}),
    (CITY_FUND, "2023-03-20", "DN-02", "enterprise", 120, {}),
    (CITY_FUND, "2023-05-19", "better-off", "household", 5, {}),
    (CITY_FUND, "2023-05-30", "DN-11", "enterprise", 80, dict(pledge="overdue")),
    (CITY_FUND, "2023-06-15", "DN-05", "enterprise", 100, dict(pledge="in parts")),
    (CITY_FUND, "2023-10-17", "CN-014", "individual", 10, {}),
    (CITY_FUND, "2024-01-08", "DN-01", "enterprise", 150, {}),
    (CITY_FUND, "2024-01-10", "CQ-02", "agency", 60, {}),
    (CITY_FUND, "2024-03-15", "DN-07", "enterprise", 200, dict(earmark=HOUSES)),
    (CITY_FUND, "2024-04-25", "NSNN", "stateBudget", 80, {}),
    (CITY_FUND, "2024-06-12", "CTMTQG", "nationalProgramme", 90, {}),
    (CITY_FUND, "2025-01-06", "DN-02", "enterprise", 100, {}),
    (CITY_FUND, "2025-03-20", "NSNN", "stateBudget", 120, {}),
    (CITY_FUND, "2025-12-20", "DN-18", "enterprise", 150, dict(pledge="open")),
    (WARD_FUND, "2022-02-10", "CN-007", "individual", 8, {}),
    (WARD_FUND, "2022-03-05", "DN-03", "enterprise", 40, {}),
    (WARD_FUND, "2022-08-12", "better-off", "household", 3, {}),
    (WARD_FUND, "2023-06-12", "DN-03", "enterprise", 60, {}),
    (WARD_FUND, "2023-11-18", "CQ-08", "agency", 20, {}),
    (WARD_FUND, "2024-01-15", "DTH-05", "massOrganisation", 15, {}),
    (WARD_FUND, "2025-01-10", "DN-03", "enterprise", 30, {}),
]
# fund, day, donor, kind of donor, kind, what.
IN_KIND = [
    (CITY_FUND, "2022-04-20", "DN-09", "enterprise", "goods",
     dict(amountVND=34 * MILLION, quantity=2000, measure="kg gạo")),
    (CITY_FUND, "2023-07-20", "DTH-01", "massOrganisation", "labour", dict(quantity=120, measure="ngày công")),
    (CITY_FUND, "2024-01-25", "DN-14", "enterprise", "goods", dict(quantity=1800, measure="kg gạo", pledge="rice")),
    (CITY_FUND, "2024-03-10", "DN-14", "enterprise", "goods", dict(quantity=1200, measure="kg gạo", pledge="rice")),
    (WARD_FUND, "2022-11-18", "TG-01", "religiousBody", "goods",
     dict(amountVND=7 * MILLION, quantity=400, measure="kg gạo")),
]
# fund, day, kind, to how many households or to which unit, millions of VND for each (None: rice, no money), programme.
AID = [
    (CITY_FUND, "2022-04-28", "goods", 20, None, None),
    (CITY_FUND, "2022-05-20", "housing", 1, 60, HOUSES),
    (CITY_FUND, "2022-06-25", "livelihood", 10, 12, None),
    (CITY_FUND, "2022-07-01", "credit", 2, 20, None),
    (CITY_FUND, "2022-08-16", "housing", 1, 60, HOUSES),
    (CITY_FUND, "2022-09-15", "cash", "vinh-trach-dong", 50, None),
    (CITY_FUND, "2022-11-11", "housing", 1, 60, HOUSES),
    (CITY_FUND, "2023-04-18", "housing", 1, 60, HOUSES),
    (CITY_FUND, "2023-06-20", "livelihood", 20, 10, None),
    (CITY_FUND, "2023-09-05", "education", 15, 4, None),
    (CITY_FUND, "2024-02-02", "goods", 30, None, None),
    (CITY_FUND, "2024-05-10", "livelihood", 25, 20, None),
    (CITY_FUND, "2024-07-20", "housing", 7, 70, SHELTERS),  # 95 million of it were earmarked for HOUSES
    (CITY_FUND, "2024-08-20", "housing", 1, 70, HOUSES),
    (CITY_FUND, "2025-04-10", "livelihood", 5, 10, None),
    (WARD_FUND, "2022-04-08", "livelihood", 4, 3, None),
    (WARD_FUND, "2022-12-02", "goods", 8, None, None),
    (WARD_FUND, "2023-01-12", "cash", 10, 1, None),
    (WARD_FUND, "2023-05-10", "housing", 1, 50, None),  # 21 million more than the fund has, until 12 June 2023
    (WARD_FUND, "2023-12-01", "cash", 4, 5, None),
    (WARD_FUND, "2024-02-02", "cash", 8, 2, None),
    (WARD_FUND, "2025-01-20", "cash", 5, 2, None),
]
# A plan of the city of its own: promises of the kinds that the source has none of.
DRIVE = [
    dict(id="resources-of-enterprises", kind="resources", due="2023-12-31", comparison="atLeast", value=500 * MILLION,
         givers=["enterprise"], quote="vận động doanh nghiệp 500 triệu đồng"),
    dict(id="gifts-at-tet", kind="resources", of="gifts", due="2023-12-31", comparison="atLeast", value=200,
         programmes=["Tết vì người nghèo (minh hoạ)"], quote="200 suất quà Tết"),
    dict(id="poor-with-a-sponsor", measure="poor", kind="sponsored", due="2023-12-31", comparison="atLeast",
         value="0.5", quote="ít nhất một nửa số hộ nghèo có nơi đỡ đầu"),
    dict(id="median-income", measure="nearPoor", kind="income", statistic="median", leastShare="0.4",
         due="2023-12-31", comparison="atLeast", value="1.02", quote="thu nhập trung vị của hộ cận nghèo tăng 2%"),
    dict(id="poor-persons-in-wards", measure="poor", of="persons", kind="stock", where=dict(area="urban"),
         due="2023-12-31", comparison="atMost", value=60, quote="khu vực phường còn không quá 60 người nghèo"),
    dict(id="near-poor-persons-in-communes", measure=["nearPoor"], of="persons", kind="rate", where=dict(area="rural"),
         due="2023-12-31", comparison="below", value="0.02", quote="người cận nghèo ở các xã dưới 2%"),
]


class Takeover:
    def __init__(self, book, ledger):
        self.book, self.ledger, self.chance = book, ledger, Chance(SEED + 1)
        self.pledges, self.days = {}, 0

    def all(self):
        self.funds()
        self.plans()
        self.movement()

    def document(self, slug, reason):
        """Opens a document of the next day; what is returned enters an event in it."""
        day = later(TAKEOVER, self.days)
        self.days += 1
        why = f"MINH HOẠ: tiếp nhận {reason} sau khi các năm 2022–2025 đã khoá sổ"
        return lambda event: self.book.enter(f"pbl-{day}-{slug}", day, RECORDER, "BB-UBND",
                                             f"MINH HOẠ: tiếp nhận {reason}", event, restates=why)

    # Funds

    def funds(self):
        enter = self.document("quy", "sổ của hai quỹ từ đơn vị cũ")
        for fund, (name, level, _, day) in FUNDS.items():
            enter({"type": "fundEstablished", "effectiveOn": day, "fund": fund, "name": name, "level": level})
        for fund in FUNDS:
            for year in range(2022, 2026):
                enter = self.document(f"so-{fund}-{year}", f"sổ thu, chi năm {year} của {FUNDS[fund][0]}")
                for _, write, row in sorted(self.lines(fund, str(year)), key=lambda line: line[0]):
                    write(enter, row)

    def lines(self, fund, year):
        """The lines of a fund's book of a year, not yet sorted: the day, what writes it, and the row of its table."""
        tables = [([(*row, name) for name, row in PLEDGES.items()], self.promise), (MONEY, self.receive_money),
                  (IN_KIND, self.receive), (AID, self.give)]
        return [(row[1], write, row) for table, write in tables for row in table
                if row[0] == fund and row[1].startswith(year)]

    def promise(self, enter, row):
        fund, day, donor, kind, what, due, name = row
        self.pledges[name] = "%s#%d" % enter({
            "type": "contributionPledged", "effectiveOn": day, "fund": fund, "kind": kind, "donor": donor,
            "donorKind": "enterprise", **what, "due": due})

    def receive_money(self, enter, row):
        fund, day, donor, donor_kind, millions, more = row
        self.receive(enter, (fund, day, donor, donor_kind, "cash", {"amountVND": millions * MILLION} | more))

    def receive(self, enter, row):
        fund, day, donor, donor_kind, kind, what = row
        if donor == "better-off":
            donor = self.chance.one(self.households(fund, day, "betterOff", "wellOff"))
        what = what | ({"pledge": self.pledges[what["pledge"]]} if "pledge" in what else {})
        enter({"type": "contributionReceived", "effectiveOn": day, "fund": fund, "kind": kind, "donor": donor,
               "donorKind": donor_kind, **what})

    def give(self, enter, row):
        fund, day, kind, to, millions, programme = row
        recipients = [{"unit": to}]
        if isinstance(to, int):
            needy = self.households(fund, day, "poor", "nearPoor")
            recipients = [{"household": household} for household in self.chance.some(needy, to)]
        what = {"amountVND": millions * MILLION} if millions else {"quantity": 50, "measure": "kg gạo"}
        what |= {"donor": FUNDS[fund][2], "donorKind": "fundForThePoor"}
        what |= {"programme": programme} if programme else {}
        for recipient in recipients:
            enter({"type": "aidGiven", "effectiveOn": day, **recipient, "kind": kind, **what, "fund": fund})

    def households(self, fund, day, *classes):
        """The households of a fund that are in one of these classes at the end of a day, by code."""
        states = sorted(self.ledger.states(day, self.ledger.last).items())
        return [household for household, (unit, status, *_) in states
                if status in classes and (fund == CITY_FUND or unit == "phuong-7")]

    # Plans

    def plans(self):
        city = "bac-lieu-2022-2025"
        shares = apportion(200, {unit: row[4] for unit, row in UNITS.items()})

        def promise(unit, share):
            return [dict(id="2024-near-poor-reduction", measure="nearPoor", kind="reduction", where={"unit": unit},
                         due="2024-12-31", comparison="atLeast", value=share,
                         quote=f"MINH HOẠ: năm 2024 {UNITS[unit][0]} giảm {share} hộ cận nghèo")]

        enter = self.document("ke-hoach-2024", "kế hoạch năm 2024 của mười đơn vị cũ")
        for unit, share in shares.items():
            enter({"type": "planAdopted", "effectiveOn": "2024-01-05", "plan": f"{unit}-2024",
                   "title": f"Kế hoạch giảm nghèo năm 2024, {UNITS[unit][0]} (minh hoạ)",
                   "targets": promise(unit, share), "parentPlan": city})
        enter = self.document("dieu-chinh-ke-hoach-2024", "kế hoạch năm 2024 đã điều chỉnh của Phường 8")
        enter({"type": "planRevised", "effectiveOn": "2024-12-02", "plan": "phuong-8-2024-dieu-chinh",
               "replaces": "phuong-8-2024", "title": "Điều chỉnh kế hoạch giảm nghèo năm 2024, Phường 8 (minh hoạ)",
               "targets": promise("phuong-8", shares["phuong-8"] - 4), "parentPlan": city})
        enter = self.document("van-dong-2023", "kế hoạch vận động nguồn lực năm 2023")
        targets = [target | {"quote": "MINH HOẠ: " + target["quote"]} for target in DRIVE]
        enter({"type": "planAdopted", "effectiveOn": "2023-01-05", "plan": "van-dong-2023",
               "title": "Kế hoạch vận động nguồn lực năm 2023 (minh hoạ)", "targets": targets})

    # The emulation movement

    def movement(self):
        enter = self.document("phong-trao", "hồ sơ phong trào thi đua")
        for unit in UNITS:
            day = "2022-03-04" if unit == "hiep-thanh" else "2022-01-20"
            enter({"type": "movementJoined", "effectiveOn": day, "movement": MOVEMENT, "unit": unit})
        for day, collective in (("2022-02-10", "DN-03"), ("2022-02-10", "CQ-01"), ("2022-02-10", "DTH-02"),
                                ("2022-03-01", "TG-01")):
            enter({"type": "movementJoined", "effectiveOn": day, "movement": MOVEMENT, "collective": collective})
        initiative = self.book.find(lambda event: event["type"] == "initiativeRecorded")[0]
        for day, unit in (("2023-03-15", "phuong-5"), ("2023-04-03", "vinh-trach")):
            enter({"type": "initiativeAdopted", "effectiveOn": day, "initiative": initiative, "unit": unit})
        for kind, day, through in (("preliminary", "2023-01-12", "2022-12-31"), ("final", "2024-01-16", "2023-12-31")):
            enter({"type": "reviewHeld", "effectiveOn": day, "kind": kind, "unit": CITY, "through": through,
                   "document": f"MINH HOẠ: báo cáo đến ngày {short(through)}"})
        self.responsibilities(self.document("phan-cong", "danh sách phân công phụ trách"))

    def responsibilities(self, enter):
        for number, unit in enumerate(("phuong-7", "vinh-trach-dong", "hiep-thanh"), 1):
            enter({"type": "responsibilityAssigned", "effectiveOn": "2022-02-01", "holder": f"CB-{number:02d}",
                   "role": "phụ trách địa bàn", "unit": unit})
        staying = set(self.households(CITY_FUND, "2022-04-01", "poor"))
        staying &= set(self.ledger.states("2023-12-20", self.ledger.last))
        households = self.chance.some(sorted(staying), 6)
        for number, household in enumerate(households, 4):
            enter({"type": "responsibilityAssigned", "effectiveOn": "2022-04-01", "holder": f"CB-{number:02d}",
                   "role": "giúp đỡ hộ nghèo", "household": household})
        enter({"type": "responsibilityEnded", "effectiveOn": "2023-12-20", "holder": "CB-04",
               "role": "giúp đỡ hộ nghèo", "household": households[0]})
