// The events of a household beside the decisions on its class, and the choice of an earlier day for those that stay
// valid on any day after the registration.

import EventLedger

extension Synthesis {
    /// Whether the next event that can be back-dated is to be: in deficit at twice the asked rate, else never, so that
    /// the share comes out as asked while the places stay random.
    mutating func wantsBackdated() -> Bool {
        backdated * 100 < options.backdatedPercent * writer.events
            && random.happens(percent: min(100, 2 * options.backdatedPercent))
    }

    /// A day before today, by at most a year and not before another; nil when there is none.
    mutating func earlierDay(notBefore earliest: Int32) -> Int32? {
        let days = random.below(365)
        let back = Int32(1 + days * days / 365)
        return today > earliest ? max(today - back, earliest) : nil
    }

    /// Today, or for some events an earlier day since the household's registration.
    mutating func backdatedDay(for index: Int) -> Int32 {
        guard wantsBackdated(), let day = earlierDay(notBefore: households[index].registeredOn) else { return today }
        backdated += 1
        return day
    }

    /// Keeps an event for a correction.
    mutating func remember(
        _ kind: RememberedEvent.Kind, household index: Int, on day: Int32,
        previousClass: SyntheticClass = .unclassified, previousProtection: Bool = false
    ) {
        guard options.correctedPercent > 0 else { return }
        remembered.add(
            RememberedEvent(
                kind: kind, entry: UInt32(writer.entries), ordinal: UInt16(writer.ordinal), household: UInt32(index),
                day: day, judgements: households[index].judgements, previousClass: previousClass,
                previousProtection: previousProtection))
    }

    /// Gives a household aid.
    mutating func writeAid(to index: Int, _ offer: AidOffer, on day: Int32) {
        writer.beginEvent("aidGiven", on: day)
        writer.member("household", "H", numbered: index + 1)
        writeOffer(offer)
        writer.endEvent()
        remember(.aid, household: index, on: day)
    }

    /// Writes what is given and by whom.
    mutating func writeOffer(_ offer: AidOffer) {
        writer.member("kind", offer.kind)
        if offer.amountVND > 0 { writer.member("amountVND", number: offer.amountVND * (1 + random.below(4))) }
        if let measure = offer.measure {
            writer.member("quantity", number: 5 * (1 + random.below(6)))
            writer.member("measure", measure)
        }
        writer.member("donor", offer.donor)
        writer.member("donorKind", offer.donorKind)
        if let programme = offer.programme { writer.member("programme", programme) }
        if offer.isOfFund, schedule.hasFund { writer.member("fund", Synthesis.fund) }
    }

    /// Assesses a household's income.
    mutating func writeIncome(of index: Int, on day: Int32) {
        let usual = households[index].householdClass.usualIncomeVND
        writer.beginEvent("incomeAssessed", on: day)
        writer.member("household", "H", numbered: index + 1)
        writer.member("perPersonMonthlyVND", number: usual * (80 + random.below(41)) / 100)
        writer.endEvent()
        remember(.income, household: index, on: day)
    }

    /// Records that a household has grown or shrunk by one.
    mutating func writeSize(of index: Int, on day: Int32) {
        let members = households[index].members
        let grows = members == 1 || (members < 12 && random.happens(percent: 55))
        households[index].members = grows ? members + 1 : members - 1
        writer.beginEvent("householdSizeChanged", on: day)
        writer.member("household", "H", numbered: index + 1)
        writer.member("members", number: Int(households[index].members))
        writer.endEvent()
        remember(.size, household: index, on: day)
    }

    /// Moves a household to another unit that exists today.
    mutating func writeMove(of index: Int) {
        let standing = units.standing
        let present = units.current(Int(households[index].unit))
        var target = random.below(standing.count)
        if standing[target] == present { target = (target + 1) % standing.count }
        households[index].unit = UInt8(standing[target])
        moved += 1
        writer.beginEvent("householdMoved", on: today)
        writer.member("household", "H", numbered: index + 1)
        writer.member("unit", units[standing[target]].id)
        writer.member("cause", "moved")
        writer.endEvent()
    }

    /// Ends a household; nothing is ever recorded of it again.
    mutating func writeDissolution(of index: Int) {
        households[index].isDissolved = true
        dissolved += 1
        writer.beginEvent("householdDissolved", on: today)
        writer.member("household", "H", numbered: index + 1)
        writer.member("cause", random.happens(percent: 50) ? "movedAway" : "deceased")
        writer.endEvent()
    }

    /// Assigns sponsors to households that have none, and ends some that there are.
    mutating func writeSponsors(size: Int) {
        guard let place = drawPlace() else { return writeAffairs(size: size) }
        begin(unit: place.unit, reason: Reasons.sponsors)
        var cursor = place.start
        for _ in 0..<size {
            guard let index = nextHousehold(from: cursor, unit: place.unit) else { break }
            let present = households[index].sponsor
            let sponsor = present == 0 ? UInt8(1 + random.below(200)) : present
            households[index].sponsor = present == 0 ? sponsor : 0
            writer.beginEvent(present == 0 ? "sponsorAssigned" : "sponsorEnded", on: today)
            writer.member("household", "H", numbered: index + 1)
            writer.member("sponsor", "synthetic-sponsor-", numbered: Int(sponsor), width: 3)
            writer.endEvent()
            cursor = index + 1
        }
        writer.end()
    }
}

// Decisions on the class of a household, as the rules want them: an exit where a household leaves poor or near-poor for
// the better, a classification for all else.

extension Synthesis {
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
                writer.line.put(Synthesis.causes[random.below(Synthesis.causes.count)])
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
        for (place, word) in Synthesis.deprivations.enumerated() where mask & (1 << place) != 0 {
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
