// Decisions on the class of a household, as the rules want them: an exit where a household leaves poor or near-poor for
// the better, a classification for all else.

import EventLedger

extension SyntheticHistory {
    /// Decides a household's class anew today, or confirms it for an earlier day.
    mutating func writeJudgementOrConfirmation(of index: Int, isPeriodic: Bool) {
        let household = households[index]
        if household.householdClass != .unclassified, wantsBackdated(),
            let day = earlierDay(notBefore: max(household.registeredOn, household.classSince))
        {
            backdated += 1
            households[index].judgements += 1
            writeClassified(
                index, household.householdClass, protection: household.socialProtection, on: day,
                isPeriodic: isPeriodic)
        } else {
            writeJudgement(of: index, on: today, isPeriodic: isPeriodic)
        }
    }

    /// Decides a household's class on a day that no decision known so far is later than.
    mutating func writeJudgement(of index: Int, on day: Int32, isPeriodic: Bool) {
        let before = households[index]
        let decided = before.householdClass.next(&random)
        var protection = before.socialProtection
        if before.householdClass == .unclassified {
            protection = random.happens(percent: decided == .poor ? 17 : decided == .nearPoor ? 4 : 1)
        } else if random.happens(percent: 1) {
            protection.toggle()
        }
        households[index].householdClass = decided
        households[index].socialProtection = protection
        households[index].judgements += 1
        if decided != before.householdClass { households[index].classSince = day }
        if before.householdClass.isBelowLine, decided.rawValue > before.householdClass.rawValue {
            writer.beginEvent("householdExitedPoverty", on: day)
            writer.member("household", "H", numbered: index + 1)
            writer.member("from", before.householdClass.name)
            writer.member("to", decided.name)
            if protection { writeProtection(true) }
            writer.member("cause", isPeriodic ? "review" : "request")
            writer.endEvent()
        } else {
            writeClassified(index, decided, protection: protection, on: day, isPeriodic: isPeriodic)
        }
        remember(
            .judgement, household: index, on: day, previousClass: before.householdClass,
            previousProtection: before.socialProtection)
    }

    private mutating func writeProtection(_ protection: Bool) {
        writer.memberStart("socialProtection")
        writer.line.put(protection ? "true" : "false")
    }

    private mutating func writeClassified(
        _ index: Int, _ decided: SyntheticClass, protection: Bool, on day: Int32, isPeriodic: Bool
    ) {
        let isRural = units[units.current(Int(households[index].unit))].isRural
        writer.beginEvent("householdClassified", on: day)
        writer.member("household", "H", numbered: index + 1)
        writer.member("class", decided.name)
        if protection || decided.isBelowLine { writeProtection(protection) }
        writer.member("standard", "nd07-2021")
        writer.member("area", isRural ? "rural" : "urban")
        writer.member("review", isPeriodic ? "periodic" : "regular")
        if decided.isBelowLine {
            let line = isRural ? 140 : 175
            let lacking = decided == .poor ? 3 + random.below(3) : random.below(3)
            writer.member("incomeScore", number: line - 5 * random.below(12))
            writer.member("deprivationScore", number: lacking * 10)
            if lacking > 0 { writeDeprivations(lacking) }
            if decided == .poor {
                writer.memberStart("causes")
                writer.line.put("[\"")
                writer.line.put(SyntheticHistory.causes[random.below(SyntheticHistory.causes.count)])
                writer.line.put("\"]")
            }
        }
        writer.endEvent()
    }

    /// Writes so many different deprivations of the twelve, in the order of the vocabulary.
    private mutating func writeDeprivations(_ count: Int) {
        var mask = 0
        // Five and twelve have no common factor, so that twelve steps meet twelve places.
        let start = random.below(12)
        for step in 0..<count { mask |= 1 << ((start + 5 * step) % 12) }
        writer.memberStart("deprivations")
        var isFirst = true
        for (place, word) in SyntheticHistory.deprivations.enumerated() where mask & (1 << place) != 0 {
            writer.line.put(isFirst ? "[\"" : "\",\"")
            writer.line.put(word)
            isFirst = false
        }
        writer.line.put("\"]")
    }

    private static let causes: [StaticString] = [
        "land", "capital", "labour", "tools", "knowledge", "skills", "illnessOrAccident", "other",
    ]

    private static let deprivations: [StaticString] = [
        "employment", "dependants", "nutrition", "healthInsurance", "adultEducation", "schoolAttendance",
        "housingQuality", "housingArea", "waterSource", "hygienicToilet", "telecommunication", "informationAccess",
    ]
}
