// Reads the fields of an event from the members of an object. It knows no event type: each walks its own fields.

import EventLedger

/// A visitor that fills fields from the object a `MemberReader` stands at.
struct FieldReader: FieldVisitor {
    typealias Failure = LedgerError

    /// The object and its line.
    var members = MemberReader()

    mutating func subject(_ name: StaticString, _ id: inout String, category: StreamCategory) throws(LedgerError) {
        try identifier(name, &id)
    }

    mutating func subjectChoice(_ subject: inout AidSubject) throws(LedgerError) {
        let household = members.find("household")
        let unit = members.find("unit")
        switch (household, unit) {
        case (let household?, nil): subject = .household(try members.identifier("household", at: household))
        case (nil, let unit?): subject = .unit(try members.identifier("unit", at: unit))
        case (_?, let unit?):
            throw members.invalid(
                "unit", unit, "stands beside \"household\"", "aid is given to a household or to a unit, not to both")
        case (nil, nil): throw members.missing("\"household\" or \"unit\" is missing")
        }
    }

    mutating func fixedSubject(_ stream: StreamName) {}

    mutating func unit(_ name: StaticString, _ id: inout String) throws(LedgerError) { try identifier(name, &id) }

    mutating func optionalUnit(_ name: StaticString, _ id: inout String?) throws(LedgerError) {
        try optionalIdentifier(name, &id)
    }

    mutating func units(_ name: StaticString, _ ids: inout [String]) throws(LedgerError) {
        let value = try members.require(name)
        let elements = try members.list(name, at: value, "a list of units")
        var read: [String] = []
        var element = elements.lowerBound
        while element < elements.upperBound {
            read.append(try members.identifier(name, at: element))
            element = Int(members.document.nodes[element].next)
        }
        do {
            try FieldChecker().units(name, &read)
        } catch { throw members.invalid(name, value, error.problem, error.remedy) }
        ids = read
    }

    mutating func identifier(_ name: StaticString, _ id: inout String) throws(LedgerError) {
        id = try members.identifier(name, at: try members.require(name))
    }

    mutating func optionalIdentifier(_ name: StaticString, _ id: inout String?) throws(LedgerError) {
        guard let value = members.find(name) else { return }
        id = try members.identifier(name, at: value)
    }

    mutating func text(_ name: StaticString, _ text: inout String) throws(LedgerError) {
        text = try members.text(name, at: try members.require(name), atMost: FieldLimits.textBytes, "a text")
    }

    mutating func optionalText(_ name: StaticString, _ text: inout String?) throws(LedgerError) {
        guard let value = members.find(name) else { return }
        text = try members.text(name, at: value, atMost: FieldLimits.textBytes, "a text")
    }

    mutating func token<Word: Token>(
        _ name: StaticString, _ word: inout Word, allowed: TokenSet<Word>
    ) throws(LedgerError) {
        word = try members.word(name, at: try members.require(name), allowed)
    }

    mutating func optionalToken<Word: Token>(_ name: StaticString, _ word: inout Word?) throws(LedgerError) {
        guard let value = members.find(name) else { return }
        word = try members.word(name, at: value, .all)
    }

    mutating func tokens<Word: Token>(_ name: StaticString, _ words: inout TokenSet<Word>) throws(LedgerError) {
        guard let value = members.find(name) else { return }
        let elements = try members.list(name, at: value, "a list of strings")
        var element = elements.lowerBound
        while element < elements.upperBound {
            guard words.insert(try members.word(name, at: element, .all)) else {
                throw members.invalid(name, element, "has a word twice", "write it once")
            }
            element = Int(members.document.nodes[element].next)
        }
    }

    mutating func flag(_ name: StaticString, _ flag: inout Bool) throws(LedgerError) {
        guard let value = members.find(name) else { return }
        flag = try members.bool(name, at: value)
    }

    mutating func smallCount(_ name: StaticString, _ count: inout UInt32, least: UInt32) throws(LedgerError) {
        let range = Int64(least)...Int64(UInt32.max)
        count = UInt32(try members.number(name, at: try members.require(name), range))
    }

    mutating func count(_ name: StaticString, _ count: inout Int64, least: Int64) throws(LedgerError) {
        count = try members.number(name, at: try members.require(name), least...Int64.max)
    }

    mutating func optionalCount(_ name: StaticString, _ count: inout Int64?, least: Int64) throws(LedgerError) {
        guard let value = members.find(name) else { return }
        count = try members.number(name, at: value, least...Int64.max)
    }

    mutating func day(_ name: StaticString, _ day: inout Day) throws(LedgerError) {
        day = try members.day(name, at: try members.require(name))
    }

    mutating func optionalDay(_ name: StaticString, _ day: inout Day?) throws(LedgerError) {
        guard let value = members.find(name) else { return }
        day = try members.day(name, at: value)
    }

    mutating func reference(_ name: StaticString, _ reference: inout EventReference) throws(LedgerError) {
        reference = try members.reference(name, at: try members.require(name))
    }

    mutating func targets(_ name: StaticString, _ targets: inout [Target]) throws(LedgerError) {
        let value = try members.require(name)
        let elements = try members.list(name, at: value, "a list of targets")
        let count = Int(members.document.nodes[value].count)
        guard (1...FieldLimits.targets).contains(count) else {
            throw members.invalid(name, value, "has \(count) targets", "a plan has 1 to \(FieldLimits.targets)")
        }
        var element = elements.lowerBound
        while element < elements.upperBound {
            guard members.document.nodes[element].kind == .object else {
                throw members.mistyped(name, element, "a target, an object,")
            }
            members.targetIndex = targets.count
            let place = members.enter(element, .target)
            var target = Target()
            try target.visit(&self)
            try members.finish()
            targets.append(target)
            members.leave(to: place)
            element = Int(members.document.nodes[element].next)
        }
        members.targetIndex = nil
    }

    mutating func targetValue(
        _ name: StaticString, _ value: inout TargetValue, kind: TargetKind
    ) throws(LedgerError) {
        let node = try members.require(name)
        value =
            kind == .rate
            ? .rate(try members.rate(name, at: node)) : .households(try members.number(name, at: node, 0...Int64.max))
    }

    mutating func filter(_ name: StaticString, _ socialProtection: inout Bool?) throws(LedgerError) {
        guard let value = members.find(name) else { return }
        guard members.document.nodes[value].kind == .object else {
            throw members.mistyped(name, value, "an object such as {\"socialProtection\": false}")
        }
        let place = members.enter(value, .filter)
        socialProtection = try members.bool("socialProtection", at: try members.require("socialProtection"))
        try members.finish()
        members.leave(to: place)
    }
}

// Reads the body of an event of any kind. `EventBody.visit` would do, but copies the fields twice, and reading is where
// an import spends its time.

extension FieldReader {
    /// The body of an event of a kind, from the object the reader stands at.
    mutating func body(_ kind: EventKind) throws(LedgerError) -> EventBody {
        switch kind {
        case .unitEstablished: .unitEstablished(try read())
        case .unitChanged: .unitChanged(try read())
        case .unitMerged: .unitMerged(try read())
        case .householdTotalReported: .householdTotalReported(try read())
        case .householdRegistered: .householdRegistered(try read())
        case .householdMoved: .householdMoved(try read())
        case .householdSizeChanged: .householdSizeChanged(try read())
        case .householdDissolved: .householdDissolved(try read())
        case .householdClassified: .householdClassified(try read())
        case .householdExitedPoverty: .householdExitedPoverty(try read())
        case .incomeAssessed: .incomeAssessed(try read())
        case .aidGiven: .aidGiven(try read())
        case .sponsorAssigned: .sponsorAssigned(try read())
        case .sponsorEnded: .sponsorEnded(try read())
        case .awardGranted: .awardGranted(try read())
        case .awardRevoked: .awardRevoked(try read())
        case .initiativeRecorded: .initiativeRecorded(try read())
        case .planAdopted: .planAdopted(try read())
        case .periodClosed: .periodClosed(try read())
        case .originChanged: .originChanged(try read())
        case .unitDivided: .unitDivided(try read())
        case .eventVoided: .eventVoided(try read())
        }
    }

    private mutating func read<Fields: EventFields>() throws(LedgerError) -> Fields {
        var fields = Fields()
        try fields.visit(&self)
        return fields
    }
}

// Reads the figures of a closing from their object. Whether they are those of the ledger is asked when it is recorded.

extension FieldReader {
    mutating func figures(_ name: StaticString, _ figures: inout ClosedFigures?) throws(LedgerError) {
        guard let value = members.find(name) else { return }
        let outer = try enter(name, value, .figures)
        var read = ClosedFigures()
        read.counts = try rows()
        read.gifts = try sum("gifts", .gifts)
        read.loans = try sum("loans", .loans)
        let node = try members.require("awards")
        let place = try enter("awards", node, .sum(.awards))
        read.awards = ClosedFigures.Awards(granted: Int(try figure("granted")), revoked: Int(try figure("revoked")))
        try members.finish()
        members.leave(to: place)
        try members.finish()
        members.leave(to: outer)
        do {
            try FieldChecker().figures(name, &read)
        } catch { throw members.invalid(error) }
        figures = read
    }

    private mutating func rows() throws(LedgerError) -> [Counts.Row] {
        let elements = try members.list("counts", at: try members.require("counts"), "a list of counts")
        var rows: [Counts.Row] = []
        var element = elements.lowerBound
        while element < elements.upperBound {
            let place = try enter("counts", element, .figuresRow(rows.count))
            let unit = try members.identifier("unit", at: try members.require("unit"))
            let node = try members.require("class")
            guard let householdClass: HouseholdClass = members.word(at: node) else {
                throw members.notTheWord("class", node, HouseholdClass.allCases.map(\.name), HouseholdClass.kind)
            }
            let protection = try members.bool("socialProtection", at: try members.require("socialProtection"))
            let account = Account(unit: unit, householdClass: householdClass, socialProtection: protection)
            let tally = Tally(
                households: Int(try figure("households", least: 1)), persons: Int(try figure("persons", least: 1)))
            rows.append(Counts.Row(account: account, tally: tally))
            try members.finish()
            members.leave(to: place)
            element = Int(members.document.nodes[element].next)
        }
        return rows
    }

    private mutating func sum(
        _ name: StaticString, _ which: MemberReader.FiguresSum
    ) throws(LedgerError) -> ClosedFigures.Sum {
        let place = try enter(name, try members.require(name), .sum(which))
        let sum = ClosedFigures.Sum(count: Int(try figure("count")), amountVND: try figure("amountVND"))
        try members.finish()
        members.leave(to: place)
        return sum
    }

    private mutating func figure(_ name: StaticString, least: Int64 = 0) throws(LedgerError) -> Int64 {
        try members.number(name, at: try members.require(name), least...Int64.max)
    }

    /// Steps into an object.
    private mutating func enter(
        _ name: StaticString, _ value: Int, _ scope: MemberReader.Scope
    ) throws(LedgerError) -> MemberReader.Place {
        guard members.document.nodes[value].kind == .object else { throw members.mistyped(name, value, "an object") }
        return members.enter(value, scope)
    }
}
