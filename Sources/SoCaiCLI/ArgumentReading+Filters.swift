// Reads the words that say which accounts are counted.

import ArgumentParser
import PovertyLedger

extension ArgumentReading {
    /// The class of a household, in the word that JSON has for it.
    static func householdClass(_ text: String) throws -> HouseholdClass {
        guard let householdClass = HouseholdClass(text) else {
            let words = HouseholdClass.allCases.map(\.name).joined(separator: ", ")
            throw ValidationError("\"\(text)\" is not a class; classes are \(words)")
        }
        return householdClass
    }
}

extension ArgumentReading {
    /// A type of event, in the word that JSON has for it.
    static func eventKind(_ text: String) throws -> EventKind {
        guard let kind = EventKind(text) else {
            let names = EventKind.allCases.map(\.name)
            let hint = NearestWord.nearest(to: text, among: names).map { "did you mean \($0)?" }
            throw ValidationError(
                "\"\(text)\" is not a type of event; \(hint ?? "types are \(names.joined(separator: ", "))")")
        }
        return kind
    }
}

/// A yes or a no, for filters that can also be left out.
enum YesOrNo: String, ExpressibleByArgument, CaseIterable {
    case yes, no
}
