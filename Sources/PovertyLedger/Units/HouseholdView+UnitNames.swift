// Resolves what a person calls a unit: its id, a name with or without accents, or an official code. Every call that
// takes a unit uses it. It never guesses: where several units match, or none, the error names the nearest.

import EventLedger

/// A unit by number and id.
package struct NumberedUnit {
    package let number: UInt32
    package let name: String

    package init(number: UInt32, name: String) {
        self.number = number
        self.name = name
    }
}

/// Finds units by id, name or code; the ledger's units are read once, and only where no id matches.
package struct UnitFinder {
    private let ledger: HouseholdView
    private var directory: UnitDirectory?

    package init(_ ledger: HouseholdView) { self.ledger = ledger }

    /// The unit that a text names: the one with this id; else the one established on a day that has then this id, name
    /// or code, capitals and accents aside; else the one that ever had; else the one in force whose name has this short
    /// form, `P7` for `Phường 7`.
    ///
    /// Throws `unknownUnit` when there is none, naming the nearest, and when there are several, naming them.
    package mutating func unit(called text: String, on day: Day) throws(LedgerError) -> NumberedUnit {
        let found = try units(called: text, on: day)
        guard found.count == 1 else { throw try problem(of: text, found) }
        return found[0]
    }

    /// All units that a text names, looked for in the same way; none where there is no such unit.
    ///
    /// Throws `unknownUnit` for an empty text.
    package mutating func units(called text: String, on day: Day) throws(LedgerError) -> [NumberedUnit] {
        let id = NormalizedText.normalized(text)
        guard !id.isEmpty else {
            throw LedgerError(
                .unknownUnit, "the name of the unit is empty",
                remedy: "write its id, name or code"
            ).with(file: ledger.ledger.path)
        }
        if let number = try number(of: id) { return [NumberedUnit(number: number, name: id)] }
        let directory = try known()
        let folded = FoldedName(id)
        func isCalled(_ unit: String, _ names: [String], _ codes: [String]) -> Bool {
            codes.contains(id)
                || (!folded.characters.isEmpty && ([unit] + names).contains { FoldedName($0) == folded })
        }
        let inForce = directory.entries.compactMap { $0.record(on: day) }.filter { record in
            record.isInForce && isCalled(record.unit, [record.name], record.code.map { [$0] } ?? [])
        }.map(\.unit)
        let ever = directory.entries.filter { isCalled($0.unit, $0.names, $0.codes) }.map(\.unit)
        var called = inForce.isEmpty ? ever : inForce
        if called.isEmpty { called = directory.entries.filter { isShort(folded, $0, on: day) }.map(\.unit) }
        var found: [NumberedUnit] = []
        for name in called {
            if let number = try number(of: name) { found.append(NumberedUnit(number: number, name: name)) }
        }
        return found
    }

    /// Whether a text is the short form of the name of a unit that is in force on a day.
    private func isShort(_ text: FoldedName, _ entry: UnitDirectory.Entry, on day: Day) -> Bool {
        guard let record = entry.record(on: day), record.isInForce else { return false }
        return FoldedName.short(record.name) == text
    }

    /// The error of a text that names none of the units, or several, which are `found`: it names these or the nearest.
    package mutating func problem(of text: String, _ found: [NumberedUnit]) throws(LedgerError) -> LedgerError {
        let (id, directory) = (NormalizedText.normalized(text), try known())
        return error(
            id, found.isEmpty ? nearest(to: FoldedName(id), directory) : found.map(\.name), directory,
            areMeant: !found.isEmpty)
    }

    /// The name of a unit on a day; nil before it is established.
    package mutating func name(of unit: String, on day: Day) throws(LedgerError) -> String? {
        try known().entries.first { $0.unit == unit }?.record(on: day)?.name
    }

    private func number(of id: String) throws(LedgerError) -> UInt32? {
        if let number = ledger.known.number(id, among: ledger.unitCount) { return number }
        return try ledger.ledger.streamNumber(StreamName(category: StreamCategory.unit.rawValue, id: id))
    }

    private mutating func known() throws(LedgerError) -> UnitDirectory {
        if let directory { return directory }
        let last = ledger.ledger.lastPosition
        let read = try ledger.unitDirectory(knownThrough: last)
        directory = read
        return read
    }

    /// How many units a message names.
    private static let namedAtMost = 3

    /// The units whose id or name is the nearest.
    private func nearest(to folded: FoldedName, _ directory: UnitDirectory) -> [String] {
        let distances = directory.entries.map { entry in
            (([entry.unit] + entry.names).map { FoldedName($0).distance(to: folded) }.min() ?? .max, entry.unit)
        }
        return distances.sorted { $0 < $1 }.prefix(UnitFinder.namedAtMost).map(\.1)
    }

    private func error(
        _ text: String, _ units: [String], _ directory: UnitDirectory, areMeant: Bool
    ) -> LedgerError {
        let shown = units.prefix(UnitFinder.namedAtMost).map { unit in
            let name = directory.entries.first { $0.unit == unit }?.names.last
            return name.map { "\(unit) (\($0))" } ?? unit
        }
        let list = shown.joined(separator: ", ") + (units.count > shown.count ? ", …" : "")
        let problem: Sentence =
            areMeant ? "\(units.count) units are called \(text): \(list)" : "there is no unit \(text)"
        let remedy: Sentence =
            areMeant
            ? "write the id of the one that is meant"
            : units.isEmpty ? "no unit is established yet" : "the nearest are \(list)"
        return LedgerError(.unknownUnit, problem, remedy: remedy).with(file: ledger.ledger.path)
    }
}

extension HouseholdView {
    /// The id of the unit that has a name on a day: by its id, its name (capitals, accents and punctuation aside), or
    /// its official code; where no unit established on the day matches, of all units ever recorded; where none matches, by
    /// the short form of a name with a number, `P7` for `Phường 7`.
    ///
    /// Throws `unknownUnit` when there is none, naming the nearest, and when there are several, naming them. Cost: one
    /// lookup for an id, one replay for anything else.
    public func unit(called text: String, on day: Day) throws(LedgerError) -> String {
        try unit(numbered: text, on: day).name
    }

    /// The same with its number.
    package func unit(numbered text: String, on day: Day) throws(LedgerError) -> NumberedUnit {
        var finder = UnitFinder(self)
        return try finder.unit(called: text, on: day)
    }
}

// Names as people type them: capitals, accents and punctuation make no difference. It is used only for finding; what
// was found is shown and stored as it was recorded.

/// A name without the marks that people leave out when typing.
package struct FoldedName: Hashable {
    /// Small letters without marks, and digits, of the name; nothing else.
    let characters: [Unicode.Scalar]

    /// Folds a name: `Phường Nhà Mát` and `phuong-nha-mat` are the same.
    package init(_ text: String) { characters = Array(PlainText.letters(text).unicodeScalars) }

    private init(_ characters: [Unicode.Scalar]) { self.characters = characters }

    /// The short form of a name that ends in a number: `p7` of `Phường 7`; nil for other names.
    static func short(_ name: String) -> FoldedName? {
        let words = PlainText.withoutMarks(name).lowercased().split { !$0.isLetter && !$0.isNumber }
        guard words.count > 1, let number = words.last, number.allSatisfy(\.isNumber) else { return nil }
        let initials = words.dropLast().compactMap { $0.unicodeScalars.first }
        return FoldedName(initials + number.unicodeScalars)
    }

    /// The number of letters to insert, delete, change or swap to turn one into the other. Cost: the product of their
    /// lengths.
    func distance(to other: FoldedName) -> Int { NearestWord.distance(characters, other.characters) }
}
