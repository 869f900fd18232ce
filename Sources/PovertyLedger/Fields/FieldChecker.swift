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
