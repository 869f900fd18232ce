"""Who is in the lists: the households of one ward as the synthetic story beside this folder has them at a year's end,
with persons who do not exist. A name is a number in words after "Mẫu" or "Thử"; an identity number begins with 000,
which is no province's. It reads the story's JSON Lines and folds them by itself; no program of the repository takes part."""
import json
import pathlib
import zlib

STORY = pathlib.Path(__file__).resolve().parent.parent / "bac-lieu-2022-2025"
UNITS = {"phuong-7": ("Phường 7", "31822", "urban"), "vinh-trach": ("Xã Vĩnh Trạch", "31834", "rural")}
CLASSES = {"poor": "Hộ nghèo", "nearPoor": "Hộ cận nghèo", "disadvantaged": "Hộ có hoàn cảnh khó khăn",
           "average": "Hộ trung bình", "betterOff": "Hộ khá", "wellOff": "Hộ giàu"}
CAUSES = {"land": "Không có đất sản xuất", "capital": "Không có vốn sản xuất, kinh doanh",
          "labour": "Không có lao động", "tools": "Không có công cụ/phương tiện sản xuất",
          "knowledge": "Không có kiến thức về sản xuất", "skills": "Không có kỹ năng lao động, sản xuất",
          "illnessOrAccident": "Có người ốm đau, bệnh nặng, tai nạn", "other": "Nguyên nhân khác"}
DEPRIVATIONS = {
    "employment": "Việc làm", "dependants": "Người phụ thuộc trong hộ gia đình", "nutrition": "Dinh dưỡng",
    "healthInsurance": "Bảo hiểm y tế", "adultEducation": "Trình độ giáo dục của người lớn",
    "schoolAttendance": "Tình trạng đi học của trẻ em", "housingQuality": "Chất lượng nhà ở",
    "housingArea": "Diện tích nhà ở bình quân đầu người", "waterSource": "Nguồn nước sinh hoạt",
    "hygienicToilet": "Nhà tiêu hợp vệ sinh", "telecommunication": "Sử dụng dịch vụ viễn thông",
    "informationAccess": "Phương tiện phục vụ tiếp cận thông tin"}
DIGITS = "Không Một Hai Ba Bốn Năm Sáu Bảy Tám Chín".split()
RELATIONS = ["Chủ hộ", "Vợ/chồng", "Con", "Con", "Con", "Bố/mẹ", "Cháu", "Cháu", "Cháu", "Khác"]


class Person:
    """A person who does not exist: made from a household's code and a place in it, the same each time."""

    def __init__(self, code, place):
        number, lot = int(code.rpartition("-")[2]), zlib.crc32(code.encode())
        self.relation = RELATIONS[min(place, 9)]
        self.name = " ".join(["Mẫu" if (number + place) % 3 else "Thử", *(DIGITS[int(d)] for d in f"{number % 1000}"),
                              DIGITS[place % 10]])
        self.year = [1968, 1971, 1996, 2001, 2010, 1940, 2014, 2016, 2018, 1985][min(place, 9)] + lot % 7
        self.birth = f"{1 + (lot // 7 + place) % 28:02d}/{1 + (lot // 196 + place) % 12:02d}/{self.year}"
        self.sex = "Nam" if (number + place) % 2 else "Nữ"
        self.identity = f"000{lot % 10_000_000:07d}{place:02d}"


class Household:
    def __init__(self, code, unit, members):
        self.code, self.unit, self.members = code, unit, members
        self.status, self.protected = "unclassified", False
        self.income = self.deprivation = None
        self.deprivations, self.causes, self.decision, self.day = [], [], None, None
        self.alive, self.left = True, None
        self.going = None  # the event by which it moved to another unit or was dissolved

    @property
    def persons(self):
        return [Person(self.code, place) for place in range(self.members)]

    @property
    def hamlet(self):
        return f"Khóm {1 + int(self.code[-2:]) % 5}"


def story(day, known):
    """All households on a day, as known at the end of another one: code to Household."""
    events, voided = [], set()
    for path in sorted(STORY.glob("0*.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            entry = json.loads(line)
            if entry["recordedAt"][:10] > known:
                continue
            for number, event in enumerate(entry["events"], 1):
                if event["type"] == "eventVoided":
                    voided.add(event["event"])
                events.append((event["effectiveOn"] if "effectiveOn" in event else "", len(events), entry, event,
                               f"{entry['id']}#{number}"))
    found = {}
    for when, _, entry, event, reference in sorted(events, key=lambda e: e[:2]):
        code, kind = event.get("household"), event["type"]
        if reference in voided or when > day or code is None:
            continue
        if kind == "householdRegistered":
            found[code] = Household(code, event["unit"], event["members"])
            continue
        household = found[code]
        if kind == "householdMoved":
            household.unit, household.going = event["unit"], event
        elif kind == "householdSizeChanged":
            household.members = event["members"]
        elif kind == "householdDissolved":
            household.alive, household.going = False, event
        elif kind == "householdClassified":
            household.status, household.left = event["class"], None
            household.protected = event.get("socialProtection", False)
            household.income, household.deprivation = event.get("incomeScore"), event.get("deprivationScore")
            household.deprivations, household.causes = event.get("deprivations", []), event.get("causes", [])
            household.decision, household.day = entry["document"], when
        elif kind == "householdExitedPoverty":
            household.left, household.status, household.day = (event["from"], event["to"], when), event["to"], when
            household.decision = entry["document"]
            household.deprivations, household.causes, household.income = [], [], None
            household.deprivation = None
    return found
