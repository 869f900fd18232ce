// Which household of the ledger a row is about: by its code, else by its persons in the office's own file. Codes that
// are nearly equal, and persons who lead to two households, are doubts; a household is never guessed.

import EventLedger
import Files
import PovertyLedger
import Tables

/// Which household a row is about.
enum HouseholdMatch {
    /// The household with that number.
    case known(UInt32)
    /// None that the ledger has: with its code, or without one.
    case new(code: String?)
    /// It is unknown; the households that it may be are not missing from the list.
    case doubt(MatchDoubt)
}

/// Why a row can't be matched.
struct MatchDoubt {
    let code: String
    let text: Sentence
    let place: CellPlace
    /// The households that may be meant.
    var candidates: [UInt32] = []
    /// Whether other rows share it.
    var isShared = false
}

/// Matches rows with households.
struct HouseholdMatcher {
    var register: HouseholdRegister
    let codes: HouseholdCodes?
    /// The column of codes, from 1; nil where the list has none.
    let codeColumn: Int?

    /// The household that a row is about.
    mutating func match(
        code stated: Stated<String>?, _ persons: [PersonIdentity], at place: CellPlace
    ) -> HouseholdMatch {
        guard let stated else { return match(persons, at: place) }
        let code = NormalizedText.normalized(stated.value)
        let found = codes(of: persons)
        if let number = register.number(code) {
            // A column that slipped by a row gives households the codes of their neighbours.
            guard !found.isEmpty, !found.contains(code) else { return .known(number) }
            return .doubt(
                MatchDoubt(
                    code: "codesDiffer",
                    text:
                        "by the office's own file persons of the household with the code \(Spelling.quoted(code)) are in "
                        + "\(found.prefix(3).joined(separator: " and in ")); correct the code, or the file",
                    place: stated.place, candidates: [number] + found.compactMap { register.number($0) }))
        }
        if let number = register.number(lookingLike: code) {
            return .doubt(
                MatchDoubt(
                    code: "nearCode",
                    text:
                        "\(Spelling.quoted(code)) is not in the ledger and looks like \(register.codes[Int(number)]); "
                        + "write the code that is meant", place: stated.place, candidates: [number]))
        }
        let others = found.compactMap { register.number($0) }
        if let other = others.first {
            return .doubt(
                MatchDoubt(
                    code: "codesDiffer",
                    text: "\(Spelling.quoted(code)) is not in the ledger, and by the office's own file persons of the "
                        + "household are in \(register.codes[Int(other)]); write the code that is meant",
                    place: stated.place, candidates: others))
        }
        return .new(code: code)
    }

    /// Where the code of a row would be.
    private func codeCell(_ place: CellPlace) -> CellPlace {
        codeColumn.map { CellPlace(row: place.row, column: $0) } ?? place
    }

    private mutating func match(_ persons: [PersonIdentity], at place: CellPlace) -> HouseholdMatch {
        guard codes != nil else {
            return .doubt(
                MatchDoubt(
                    code: "missingCode",
                    text: "the household has no code; write it in a column, or name the office's own file of who is in "
                        + "which household", place: codeCell(place), isShared: codeColumn == nil))
        }
        guard persons.contains(where: { !PersonKey.keys(of: $0).isEmpty }) else {
            return .doubt(
                MatchDoubt(
                    code: "noIdentity",
                    text: "the household has neither a code, nor an identity number, nor a name with a whole day of "
                        + "birth, so that it can't be found again; write its code", place: codeCell(place)))
        }
        let found = codes(of: persons)
        guard found.count <= 1 else {
            let numbers = found.compactMap { register.number($0) }
            return .doubt(
                MatchDoubt(
                    code: "personsOfTwoHouseholds",
                    text: "by the office's own file persons of the household are in "
                        + "\(found.prefix(3).joined(separator: " and in ")); write its code",
                    place: codeCell(place), candidates: numbers))
        }
        guard let code = found.first else {
            let near = codes?.codes(near: persons) ?? []
            guard !near.isEmpty else { return .new(code: nil) }
            return .doubt(
                MatchDoubt(
                    code: "nearPerson",
                    text:
                        "by the office's own file a person with the same day of birth, whose name differs only by marks or "
                        + "by letters that look alike, is in \(near.prefix(3).joined(separator: " and in ")); write the code "
                        + "of the household, or correct the name", place: codeCell(place),
                    candidates: near.compactMap { register.number($0) }))
        }
        if let number = register.number(code) { return .known(number) }
        if let number = register.number(lookingLike: code) {
            return .doubt(
                MatchDoubt(
                    code: "nearCode",
                    text:
                        "the office's own file has \(Spelling.quoted(code)), which is not in the ledger and looks like "
                        + "\(register.codes[Int(number)]); correct the code in the file",
                    place: codeCell(place), candidates: [number]))
        }
        // A code that was given before, in a draft that was not recorded, is given again.
        return .new(code: code)
    }

    /// The codes that persons lead to: by the numbers of their identity cards; where none of these is known, by names
    /// and days of birth, of which several persons may have the same.
    private func codes(of persons: [PersonIdentity]) -> [String] {
        guard let codes else { return [] }
        var numbers: Set<String> = []
        var names: [Set<String>] = []
        for person in persons {
            var byNumber: Set<String> = []
            var byName: Set<String> = []
            for key in PersonKey.keys(of: person) {
                if case .number = key {
                    byNumber.formUnion(codes.codes(of: key))
                } else {
                    byName.formUnion(codes.codes(of: key))
                }
            }
            if !byName.isEmpty { names.append(byName) }
            numbers.formUnion(byNumber)
            // The number of a person and its name lead to two households: one of the lines is wrong.
            if !byNumber.isEmpty, byNumber.isDisjoint(with: byName) { numbers.formUnion(byName) }
        }
        guard numbers.isEmpty else { return numbers.sorted() }
        guard let first = names.first else { return [] }
        let common = names.dropFirst().reduce(first) { $0.intersection($1) }
        return common.count == 1 ? common.sorted() : names.reduce(first) { $0.union($1) }.sorted()
    }
}
