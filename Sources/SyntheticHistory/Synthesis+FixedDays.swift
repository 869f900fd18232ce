// The start of a synthetic history and its fixed days: units, totals, the plan, the fund, the first households,
// the merger. The events here are never back-dated and never corrected.

import EventLedger

extension Synthesis {
    /// The first entry: units, their totals, the plan and the fund. Its reason says that all of this is synthetic.
    mutating func writeFoundation() {
        begin(unit: nil, reason: Array("Synthetic data, no real households: \(options.command)".utf8))
        for index in 0..<units.count { writeUnit(index) }
        for index in 0..<units.count { writeTotal(of: index) }
        writePlan()
        if schedule.hasFund { writeFund() }
        writer.end()
    }

    private mutating func writeUnit(_ index: Int) {
        let unit = units[index]
        writer.beginEvent("unitEstablished", on: today)
        writer.member("unit", unit.id)
        writer.member("name", "Synthetic unit ", numbered: unit.number, width: 1)
        writer.member("kind", unit.isRural ? "commune" : "ward")
        writer.member("area", unit.isRural ? "rural" : "urban")
        writer.endEvent()
    }

    private mutating func writeTotal(of index: Int) {
        let households = units.reportedHouseholds(
            index, ofRegistered: schedule.openingHouseholds, yearsSinceOpening: day.year - options.from.year)
        writer.beginEvent("householdTotalReported", on: today)
        writer.member("unit", units[index].id)
        writer.member("households", number: households)
        writer.member("persons", number: households * 4)
        writer.endEvent()
    }

    /// Registers and classifies up to 200 households of one unit, neighbours by their codes.
    mutating func writeOpening() {
        let total = schedule.openingHouseholds
        var end = 0
        var unit = -1
        var share = 0
        while households.count >= end {
            unit += 1
            share += units[unit].share
            end = total * share / 100
        }
        let size = min(end - households.count, 100 + random.below(101))
        begin(unit: unit, reason: Reasons.opening)
        for _ in 0..<size { writeNewHousehold(unit: unit, cause: "survey", splitFrom: nil) }
        writer.end()
    }

    /// Registers one more household in a unit and classifies it: two events.
    mutating func writeNewHousehold(unit: Int, cause: StaticString, splitFrom: Int?) {
        let index = households.count
        let members = 1 + random.below(3) + random.below(4)
        households.append(
            SyntheticHousehold(
                registeredOn: today, classSince: today, unit: UInt8(unit), members: UInt8(members)))
        writer.beginEvent("householdRegistered", on: today)
        writer.member("household", "H", numbered: index + 1)
        writer.member("unit", units[unit].id)
        writer.member("members", number: members)
        writer.member("cause", cause)
        if let splitFrom { writer.member("splitFrom", "H", numbered: splitFrom + 1) }
        writer.endEvent()
        writeJudgement(of: index, on: today, isPeriodic: true)
    }

    /// Writes the merger and the yearly totals where today is their day; false on any other day.
    mutating func writeFixed() -> Bool {
        var isWritten = false
        if today == schedule.mergerOn {
            isWritten = true
            let pairs = units.merge()
            begin(unit: nil, reason: Reasons.merger)
            for index in [10, 11] { writeUnit(index) }
            for pair in pairs {
                writer.beginEvent("unitMerged", on: today)
                writer.member("unit", units[pair.old].id)
                writer.member("into", units[pair.new].id)
                writer.endEvent()
            }
            writePlanRevision()
            writer.end()
        }
        if schedule.hasYearlyTotals, today > schedule.from, day.civil.month == 12, day.civil.day == 31 {
            isWritten = true
            begin(unit: nil, reason: Reasons.totals)
            for index in units.standing { writeTotal(of: index) }
            writer.end()
        }
        return isWritten
    }
}

/// What entries give as their reason.
enum Reasons {
    static let opening = Array("Điều tra đầu kỳ".utf8)
    static let merger = Array("Sắp xếp đơn vị hành chính".utf8)
    static let totals = Array("Báo cáo tổng số hộ".utf8)
    static let periodic = Array("Rà soát định kỳ".utf8)
    static let regular = Array("Rà soát thường xuyên".utf8)
    static let aid = Array("Hỗ trợ hộ dân".utf8)
    static let income = Array("Khảo sát thu nhập".utf8)
    static let arrivals = Array("Hộ mới trên địa bàn".utf8)
    static let sponsors = Array("Phân công đỡ đầu".utf8)
    static let affairs = Array("Thi đua, khen thưởng".utf8)
    static let correction = Array("Đính chính".utf8)
}

extension SynthesisOptions {
    /// The command that makes this history again.
    public var command: String {
        "socai synthesize --households \(households) --events \(events) --seed \(seed) --from \(from) --to \(to)"
            + " --backdated \(backdatedPercent) --corrected \(correctedPercent)"
            + (oneEventEntries ? " --one-event-entries" : "")
    }
}
