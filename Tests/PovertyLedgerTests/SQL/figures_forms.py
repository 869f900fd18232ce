"""The figures of forms 7.1, 7.4 to 7.7 and 7.10 and of the lists, counted again from an export and compared with the files.

It folds JSON Lines in plain Python and shares nothing with the library; units are mapped through mergers of the year's end.

    python3 figures_forms.py export.jsonl 7.1 2023 FORM.csv [2022-12-31]

The last is the day whose units are counted by, for a form by units. It prints what differs, and at last how many rows it compared.
"""

import csv
import json
import sys
from decimal import ROUND_HALF_UP, Decimal

DEPRIVATIONS = ["employment", "dependants", "nutrition", "healthInsurance", "adultEducation", "schoolAttendance",
                "housingQuality", "housingArea", "waterSource", "hygienicToilet", "telecommunication",
                "informationAccess"]
CAUSES = ["land", "capital", "labour", "tools", "knowledge", "skills", "illnessOrAccident", "other"]
CLASSES = {"poor": "Hộ nghèo", "nearPoor": "Hộ cận nghèo", "disadvantaged": "Hộ có hoàn cảnh khó khăn",
           "average": "Hộ có mức sống trung bình", "betterOff": "Hộ khá", "wellOff": "Hộ giàu"}


def load(path, end):
    """The events in force at the end of a day, by day and position, each with the document of its entry."""
    voided, events = set(), []
    with open(path, encoding="utf-8") as lines:
        for line in lines:
            entry = json.loads(line)
            for index, event in enumerate(entry["events"]):
                if event["type"] == "eventVoided":
                    voided.add(event["event"])
                reference = f"{entry['id']}#{index + 1}"
                events.append((event.get("effectiveOn"), entry["position"] + index, reference, event,
                               entry.get("document") or ""))
    return sorted((one for one in events if one[0] and one[0] <= end and one[2] not in voided), key=lambda one: one[:2])


def fold(events, units_on):
    homes, units, merged, totals, closed = {}, {}, {}, {}, {}
    for _, _, _, event, document in events:
        kind = event["type"]
        home = homes.setdefault(event.get("household"), {}) if "household" in event else {}
        if kind == "unitEstablished":
            units[event["unit"]] = event
        elif kind == "unitMerged":
            if event["effectiveOn"] <= units_on:
                merged[event["unit"]] = event["into"]
            else:
                # From here on what is reported is of the units together: the form by the old ones ends here.
                for one in (event["unit"], event["into"]):
                    closed.setdefault(one, event["effectiveOn"])
        elif kind == "householdTotalReported":
            # The latest of each figure: a later report may have one of the two.
            if event["effectiveOn"] < closed.get(event["unit"], "9999"):
                totals[event["unit"]] = totals.get(event["unit"], {}) | event
        elif kind == "householdRegistered":
            home.update(unit=event["unit"], members=event["members"], present=True)
        elif kind == "householdMoved":
            home["unit"] = event["unit"]
        elif kind == "householdSizeChanged":
            home["members"] = event["members"]
        elif kind == "householdDissolved":
            home["present"] = False
        elif kind == "householdClassified":
            home.update({"class": event["class"], "deprivations": event.get("deprivations", []),
                         "causes": event.get("causes", []), "document": document})
        elif kind == "householdExitedPoverty":
            home.update({"class": event["to"], "deprivations": [], "causes": [], "document": document})

    def root(unit):
        while unit in merged:
            unit = merged[unit]
        return units[unit]["name"]

    homes = {code: home | {"unit": root(home["unit"])} for code, home in homes.items() if home.get("present")}
    return homes, totals, root, {unit: event["name"] for unit, event in units.items()}


def rate(part, whole):
    if not whole:
        return ""
    return str((Decimal(part) * 100 / Decimal(whole)).quantize(Decimal("0.01"), ROUND_HALF_UP))


def expected(form, year, events, units_on):
    """What a row of the form has behind its unit, or of a list behind its household, by that."""
    homes, totals, root, names = fold(events, units_on)
    units = {root(unit) for unit in totals} | {home["unit"] for home in homes.values()}
    rows = {}

    def of(unit, name):
        return [home for home in homes.values() if home["unit"] == unit and home.get("class") == name]

    if form == "7.1":
        for unit in units:
            # What it reported itself, or else what those that merged into it had reported.
            parts = [one for key, one in totals.items() if root(key) == unit]
            own = [one for key, one in totals.items() if names[key] == unit]
            row = [sum(one[what] for one in own or parts) if own or parts else None
                   for what in ("households", "persons")]
            for name in ("poor", "nearPoor"):
                chosen = of(unit, name)
                persons = sum(home["members"] for home in chosen)
                row += [len(chosen), rate(len(chosen), row[0]), persons, rate(persons, row[1])]
            rows[unit] = row
    elif form in ("7.4", "7.5", "7.6", "7.7"):
        for unit in units:
            chosen = of(unit, "poor" if form < "7.6" else "nearPoor")
            counts = [sum(word in home["deprivations"] for home in chosen) for word in DEPRIVATIONS]
            rows[unit] = [len(chosen)] + (
                counts if form in ("7.4", "7.6") else [rate(count, len(chosen)) for count in counts])
    elif form == "7.10":
        for unit in units:
            parts = [[sum(word in home["causes"] for home in of(unit, name)) for word in CAUSES]
                     for name in ("poor", "nearPoor")]
            rows[unit] = [sum(pair) for pair in zip(*parts)]
    elif form == "list":
        for code, home in homes.items():
            if home.get("class") in ("poor", "nearPoor"):
                rows[code] = [home["unit"], CLASSES[home["class"]], home["members"], home["document"]]
    elif form == "exits":
        for day, _, _, event, document in events:
            if event["type"] == "householdExitedPoverty" and day >= f"{year}-01-01":
                rows.setdefault(event["household"], []).extend(
                    [CLASSES[event["from"]], CLASSES[event["to"]], document, day])
    elif form == "aid":
        for day, _, _, event, document in events:
            if event["type"] == "aidGiven" and day >= f"{year}-01-01":
                rows.setdefault(event.get("household", ""), []).extend(
                    [event.get("amountVND", ""), event["donor"], day, document])
    elif form == "awards":
        for day, _, _, event, document in events:
            if event["type"] == "awardGranted" and day >= f"{year}-01-01":
                rows.setdefault(event["recipient"], []).extend([event["form"], event["authority"], document, day])
    return {key: [str("" if value is None else value) for value in row] for key, row in rows.items()}


def found(form, path):
    """The same of the file."""
    with open(path, encoding="utf-8-sig", newline="") as file:
        lines = list(csv.reader(file))
    names = next(line for line in lines if line[0] in ("TT", "STT"))
    rows = {}
    for line in lines:
        if not line[0].isdigit():
            continue
        if form.startswith("7."):
            rows[line[1]] = line[2:]
            continue
        cells = dict(zip(names, line))
        key = cells.get("Mã hộ", cells.get("Mã"))
        columns = {"list": ["Xã, phường", "Phân loại hộ", "Số nhân khẩu", "Số Quyết định công nhận"],
                   "exits": ["Phân loại hộ trước rà soát", "Kết quả rà soát", "Số Quyết định công nhận",
                             "Ngày có hiệu lực"],
                   "aid": ["Số tiền (đồng)", "Đơn vị hỗ trợ", "Ngày hỗ trợ", "Số Quyết định"],
                   "awards": ["Hình thức khen thưởng", "Cấp khen thưởng", "Số Quyết định", "Ngày Quyết định"]}[form]
        rows.setdefault(key, []).extend(cells[column] for column in columns)
    return rows


def main():
    export, form, year, path, *units_on = sys.argv[1:]
    wanted = expected(form, year, load(export, f"{year}-12-31"), (units_on or [f"{year}-12-31"])[0])
    there = found(form, path)
    for key in sorted(set(wanted) | set(there)):
        if wanted.get(key) != there.get(key):
            print(f"{key}: {there.get(key)}, not {wanted.get(key)}")
    print(f"compared {len(wanted)}")


main()
