// What persons of a list are recognised by from one list to the next: the number of the identity card, or name and day
// of birth. It is kept in the office's own file only; no description, message or record has it.

import EventLedger
import PovertyLedger

@_spi(_Unicode) import Swift

/// What a person is recognised by.
enum PersonKey: Hashable {
    /// The digits of an identity card without zeros at their start, which spreadsheets lose.
    case number(String)
    /// The name as it is compared, and the day of birth.
    case born(name: String, on: Day)

    /// The keys of a person; none where the list has neither a number nor a name with a whole day of birth.
    static func keys(of person: PersonIdentity) -> [PersonKey] {
        var keys: [PersonKey] = []
        if let number = person.identityNumber, let key = PersonKey(number: number) { keys.append(key) }
        if let name = person.name, case .day(let day)? = person.birth, let key = PersonKey(name: name, on: day) {
            keys.append(key)
        }
        return keys
    }

    private init?(number: String) {
        let digits = number.utf8.drop { $0 == UInt8(ascii: "0") }
        guard !digits.isEmpty, digits.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }) else {
            return nil
        }
        self = .number(String(decoding: Array(digits), as: UTF8.self))
    }

    /// The key of a name and a day of birth; nil for an empty name.
    init?(name: String, on day: Day) {
        let name = PersonKey.compared(name)
        guard !name.isEmpty else { return nil }
        self = .born(name: name, on: day)
    }

    /// A name as it is compared: small letters, single blanks, and the mark of each syllable's tone behind it, since
    /// `Hòa` and `Hoà` are the same name. Other marks stay: `An` and `Ân` are two names.
    private static func compared(_ name: String) -> String {
        let words = name.lowercased().split { $0.isWhitespace }
        return words.map { word in
            var (letters, tones) = (String.UnicodeScalarView(), String.UnicodeScalarView())
            for scalar in String(word)._nfd {
                if PersonKey.tones.contains(scalar) { tones.append(scalar) } else { letters.append(scalar) }
            }
            letters.append(contentsOf: tones)
            return String(letters)
        }.joined(separator: " ")
    }

    /// Grave, acute, tilde, hook above, dot below.
    private static let tones: Set<Unicode.Scalar> = ["\u{300}", "\u{301}", "\u{303}", "\u{309}", "\u{323}"]
}

/// A name without its marks and with Latin letters for those that look like them, and the day of birth: two persons, or
/// one whose name was typed in two ways.
struct NearName: Hashable {
    private let name: String
    private let day: Day

    init(_ name: String, on day: Day) {
        self.name = Spelling.folded(String(decoding: LookAlike.look(of: name), as: UTF8.self))
        self.day = day
    }

    /// Whether two such names may be one that was typed in two ways: one without any mark, or with letters of another
    /// script. Ân and An are two names.
    static func mayBeOne(_ one: String, _ other: String) -> Bool {
        let arePlain = [one, other].map { $0.utf8.allSatisfy { $0 < 0x80 } }
        return arePlain[0] != arePlain[1] || isOfAnotherScript(one) || isOfAnotherScript(other)
    }

    /// Whether a text has a Greek or Cyrillic letter.
    private static func isOfAnotherScript(_ text: String) -> Bool {
        text.unicodeScalars.contains { (0x370...0x52F).contains($0.value) }
    }
}

extension PersonKey {
    /// The identifiers of a person as the office's own file has them: the number, and `Name dd/mm/yyyy`.
    static func identifiers(of person: PersonIdentity) -> [String] {
        var identifiers: [String] = []
        if let number = person.identityNumber, PersonKey(number: number) != nil { identifiers.append(number) }
        if let name = person.name, case .day(let day)? = person.birth, PersonKey(name: name, on: day) != nil {
            let (year, month, dayOfMonth) = day.civil
            func padded(_ number: Int, _ width: Int) -> String {
                let digits = String(number)
                return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
            }
            identifiers.append("\(name) \(padded(dayOfMonth, 2))/\(padded(month, 2))/\(padded(year, 4))")
        }
        return identifiers
    }

    /// The key that an identifier of the file gives; nil where it is neither a number nor a name with a day of birth.
    init?(identifier: String) {
        if identifier.utf8.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }) {
            self.init(number: identifier)
            return
        }
        guard let (name, day) = PersonKey.nameAndDay(identifier) else { return nil }
        self.init(name: name, on: day)
    }

    /// The name and the day of birth of an identifier; nil where it is a number.
    static func nameAndDay(_ identifier: String) -> (name: String, day: Day)? {
        let words = identifier.split { $0.isWhitespace }
        guard let last = words.last, words.count > 1 else { return nil }
        let parts = last.split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count == 3, let dayOfMonth = Int(parts[0]), let month = Int(parts[1]), let year = Int(parts[2]),
            let day = Day(year: year, month: month, day: dayOfMonth)
        else { return nil }
        return (words.dropLast().joined(separator: " "), day)
    }
}
