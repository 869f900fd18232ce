// The rules that a field keeps by itself, whatever the ledger holds: lengths, least values, NFC. Every reader and writer
// asks here, so that they cannot differ. It never looks at a ledger.

import EventLedger

/// Checks fields against their limits and brings their text into NFC.
struct FieldChecker: FieldVisitor {
    typealias Failure = FieldProblem

    func subject(_ name: StaticString, _ id: inout String, category: StreamCategory) throws(FieldProblem) {
        try identifier(name, &id)
    }

    func subjectChoice(_ subject: inout AidSubject) throws(FieldProblem) {
        var id = subject.id
        switch subject {
        case .household:
            try identifier("household", &id)
            subject = .household(id)
        case .unit:
            try identifier("unit", &id)
            subject = .unit(id)
        }
    }

    func fixedSubject(_ stream: StreamName) {}

    func unit(_ name: StaticString, _ id: inout String) throws(FieldProblem) { try identifier(name, &id) }

    func optionalUnit(_ name: StaticString, _ id: inout String?) throws(FieldProblem) {
        try optionalIdentifier(name, &id)
    }

    func units(_ name: StaticString, _ ids: inout [String]) throws(FieldProblem) {
        guard 2...FieldLimits.dividedUnits ~= ids.count else {
            throw FieldProblem(
                name, "names \(ids.count) \(ids.count == 1 ? "unit" : "units")",
                remedy:
                    "a unit is divided among 2–\(FieldLimits.dividedUnits) others; one that became part of a single "
                    + "other is a unitMerged")
        }
        for index in ids.indices { try identifier(name, &ids[index]) }
        ids.sort()
        for (id, next) in zip(ids, ids.dropFirst()) where id == next {
            throw FieldProblem(name, "names \(id) twice", remedy: "name each unit once")
        }
    }

    func identifier(_ name: StaticString, _ id: inout String) throws(FieldProblem) {
        try check(name, &id, what: "an id", limit: FieldLimits.identifierBytes)
    }

    func optionalIdentifier(_ name: StaticString, _ id: inout String?) throws(FieldProblem) {
        guard var given = id else { return }
        try identifier(name, &given)
        id = given
    }

    func text(_ name: StaticString, _ text: inout String) throws(FieldProblem) {
        try check(name, &text, what: "text", limit: FieldLimits.textBytes)
    }

    func optionalText(_ name: StaticString, _ text: inout String?) throws(FieldProblem) {
        guard var given = text else { return }
        try self.text(name, &given)
        text = given
    }

    /// The name of who recorded an entry, or of the document it rests on.
    func headText(_ name: StaticString, _ text: inout String) throws(FieldProblem) {
        try check(name, &text, what: "it", limit: FieldLimits.headTextBytes)
    }

    func token<Word: Token>(_ name: StaticString, _ word: inout Word, allowed: TokenSet<Word>) throws(FieldProblem) {
        guard !allowed.contains(word) else { return }
        throw FieldProblem.word(name, word.name, allowed: allowed)
    }

    func optionalToken<Word: Token>(_ name: StaticString, _ word: inout Word?) throws(FieldProblem) {
        guard var given = word else { return }
        try token(name, &given, allowed: .all)
    }

    func tokens<Word: Token>(_ name: StaticString, _ words: inout TokenSet<Word>) {}
    func flag(_ name: StaticString, _ flag: inout Bool) {}

    func smallCount(_ name: StaticString, _ count: inout UInt32, least: UInt32) throws(FieldProblem) {
        guard count < least else { return }
        throw FieldProblem(name, "is \(count)", remedy: "a whole number from \(least) to \(UInt32.max)")
    }

    func count(_ name: StaticString, _ count: inout Int64, least: Int64) throws(FieldProblem) {
        guard count < least else { return }
        throw FieldProblem(name, "is \(count)", remedy: "a whole number from \(least) up")
    }

    func optionalCount(_ name: StaticString, _ count: inout Int64?, least: Int64) throws(FieldProblem) {
        guard var given = count else { return }
        try self.count(name, &given, least: least)
    }

    func day(_ name: StaticString, _ day: inout Day) {}
    func optionalDay(_ name: StaticString, _ day: inout Day?) {}

    func reference(_ name: StaticString, _ reference: inout EventReference) throws(FieldProblem) {
        var entry = reference.entry
        try check(name, &entry, what: "the entry's id in a reference", limit: FieldLimits.identifierBytes)
        guard reference.ordinal >= 1 else {
            throw FieldProblem(
                name, "is \"\(reference)\"", remedy: "events are numbered from 1 within their entry: \"\(entry)#1\"")
        }
        reference = EventReference(entry: entry, ordinal: reference.ordinal)
    }

    mutating func targets(_ name: StaticString, _ targets: inout [Target]) throws(FieldProblem) {
        guard 1...FieldLimits.targets ~= targets.count else {
            throw FieldProblem(name, "has \(targets.count)", remedy: "a plan has 1–\(FieldLimits.targets) targets")
        }
        for index in targets.indices {
            do throws(FieldProblem) {
                try targets[index].visit(&self)
            } catch {
                throw error.inside("\(name)[\(index)]")
            }
        }
    }

    func targetValue(_ name: StaticString, _ value: inout TargetValue, kind: TargetKind) throws(FieldProblem) {
        switch (value, kind) {
        case (.rate, .rate): return
        case (.households(var count), .reduction), (.households(var count), .stock):
            try self.count(name, &count, least: 0)
        case (.households, .rate):
            throw FieldProblem(name, "is \(value) for a rate", remedy: "a decimal string such as \"0.01\"")
        case (.rate, _):
            throw FieldProblem(name, "is \"\(value)\" for a \(kind.name)", remedy: "a whole number from 0 up")
        }
    }

    func filter(_ name: StaticString, _ socialProtection: inout Bool?) {}

    private func check(
        _ name: StaticString, _ text: inout String, what: StaticString, limit: Int
    ) throws(FieldProblem) {
        NormalizedText.normalize(&text)
        let count = text.utf8.count
        guard 1...limit ~= count else {
            let problem = count == 0 ? "is empty" : "has \(count) bytes"
            throw FieldProblem(name, problem, remedy: "\(what) has 1–\(limit) bytes; leave out a member that has none")
        }
        guard !NormalizedText.hasControlCharacter(text) else {
            throw FieldProblem(
                name, "has a control character", remedy: "text has none, also no tab and no end of line")
        }
    }
}

// The figures of a closing by themselves: what nobody could have counted is refused before it is held against a ledger.

extension FieldChecker {
    func figures(_ name: StaticString, _ figures: inout ClosedFigures?) throws(FieldProblem) {
        guard var given = figures else { return }
        try self.figures(name, &given)
        figures = given
    }

    /// Brings the ids of units into NFC and the rows into their order.
    func figures(_ name: StaticString, _ figures: inout ClosedFigures) throws(FieldProblem) {
        for index in figures.counts.indices {
            let row = figures.counts[index]
            var unit = row.account.unit ?? ""
            do throws(FieldProblem) {
                try self.unit("unit", &unit)
                var (households, persons) = (Int64(row.tally.households), Int64(row.tally.persons))
                try count("households", &households, least: 1)
                try count("persons", &persons, least: 1)
            } catch { throw error.inside("counts[\(index)]").inside(name.description) }
            figures.counts[index] = Counts.Row(account: Account(unit: unit, bits: row.account.bits), tally: row.tally)
        }
        figures.counts.sort { $0.account < $1.account }
        for (row, next) in zip(figures.counts, figures.counts.dropFirst()) where row.account == next.account {
            throw FieldProblem(
                name, "have an account of unit \(row.account.unit ?? "") twice",
                remedy: "each account stands there once")
        }
        let sums = [
            Int64(figures.gifts.count), figures.gifts.amountVND, Int64(figures.loans.count), figures.loans.amountVND,
            Int64(figures.awards.granted), Int64(figures.awards.revoked),
        ]
        for sum in sums where sum < 0 {
            throw FieldProblem(name, "have a sum of \(sum)", remedy: "a sum is a whole number from 0 up")
        }
    }
}

// The limits on what a field can hold. They are part of the format: raising one later is harmless, lowering one is not.

/// Limits on every field, so that no record can outgrow what a reader is ready for.
public enum FieldLimits {
    /// The longest id, in bytes of UTF-8.
    public static let identifierBytes = 64
    /// The longest text field, reason or restatement, in bytes of UTF-8.
    public static let textBytes = 4_000
    /// The longest actor or document of an entry, in bytes of UTF-8.
    public static let headTextBytes = 400
    /// The most units that one is divided among.
    public static let dividedUnits = 100
    /// The most targets of one plan.
    public static let targets = 100
    /// The longest payload of an event, in bytes: a record of 60,000 without its head of 16 and an id of 64.
    public static let payloadBytes = 59_920
    /// The longest figures of a closing behind its fixed block of 8, in bytes.
    public static let figuresBytes = payloadBytes - 8
}

// What is wrong with one field of an event or entry. It knows no file, line or position: whoever does adds them.

/// A field that cannot be accepted: which member, what is wrong with it, and what would be right.
package struct FieldProblem: Error, Hashable, Sendable {
    /// The member, as a path from the event: `members`, `targets[0].value`; empty where no single member is at fault.
    package let member: String
    /// What is wrong, as the rest of a sentence that starts with the member: "is missing", "has 71 bytes".
    package let problem: String
    /// What would be right, a sentence without its full stop: "an id has 1–64 bytes".
    package let remedy: String

    package init(_ member: String, _ problem: String, remedy: String) {
        self.member = member
        self.problem = problem
        self.remedy = remedy
    }

    package init(_ member: StaticString, _ problem: String, remedy: String) {
        self.init(member.description, problem, remedy: remedy)
    }

    /// The same problem, seen from the object around: `value` inside `targets[0]` is `targets[0].value`.
    func inside(_ outer: String) -> FieldProblem {
        FieldProblem(member.isEmpty ? outer : "\(outer).\(member)", problem, remedy: remedy)
    }
}

extension FieldProblem: CustomStringConvertible {
    /// `"members" is 0; a household has at least 1 member`.
    package var description: String {
        member.isEmpty ? "\(problem); \(remedy)" : "\"\(member)\" \(problem); \(remedy)"
    }
}

extension FieldProblem {
    /// A word that the vocabulary does not have, or that is not allowed here.
    package static func word<Word: Token>(_ member: StaticString, _ word: String, allowed: TokenSet<Word>)
        -> FieldProblem
    {
        let names = allowed.words.map(\.name).joined(separator: ", ")
        return FieldProblem(member, "is \"\(word)\"", remedy: "a \(Word.kind) is one of \(names)")
    }

    /// A payload that no writer of this format makes.
    package static func damaged(_ member: StaticString, _ problem: String) -> FieldProblem {
        FieldProblem(member, problem, remedy: "the record is damaged or of a newer format")
    }
}
