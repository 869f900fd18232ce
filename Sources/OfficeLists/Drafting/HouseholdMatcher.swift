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
        guard let code = found.first else { return .new(code: nil) }
        // A code that was given before, in a draft that was not recorded, is given again.
        return register.number(code).map(HouseholdMatch.known) ?? .new(code: code)
    }

    /// The codes that persons lead to: by the numbers of their identity cards; where none of these is known, by names
    /// and days of birth, of which several persons may have the same.
    private func codes(of persons: [PersonIdentity]) -> [String] {
        guard let codes else { return [] }
        var numbers: Set<String> = []
        var names: [Set<String>] = []
        for key in persons.flatMap(PersonKey.keys) {
            let found = codes.codes(of: key)
            guard !found.isEmpty else { continue }
            if case .number = key { numbers.formUnion(found) } else { names.append(Set(found)) }
        }
        guard numbers.isEmpty else { return numbers.sorted() }
        guard let first = names.first else { return [] }
        let common = names.dropFirst().reduce(first) { $0.intersection($1) }
        return common.count == 1 ? common.sorted() : names.reduce(first) { $0.union($1) }.sorted()
    }
}
