// Which document comes next, how long it is and whom it lists. Households are listed as in real decisions: of one unit,
// neighbours by their codes.

import EventLedger

extension Synthesis {
    /// The kinds of documents beside corrections.
    enum DocumentKind: Int {
        case aid, review, regular, income, arrivals, sponsors, affairs
    }

    /// Writes one document of at least one and at most `limit` events.
    mutating func writeOtherDocument(limit: Int) {
        let size = min(limit, drawSize())
        if writeCorrection(size: size, limit: limit) { return }
        lastWasCorrection = false
        switch drawKind(size: size) {
        case .aid: writeList(size: size, reason: Reasons.aid, offer: AidOffer.draw(size: size, &random))
        case .review: writeReview(size: size)
        case .regular: writeRegular(size: size)
        case .income: writeList(size: size, reason: Reasons.income, offer: nil)
        case .arrivals: writeArrivals(size: size)
        case .sponsors: writeSponsors(size: size)
        case .affairs: writeAffairs(size: size)
        }
    }

    /// Many small documents, some of a page or two, few of a whole unit: 1 to 400 events, about 12 on average.
    private mutating func drawSize() -> Int {
        switch random.below(1_000) {
        case ..<800: 1 + random.below(4) + random.below(5)
        case ..<984: 10 + random.below(31)
        default: 100 + random.below(301)
        }
    }

    private mutating func drawKind(size: Int) -> DocumentKind {
        let season = SyntheticSchedule.isReviewSeason(today)
        let weights: [Int] =
            if size >= 100 {
                season ? DocumentKind.largeInSeason : DocumentKind.large
            } else if size >= 10 {
                season ? DocumentKind.middlingInSeason : DocumentKind.middling
            } else {
                season ? DocumentKind.smallInSeason : DocumentKind.small
            }
        return DocumentKind(rawValue: random.place(in: weights)) ?? .aid
    }

    /// A unit with a household to start from, and that household's index; nil when nobody is left in eight tries.
    mutating func drawPlace() -> (unit: Int, start: Int)? {
        for _ in 0..<8 {
            let start = random.below(households.count)
            if !households[start].isDissolved { return (units.current(Int(households[start].unit)), start) }
        }
        return nil
    }

    /// The next household of a unit from an index on, in its part of the codes; nil behind the end or a long gap.
    func nextHousehold(from index: Int, unit: Int) -> Int? {
        for candidate in index..<min(index + 64, max(index, households.count))
        where !households[candidate].isDissolved && units.current(Int(households[candidate].unit)) == unit {
            return candidate
        }
        return nil
    }

    /// Gives a list of neighbours the same aid, or assesses their incomes where there is no offer.
    private mutating func writeList(size: Int, reason: [UInt8], offer: AidOffer?) {
        guard let place = drawPlace() else { return writeAffairs(size: size) }
        begin(unit: place.unit, reason: reason)
        var cursor = place.start
        for _ in 0..<size {
            guard let household = nextHousehold(from: cursor, unit: place.unit) else { break }
            if let offer {
                writeAid(to: household, offer, on: backdatedDay(for: household))
            } else {
                writeIncome(of: household, on: backdatedDay(for: household))
            }
            cursor = household + 1
        }
        writer.end()
    }

    /// The decision of a periodic review: confirms most, lets some exit, finds some worse off.
    private mutating func writeReview(size: Int) {
        guard let place = drawPlace() else { return writeAffairs(size: size) }
        begin(unit: place.unit, reason: Reasons.periodic)
        var cursor = place.start
        for _ in 0..<size {
            guard let household = nextHousehold(from: cursor, unit: place.unit) else { break }
            writeJudgementOrConfirmation(of: household, isPeriodic: true)
            cursor = household + 1
        }
        writer.end()
    }

    /// What a unit decides in a month: reviews on request, births and deaths, moves.
    private mutating func writeRegular(size: Int) {
        guard let place = drawPlace() else { return writeAffairs(size: size) }
        begin(unit: place.unit, reason: Reasons.regular)
        var cursor = place.start
        for _ in 0..<size {
            guard let household = nextHousehold(from: cursor, unit: place.unit) else { break }
            switch random.below(100) {
            case ..<50: writeJudgementOrConfirmation(of: household, isPeriodic: false)
            case ..<78: writeSize(of: household, on: backdatedDay(for: household))
            case ..<84 where isRareEnough(moved, perMilleAYear: 15) && units.standing.count > 1:
                writeMove(of: household)
            case ..<90
            where isRareEnough(dissolved, perMilleAYear: 10) && dissolved < schedule.openingHouseholds / 2:
                writeDissolution(of: household)
            default: writeIncome(of: household, on: backdatedDay(for: household))
            }
            // The next in the list lives near by, not next door.
            cursor = household + 1 + random.below(8)
        }
        writer.end()
    }

    /// Registers new households of a unit while codes are left, two events each.
    private mutating func writeArrivals(size: Int) {
        let arrivals = households.count - schedule.openingHouseholds
        guard size >= 2, households.count < options.households, isRareEnough(arrivals, perMilleAYear: 12),
            let place = drawPlace()
        else { return writeList(size: size, reason: Reasons.income, offer: nil) }
        begin(unit: place.unit, reason: Reasons.arrivals)
        for _ in 0..<min(size / 2, options.households - households.count, 5) {
            let isSplit = random.happens(percent: 40)
            writeNewHousehold(
                unit: place.unit, cause: isSplit ? "split" : "movedIn", splitFrom: isSplit ? place.start : nil)
        }
        writer.end()
    }

    /// Whether something that befalls so many of a thousand households a year has happened less often than that.
    private func isRareEnough(_ count: Int, perMilleAYear rate: Int) -> Bool {
        count < schedule.openingHouseholds * rate * Int(today - schedule.from) / 365_000
    }
}

extension Synthesis.DocumentKind {
    // Weights of aid, review, regular, income, arrivals, sponsors, affairs.
    static let largeInSeason = [12, 82, 0, 6, 0, 0, 0]
    static let large = [56, 14, 0, 30, 0, 0, 0]
    static let middlingInSeason = [24, 60, 6, 10, 0, 0, 0]
    static let middling = [55, 6, 11, 26, 2, 0, 0]
    static let smallInSeason = [24, 36, 26, 6, 2, 3, 3]
    static let small = [36, 4, 38, 8, 4, 5, 5]
}

// Documents of a unit that need no household: initiatives, aid to the unit, awards and their revocations, and what belongs
// to the movement. They are always valid, so that a history can be brought to its exact number of events.

/// An award that can still be revoked: its entry's number and its place there.
struct SyntheticAward {
    var entry: Int
    var ordinal: Int
}

extension Synthesis {
    /// Writes exactly `size` events of a unit that exists today.
    mutating func writeAffairs(size: Int) {
        let standing = units.standing
        let unit = standing[random.below(standing.count)]
        begin(unit: unit, reason: Reasons.affairs)
        for _ in 0..<size {
            switch random.below(schedule.hasFund ? 20 : 10) {
            case 0..<3: writeInitiative(of: unit)
            case 3..<5: writeAid(toUnit: unit)
            case 5 where (awards.first.map { $0.entry < writer.entries } ?? false): writeRevocation()
            case 6..<10: writeAward(in: unit)
            case 10..<20: writeMovement(of: unit)
            default: writeAward(in: unit)
            }
        }
        writer.end()
    }

    private mutating func writeInitiative(of unit: Int) {
        writer.beginEvent("initiativeRecorded", on: today)
        writer.member("unit", units[unit].id)
        writer.member("title", "Synthetic initiative ", numbered: writer.events, width: 1)
        writer.endEvent()
        movement.keepInitiative(of: unit, entry: writer.entries, ordinal: writer.ordinal)
    }

    private mutating func writeAid(toUnit unit: Int) {
        writer.beginEvent("aidGiven", on: today)
        writer.member("unit", units[unit].id)
        writeOffer(AidOffer.draw(size: 1, &random))
        writer.endEvent()
    }

    private mutating func writeAward(in unit: Int) {
        writer.beginEvent("awardGranted", on: today)
        switch random.below(3) {
        case 0:
            writer.member("recipientKind", "household")
            writer.member("recipient", "H", numbered: 1 + random.below(households.count))
        case 1:
            writer.member("recipientKind", "individual")
            writer.member("recipient", "I", numbered: 1 + random.below(2_000))
        default:
            writer.member("recipientKind", "collective")
            writer.member("recipient", "C", numbered: 1 + random.below(200))
        }
        writer.member("unit", units[unit].id)
        writer.member("form", "Giấy khen")
        writer.member("authority", "UBND thành phố (synthetic)")
        writer.member("movement", "Chung sức vì người nghèo")
        writer.endEvent()
        // One in eight can be revoked; a short list keeps them for a while.
        if random.below(8) == 0, awards.count < 64 {
            awards.append(SyntheticAward(entry: writer.entries, ordinal: writer.ordinal))
        }
    }

    private mutating func writeRevocation() {
        let award = awards.removeFirst()
        writer.beginEvent("awardRevoked", on: today)
        writer.member("award", entry: award.entry, ordinal: award.ordinal)
        writer.member("cause", "Không đúng đối tượng")
        writer.endEvent()
    }
}
