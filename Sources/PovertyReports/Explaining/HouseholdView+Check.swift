// Comparing published numbers with the ledger. Only a number that the ledger does not give is looked for in other
// readings.

import EventLedger
import PovertyLedger

extension HouseholdView {
    /// Whether the ledger gives a published number, and if not, every near reading that gives exactly that number.
    ///
    /// Tried, in this order, are the other filters of social protection; where the number is of one unit, the days of
    /// mergers and of new parents and the days before them as unit days; what was known at the end of the day itself,
    /// 15 days after it, at each later closing of a period with that day, at each year's end since, and now; the last
    /// days of the months from a year before to a year after and of the years from ten before to ten after; persons
    /// instead of households; near-poor instead of poor, or both together. Throws `unknownUnit`, and what resolving a
    /// cut throws. Cost: some microseconds for each cut and unit; where the ledger keeps no balances, one replay, and one
    /// more for each sixteen other cuts when the number differs.
    public func check(_ number: PublishedNumber) throws(LedgerError) -> NumberCheck {
        try check([number])[0]
    }

    /// Compares several published numbers with the ledger, in their order; cuts that they share are folded once.
    public func check(_ numbers: [PublishedNumber]) throws(LedgerError) -> [NumberCheck] {
        try check(numbers, explainingAtMost: .max)
    }

    /// The same, where no more than the first so many that differ are looked for in other readings.
    func check(_ numbers: [PublishedNumber], explainingAtMost limit: Int) throws(LedgerError) -> [NumberCheck] {
        var questions: [Question] = []
        var cuts: [CutExpression: Cut] = [:]
        var finder = UnitFinder(self)
        for number in numbers {
            if cuts[number.cut] == nil { cuts[number.cut] = try cut(number.cut) }
            if let cut = cuts[number.cut] { questions.append(try question(number, at: cut, &finder)) }
        }
        var balances = try balances(at: Set(questions.map(\.reading.cut)))
        let counts = questions.map { $0.count($0.reading, balances) ?? 0 }
        var readings: [Int: [NumberExplanation]] = [:]
        for (index, question) in questions.enumerated() where counts[index] != question.published {
            guard readings.count < limit else { break }
            readings[index] = try self.readings(question, balances[question.reading.cut])
        }
        let others = Set(readings.values.joined().map(\.reading.cut)).subtracting(balances.keys)
        balances.merge(try self.balances(at: others)) { first, _ in first }
        return questions.enumerated().map { index, question in
            NumberCheck(
                published: question.published, reading: question.reading, counted: counts[index],
                explanations: (readings[index] ?? []).filter {
                    question.count($0.reading, balances) == question.published
                })
        }
    }

    private func question(
        _ number: PublishedNumber, at cut: Cut, _ finder: inout UnitFinder
    ) throws(LedgerError) -> Question {
        var unit: NumberedUnit?
        if let text = number.filter.unit {
            unit = try finder.unit(called: text, on: number.unitsOn ?? cut.effectiveOn)
        }
        let filter = AccountFilter(
            classes: number.filter.classes, unit: unit?.name, socialProtection: number.filter.socialProtection)
        return Question(
            published: number.number, unit: unit?.number, namesUnitDay: number.unitsOn != nil,
            reading: NumberReading(
                cut: cut, unitsOn: number.unitsOn ?? cut.effectiveOn, filter: filter, measure: number.measure))
    }

    private func readings(
        _ question: Question, _ balances: CutBalances?
    ) throws(LedgerError) -> [NumberExplanation] {
        NumberReadings(
            asked: question.reading, namesUnitDay: question.namesUnitDay, unitDays: balances?.unitDays ?? [],
            otherKnowledge: try otherKnowledge(than: question.reading.cut)
        ).all
    }

    /// Year ends that are tried: the first ones since a day, so that a ledger of thousands of years stays bounded.
    private static let yearEndsTried = 40

    /// What could have been known of a day: other positions than that of a cut, each once, with the words for it.
    func otherKnowledge(than cut: Cut) throws(LedgerError) -> [(knownAt: KnownAt, position: Position)] {
        let day = cut.effectiveOn
        var candidates: [KnownAt] = [.day(day)]
        if let later = Day(daysSinceEpoch: day.daysSinceEpoch + 15) { candidates.append(.day(later)) }
        candidates += try closings(since: day).map { .position($0) }
        let (firstTime, lastTime) = (try ledger.firstRecordedAt(), ledger.lastRecordedAt)
        if let first = firstTime?.day(at: ledger.offset).year, let last = lastTime?.day(at: ledger.offset).year {
            let start = max(first, day.year)
            candidates += (start..<max(start, last)).prefix(HouseholdView.yearEndsTried)
                .compactMap { Day.endOfYear($0).map { .day($0) } }
        }
        candidates.append(.now)
        var seen: Set<Position> = [0, cut.position]
        var others: [(knownAt: KnownAt, position: Position)] = []
        for knownAt in candidates {
            let position = try self.cut(CutExpression(day, knownAt: knownAt)).position
            if seen.insert(position).inserted { others.append((knownAt, position)) }
        }
        return others
    }

    /// The last positions of the entries that closed a period with a day in it, in the order of recording.
    private func closings(since day: Day) throws(LedgerError) -> [Position] {
        let items = try ledger.record(of: StreamCategory.closings, knownThrough: .max)
        var positions: [Position] = []
        for item in items where item.type == EventKind.periodClosed.recordType {
            guard Int32(bitPattern: item.summary) >= day.daysSinceEpoch else { continue }
            guard let entry = try ledger.positions(ofEntryHolding: item.position) else {
                throw LedgerError.missingEvent(at: item.position)
            }
            positions.append(entry.upperBound)
        }
        return positions
    }
}

/// A published number as the ledger reads it.
private struct Question {
    let published: Int
    let unit: UInt32?
    let namesUnitDay: Bool
    let reading: NumberReading

    /// What a reading of it counts; nil where its cut was not folded.
    func count(_ reading: NumberReading, _ balances: [Cut: CutBalances]) -> Int? {
        let tally = balances[reading.cut]?.tally(reading.filter, unit: unit, unitsOn: reading.unitsOn)
        return reading.measure == .households ? tally?.households : tally?.persons
    }
}
