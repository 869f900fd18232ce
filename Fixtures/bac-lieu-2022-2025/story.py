"""The synthetic story of 2021–2025: who was poor, who left poverty, who fell back, and what was recorded when.

The numbers of each year stand in `FLOWS`; everything else is drawn by lot from a fixed seed.
"""

from book import CITY, MERGED_ON, ORDER, UNITS, WARD_OF, WARDS, Book, Chance, SEED, later, short
from support import Support

# The official movement table's columns for the year's households. `protected`: of the decrease or increase so many are
# under social protection. Near-poor households leave (`exit`) so that the closing comes out as the README tells.
FLOWS = {
    2022: dict(toNear=72, beyond=41, gone=7, fell=9, relapse=1, new=9, came=4, newly_protected=3,
               nearExit=383, nearGone=15, nearRelapse=2, nearNew=22, nearCame=6,
               protected=dict(exit=0, gone=2, fell=0, relapse=0, new=0)),
    2023: dict(toNear=84, beyond=60, gone=9, fell=2, relapse=2, new=3, came=0, newly_protected=0,
               nearExit=379, nearGone=12, nearRelapse=9, nearNew=14, nearCame=4,
               protected=dict(exit=2, gone=5, fell=1, relapse=2, new=2)),
    2024: dict(toNear=4, beyond=3, gone=3, fell=1, relapse=2, new=2, came=0, newly_protected=0,
               nearExit=215, nearGone=9, nearRelapse=7, nearNew=11, nearCame=3,
               protected=dict(exit=4, gone=3, fell=1, relapse=2, new=2)),
    2025: dict(toNear=2, beyond=1, gone=4, fell=1, relapse=1, new=2, came=0, newly_protected=0,
               nearExit=20, nearGone=6, nearRelapse=5, nearNew=10, nearCame=2,
               protected=dict(exit=3, gone=4, fell=1, relapse=1, new=0)),
}
# How many of a flow became known only after the year's end, and on which day: (month-day of the next year, how many).
LATE = {
    2022: dict(toNear=[("01-09", 1)], nearExit=[("01-10", 3), ("02-14", 4)], new=[("02-20", 2)],
               nearNew=[("03-02", 3)], nearGone=[("01-08", 1)]),
    2023: dict(nearExit=[("01-11", 2), ("02-15", 3)], nearNew=[("02-26", 2)], gone=[("02-06", 1)]),
    2024: dict(nearExit=[("01-09", 3)], nearNew=[("02-12", 1)], gone=[("01-20", 1)]),
    2025: dict(nearExit=[("02-10", 2)], nearNew=[("02-24", 1)], new=[("01-12", 1)]),
}
OPENING = dict(poor=295, protected=50, nearPoor=976, disadvantaged=70, average=50, betterOff=30, wellOff=10)


class Story(Support):
    def __init__(self):
        super().__init__(Book(), Chance(SEED))
        self.wrong = []  # households whose exit of 2022 was recorded wrongly: (household, reference)
        self.late_exits = []

    # Days

    def review_day(self, household, year, turn):
        """The day of a periodic review's decision, and the day it was recorded: three turns, all within 14 December."""
        index = ORDER.index(household.unit_on(f"{year}-11-08"))
        day = later(f"{year}-11-10", index) if turn == 1 else later(f"{year}-11-24", index // 3)
        day = later(f"{year}-12-08", index % 6) if turn == 3 else day
        return day, later(day, 3)

    def regular_day(self, household, year):
        index = ORDER.index(household.placed_on(f"{year}-03-19"))
        month = ("03", "06", "05", "08")[index % 4]
        day = f"{year}-{month}-{20 + index % 6:02d}"
        return day, later(day, 4)

    def lates(self, year, flow):
        """The days on which the late ones of a flow were recorded, one for each."""
        return [f"{year + 1}-{day}" for day, count in LATE[year].get(flow, []) for _ in range(count)]

    # The opening

    def opening(self):
        weights = {unit: row[4] for unit, row in UNITS.items()}
        shares = {name: apportion(count, weights) for name, count in OPENING.items()}
        for index, unit in enumerate(UNITS):
            day, recorded = f"2021-12-{6 + index % 5:02d}", later("2021-12-13", index)
            for status, slug, of in (("poor", "ho-ngheo", "hộ nghèo"), ("nearPoor", "ho-can-ngheo", "hộ cận nghèo")):
                reason = f"rà soát cuối năm 2021, công nhận {of} theo chuẩn áp dụng từ 2022"
                for number in range(shares[status][unit]):
                    protected = number < shares["protected"][unit] if status == "poor" else self.chance.happens(3)
                    members = self.chance.between(1, 2) if protected else self.chance.between(2, 6)
                    household = self.register(unit, day, recorded, slug, reason, members, "survey")
                    self.classify(household, status, protected, day, recorded, slug, reason)
                    if status == "poor" or self.chance.happens(50):
                        self.assess(household, day, later(recorded, 1), "thu-nhap", "thu nhập bình quân cuối năm 2021")
            reason = "hộ theo dõi trong phong trào (khó khăn, trung bình, khá, giàu), cuối năm 2021"
            for status in ("disadvantaged", "average", "betterOff", "wellOff"):
                for _ in range(shares[status][unit]):
                    household = self.register(unit, day, recorded, "ho-theo-doi", reason, self.chance.between(2, 6))
                    self.classify(household, status, False, day, recorded, "ho-theo-doi", reason)
        poor = self.pool(lambda h: h.status == "poor" and not h.protected and h.placed_on("2021-12-31") == "phuong-7")
        for household in self.chance.some(poor, 2):
            household.kept = True
            self.wrong.append([household])

    # A year

    def begin(self, year):
        for household in self.all:
            household.busy = household.left = False
        self.poor_before = [h for h in self.all if h.alive and h.status == "poor"]
        self.again = []  # decided by a regular review and still to be seen by the periodic one
        self.near_before = [h for h in self.all if h.alive and h.status == "nearPoor"]

    def goings(self, year):
        flows, protected = FLOWS[year], FLOWS[year]["protected"]["gone"]
        chosen = [(h, "gone") for h in self.chance.some(self.pool(lambda h: h.status == "poor" and h.protected),
                                                        protected)]
        ordinary = self.pool(lambda h: h.status == "poor" and not h.protected)
        chosen += [(h, "gone") for h in self.chance.some(ordinary, flows["gone"] - protected)]
        near = self.pool(lambda h: h.status == "nearPoor")
        chosen += [(h, "nearGone") for h in self.chance.some(near, flows["nearGone"])]
        chosen += [(h, "other") for h in self.chance.some(self.pool(lambda h: h.above), 3)]
        late = {flow: self.lates(year, flow) for flow in ("gone", "nearGone", "other")}
        for household, _ in chosen:
            household.busy = True
        for household, flow in chosen:
            cause = self.chance.weighted([("movedAway", 5), ("merged", 2), ("other", 1)])
            if household.members <= 2:
                cause = self.chance.weighted([("deceased", 4), ("merged", 1)])
            day = f"{year}-{self.chance.between(4, 10):02d}-{self.chance.between(1, 28):02d}"
            recorded, slug, reason = later(day, self.chance.between(2, 8)), "giam-ho", "hộ không còn trên địa bàn"
            if late[flow]:
                recorded, cause = late[flow].pop(0), "deceased" if household.members <= 2 else "movedAway"
                day, slug, reason = f"{year}-12-{self.chance.between(16, 28)}", "giam-ho-bo-sung", "báo giảm hộ chậm"
            if cause == "merged":
                unit = household.unit_on(day)
                near = self.pool(lambda h: h.status == "nearPoor" and h.unit_on(day) == unit)
                host = self.chance.one(near)
                self.resize(host, host.members + household.members, day, recorded, slug, reason)
            self.dissolve(household, cause, day, recorded, slug, reason)

    def moves(self, year):
        everyone = self.pool(lambda h: h.placed_on(f"{year}-03-31"))
        for number, household in enumerate(self.chance.some(everyone, 24)):
            month = self.chance.between(4, 9)
            if year == 2025:
                month = self.chance.between(4, 6) if number % 2 else self.chance.between(8, 9)
            day = f"{year}-{month:02d}-{self.chance.between(1, 20):02d}"
            recorded, slug, reason = later(day, 6), "chuyen-den", "hộ chuyển đến từ đơn vị khác"
            if year == 2025 and number == 1:
                day, recorded, slug = "2025-06-20", "2025-07-10", "chuyen-den-bo-sung"
                reason = "hộ chuyển trước ngày sáp nhập, ghi sau ngày sáp nhập"
            places = WARDS if day >= MERGED_ON else UNITS
            unit = self.chance.one([u for u in places if u != household.unit_on(day)])
            self.move(household, unit, day, recorded, slug, reason)
        for household in self.chance.some(everyone, 40):
            if household.members > 1:
                day = f"{year}-{self.chance.between(4, 9):02d}-{self.chance.between(1, 28):02d}"
                members = household.members + (1 if self.chance.happens(55) else -1)
                self.resize(household, members, day, later(day, 5), "nhan-khau", "biến động nhân khẩu")
        if year == 2024:
            there = self.pool(lambda h: h.placed_on("2024-12-01") == "phuong-8")
            reason = ("các hộ theo dõi trong phần Phường 8 chuyển sang Phường 3 (việc chuyển từ 01/12/2024 là thật, "
                      "theo xaydungchinhsach.chinhphu.vn; các hộ là minh hoạ)")
            for household in self.chance.some(there, len(there) * 35 // 100):
                self.move(household, "phuong-3", "2024-12-01", "2024-12-06", "dieu-chinh-dia-gioi", reason,
                          "boundaryChange")

    def exits(self, year):
        flows = FLOWS[year]
        protected = self.chance.some(self.pool(lambda h: h.status == "poor" and h.protected),
                                     flows["protected"]["exit"])
        count = flows["toNear"] + flows["beyond"] - len(protected) - (1 if year == 2023 else 0)
        ordinary = self.chance.some(self.pool(lambda h: h.status == "poor" and not h.protected), count)
        leaving = ordinary[:count // 2] + protected + ordinary[count // 2:]
        near = flows["toNear"] - (1 if year == 2023 else 0)
        groups = [("toNear", leaving[:near]), ("beyond", leaving[near:]),
                  ("nearExit", self.chance.some(self.pool(lambda h: h.status == "nearPoor"), flows["nearExit"]))]
        for flow, households in groups:
            late = self.lates(year, flow)
            for number, household in enumerate(households):
                household.busy = True
                to = self.chance.weighted([("disadvantaged", 35), ("average", 55), ("betterOff", 10)])
                to = "nearPoor" if flow == "toNear" else to
                slug = "thoat-can-ngheo" if flow == "nearExit" else "thoat-ngheo"
                reason = "công nhận hộ thoát " + ("cận nghèo" if flow == "nearExit" else "nghèo")
                # Who falls back in the same year must have left early.
                again = flows["relapse" if flow == "beyond" else "nearRelapse"]
                early = year == 2022 and len(households) - number <= again
                if late:
                    day, recorded = f"{year}-12-{self.chance.between(12, 14)}", late.pop(0)
                    self.late_exits.append(household)
                    self.exit(household, to, day, recorded, slug + "-bo-sung",
                              "bổ sung, có hiệu lực từ năm trước: " + reason)
                elif early and flow != "toNear" or self.chance.happens(12):
                    day, recorded = self.regular_day(household, year)
                    self.exit(household, to, day, recorded, slug, f"rà soát thường xuyên {year}, {reason}", "request")
                    self.again += [household] if to == "nearPoor" else []
                else:
                    day, recorded = self.review_day(household, year, self.chance.between(1, 3))
                    self.exit(household, to, day, recorded, slug, f"rà soát định kỳ {year}, {reason}")
                if early and flow != "toNear":
                    household.early = "poor" if flow == "beyond" else "nearPoor"

    def falls(self, year):
        """Near-poor to poor, relapses, new cases, and households that moved in or split off."""
        flows, protected = FLOWS[year], FLOWS[year]["protected"]
        reason = f"rà soát định kỳ {year}, công nhận hộ nghèo, hộ cận nghèo phát sinh"
        groups = [
            ("fell", "poor", self.pool(lambda h: h.status == "nearPoor" and not h.ever_left("poor"))),
            ("relapse", "poor", self.pool(lambda h: h.above and h.ever_left("poor"))),
            ("nearRelapse", "nearPoor", self.pool(lambda h: h.above and h.ever_left("nearPoor")
                                                  and not h.ever_left("poor"))),
        ]
        for flow, status, households in groups:
            if year == 2022 and flow != "fell":
                households = [h for h in self.all if getattr(h, "early", None) == status]
            for number, household in enumerate(self.chance.some(households, flows[flow])):
                household.busy = True
                shelter = number < protected.get(flow, 0)
                day, recorded = self.review_day(household, year, 2)
                self.classify(household, status, shelter, day, recorded, "phat-sinh", reason)
        for flow, status in (("new", "poor"), ("nearNew", "nearPoor")):
            late = self.lates(year, flow)
            for number in range(flows[flow]):
                self.new_case(year, status, number < protected.get(flow, 0), late.pop(0) if late else None)
        for flow, status in (("came", "poor"), ("nearCame", "nearPoor")):
            for number in range(flows[flow]):
                self.arrival(year, status, split=number % 2 == 1)

    def new_case(self, year, status, protected, late):
        reason = f"rà soát định kỳ {year}, hộ phát sinh mới"
        known = self.pool(lambda h: h.above and not h.exits and h.placed_on(f"{year}-11-01"))
        if not late and self.chance.happens(60):
            household = self.chance.one(known)
            day, recorded = self.review_day(household, year, 2)
            if self.chance.happens(40):
                day, recorded = self.regular_day(household, year)
                reason = f"rà soát thường xuyên {year}, hộ phát sinh mới"
                self.again.append(household)
            household.busy = True
            self.classify(household, status, protected, day, recorded, "phat-sinh-moi", reason,
                          "regular" if household in self.again else "periodic")
            return
        unit = self.chance.one(list(WARDS if year == 2025 else UNITS))
        day, slug = f"{year}-11-{25 + self.chance.below(4)}", "phat-sinh-moi"
        recorded = f"{year}-12-02"
        if late:
            day, recorded, slug = f"{year}-12-14", late, "phat-sinh-bo-sung"
            reason = f"bổ sung rà soát định kỳ {year}, hộ phát sinh mới, có hiệu lực từ {short(day)}"
        members = self.chance.between(1, 2) if protected else self.chance.between(2, 6)
        household = self.register(unit, day, recorded, slug, reason, members, "survey")
        household.busy = True
        self.classify(household, status, protected, day, recorded, slug, reason)

    def arrival(self, year, status, split):
        day, recorded = f"{year}-11-{25 + self.chance.below(4)}", f"{year}-12-03"
        reason, source = f"rà soát định kỳ {year}, hộ " + ("tách" if split else "chuyển đến từ nơi khác"), None
        unit = self.chance.one(list(WARDS if year == 2025 else UNITS))
        members = self.chance.between(2, 5)
        if split:
            large = self.pool(lambda h: h.status == status and h.members >= 4 and h.placed_on(f"{year}-11-01"))
            source = self.chance.one(large)
            unit, members = source.unit_on(day), source.members // 2
        slug = "tach-ho" if split else "ho-moi-den"
        cause = "split" if split else "movedIn"
        household = self.register(unit, day, recorded, slug, reason, members, cause, source)
        household.busy = True
        self.classify(household, status, False, day, recorded, slug, reason)

    def confirmations(self, year):
        """Everyone still poor or near-poor is looked at again; some come under social protection."""
        reviewed = self.pool(lambda h: h.status in ("poor", "nearPoor")) + self.again
        newly = [h for h in reviewed if h.status == "poor" and not h.protected and h in self.poor_before]
        newly = self.chance.some(newly, FLOWS[year]["newly_protected"])
        for household in reviewed:
            day, recorded = self.review_day(household, year, 3)
            self.classify(household, household.status, household.protected or household in newly, day, recorded,
                          "ra-soat", f"rà soát định kỳ {year}, kết quả của các hộ còn nghèo, cận nghèo")
        for household in self.chance.some(self.pool(lambda h: h.above and h.placed_on(f"{year}-03-01")), 25):
            day, recorded = self.regular_day(household, year)
            better = self.chance.one(["disadvantaged", "average", "betterOff", "wellOff"])
            self.classify(household, better, household.protected, day, recorded, "muc-song",
                          f"rà soát thường xuyên {year}, mức sống của hộ theo dõi", "regular")

    # The wrong exits of 2022

    def wrong_exits(self):
        for (household, *_), to in zip(self.wrong, ("nearPoor", "average")):
            day, recorded = self.review_day(household, 2022, 2)
            event = self.exited(household, to, day, "review")
            reason = "rà soát định kỳ 2022, công nhận hộ thoát nghèo"
            identifier, number = self.enter("phuong-7", recorded, "thoat-ngheo", reason, event)
            self.wrong[[w[0] for w in self.wrong].index(household)] += [f"{identifier}#{number}", day]

    def correction(self):
        reason = "đính chính quyết định thoát nghèo ghi sai năm 2022: hai hộ chưa thoát nghèo"
        for household, reference, day in self.wrong:
            self.enter("phuong-7", "2023-11-20", "dinh-chinh", reason, {
                "type": "eventVoided", "event": reference,
                "reason": "MINH HOẠ: ghi sai, hộ chưa đạt tiêu chí thoát nghèo khi rà soát năm 2022"})
            self.enter("phuong-7", "2023-11-20", "dinh-chinh", reason,
                       self.classified(household, "poor", False, day, "periodic"))
        stays, leaves = (w[0] for w in self.wrong)
        stays.kept = leaves.kept = False
        day, recorded = self.review_day(leaves, 2023, 3)
        leaves.busy = True
        self.exit(leaves, "nearPoor", day, recorded, "thoat-ngheo", "rà soát định kỳ 2023, công nhận hộ thoát nghèo")

    def household_years(self, year):
        self.begin(year)
        self.help_early(year)
        self.goings(year)
        self.moves(year)
        self.exits(year)
        self.falls(year)
        if year == 2022:
            self.wrong_exits()
        if year == 2023:
            self.correction()
        self.confirmations(year)
        self.help_late(year)


def apportion(count, weights):
    """Shares of a count by weights, by the largest remainder, that add up exactly."""
    whole = sum(weights.values())
    shares = {name: count * weight // whole for name, weight in weights.items()}
    rest = sorted(weights, key=lambda name: (-(count * weights[name] % whole), name))
    for name in rest[:count - sum(shares.values())]:
        shares[name] += 1
    return shares
