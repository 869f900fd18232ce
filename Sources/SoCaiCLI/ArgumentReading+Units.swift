// Reads how units are told apart: `unit`, or `unit:ward` for the units of a level.

import ArgumentParser
import PovertyLedger

/// That units are told apart, and which.
struct UnitGrouping {
    /// The level of the units; nil for those that households stand in.
    let level: UnitKind?

    /// The word of the command line for it.
    static let word = "unit"
}

/// What aid is told apart by.
struct AidGrouping {
    var dimensions: Set<AidDimension> = []
    /// The level of the units that are told apart; nil for those that aid counts in.
    var level: UnitKind?
}

extension ArgumentReading {
    /// What counts are told apart by beside class and social protection.
    static func grouping(_ text: String) throws -> UnitGrouping {
        guard let grouping = try unitGrouping(text) else {
            throw ValidationError(
                "\"\(text)\" is nothing to tell apart here; write unit, or unit:LEVEL, LEVEL being one of \(levels)")
        }
        return grouping
    }

    /// What aid is told apart by: one or more words with commas between.
    static func aidGrouping(_ text: String) throws -> AidGrouping {
        var grouping = AidGrouping()
        for piece in text.split(separator: ",", omittingEmptySubsequences: false) {
            if let units = try unitGrouping(String(piece)) {
                grouping.dimensions.insert(.unit)
                grouping.level = units.level
            } else {
                grouping.dimensions.formUnion(try words(String(piece)))
            }
        }
        return grouping
    }

    /// `unit` or `unit:LEVEL`; nil for any other word.
    private static func unitGrouping(_ text: String) throws -> UnitGrouping? {
        let parts = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
        guard parts[0] == UnitGrouping.word else { return nil }
        guard parts.count == 2 else { return UnitGrouping(level: nil) }
        guard let level = UnitKind(name: String(parts[1])) else {
            throw ValidationError("\"\(parts[1])\" is not a level of units; levels are \(levels)")
        }
        return UnitGrouping(level: level)
    }

    private static var levels: String { UnitKind.allCases.map(\.name).joined(separator: ", ") }
}
