// Reads the breakdown by units: `unit`, or `unit:ward` for the units of a level.

import ArgumentParser
import PovertyLedger
import PovertyReports

/// What aid is broken down by.
struct AidGrouping {
    var dimensions: Set<AidDimension> = []
    /// The level of the units to break down by; nil for those that aid counts in.
    var level: UnitKind?
}

extension ArgumentReading {
    /// The word of the command line for units, with a level or without.
    static let unitWord = "unit"

    /// What counts are broken down by beside class and social protection.
    static func grouping(_ text: String) throws -> UnitGrouping {
        guard let grouping = try unitGrouping(text) else {
            throw ValidationError(
                "there is no breakdown by \"\(text)\" here; write unit, or unit:LEVEL with LEVEL one of \(levels)")
        }
        return grouping
    }

    /// What aid is broken down by: one or more words with commas between.
    static func aidGrouping(_ text: String) throws -> AidGrouping {
        var grouping = AidGrouping()
        for piece in text.split(separator: ",", omittingEmptySubsequences: false) {
            if let units = try unitGrouping(String(piece)) {
                grouping.dimensions.insert(.unit)
                if case .level(let level) = units { grouping.level = level }
            } else {
                grouping.dimensions.formUnion(try words(String(piece)))
            }
        }
        return grouping
    }

    /// `unit` or `unit:LEVEL`; nil for any other word.
    private static func unitGrouping(_ text: String) throws -> UnitGrouping? {
        let parts = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
        guard parts[0] == unitWord else { return nil }
        guard parts.count == 2 else { return .unit }
        guard let level = UnitKind(String(parts[1])) else {
            throw ValidationError("\"\(parts[1])\" is not a level of units; levels are \(levels)")
        }
        return .level(level)
    }

    private static var levels: String { UnitKind.allCases.map(\.name).joined(separator: ", ") }
}
