// Files of JSON Lines with one line that is refused, and what must be said of it: by the rules of the format and of the
// domain, never by what the program said.

import EventLedger
import LedgerTestSupport

@testable import PovertyLedger

/// A file whose first line establishes a unit, and whose other lines register a household each.
struct RefusedImport {
    /// Why a line is refused.
    enum Reason: CaseIterable {
        case notJSON, missingMember, valueOutsideItsLimit, identifierTooLong, brokenRule, unknownUnit
        case otherContentUnderAnID, twiceInTheFile, timeInTheFuture

        /// The code of the error.
        var code: LedgerError.Code {
            switch self {
            case .notJSON: .malformedJSON
            case .missingMember: .missingMember
            case .valueOutsideItsLimit, .identifierTooLong: .invalidValue
            case .brokenRule: .ruleBroken
            case .unknownUnit: .unknownUnit
            case .otherContentUnderAnID, .twiceInTheFile: .duplicateEntry
            case .timeInTheFuture: LedgerError.Code(rawValue: LedgerError.Code.invalidTime.rawValue)
            }
        }

        /// A bad line in the place of line `number`, the lines before it being good ones.
        func line(_ number: Int) -> String {
            switch self {
            case .notJSON: "{\"id\":\"e\(number)\",]"
            case .missingMember: "{\"id\":\"e\(number)\",\"events\":[\(RefusedImport.event(number))]}"
            case .valueOutsideItsLimit: RefusedImport.line(number, members: 0)
            case .identifierTooLong: RefusedImport.line(number, id: String(repeating: "e", count: 65))
            case .brokenRule: RefusedImport.line(number, household: "H0", unit: "u0")
            case .unknownUnit: RefusedImport.line(number, unit: "u9")
            case .otherContentUnderAnID: RefusedImport.line(number, id: "before", unit: "u0")
            case .twiceInTheFile: RefusedImport.line(number, id: "u", household: "H\(number)")
            case .timeInTheFuture: RefusedImport.line(number, unit: "u0", recordedAt: "2023-01-01T00:00:01Z")
            }
        }
    }

    /// An entry that was recorded before, with a household of its own, so that an import begins in a ledger with
    /// events.
    static let earlier = """
        {"id":"before","recordedAt":"2022-05-01T00:00:00Z","actor":"UBND","events":[\
        {"type":"unitEstablished","effectiveOn":"2021-01-01","unit":"u0","name":"Phường 0","kind":"ward"},\
        {"type":"householdRegistered","effectiveOn":"2021-01-01","household":"H0","unit":"u0","members":3}]}

        """

    /// `count` lines, all of them good, or with the line `bad` (from 1) refused.
    static func lines(_ count: Int, bad: Int? = nil, _ reason: Reason = .notJSON) -> String {
        (1...count).map { number in
            if number == bad { return reason.line(number) + "\n" }
            return (number == 1 ? unit : line(number)) + "\n"
        }.joined()
    }

    private static let unit = """
        {"id":"u","recordedAt":"2022-06-01T00:00:00Z","actor":"UBND","events":[\
        {"type":"unitEstablished","effectiveOn":"2022-01-01","unit":"u1","name":"Phường 1","kind":"ward"}]}
        """

    private static func line(
        _ number: Int, id: String? = nil, household: String? = nil, unit: String = "u1", members: Int = 3,
        recordedAt: String = "2022-06-01T00:00:00Z"
    ) -> String {
        let event = event(number, household: household, unit: unit, members: members)
        return
            "{\"id\":\"\(id ?? "e\(number)")\",\"recordedAt\":\"\(recordedAt)\",\"actor\":\"UBND\",\"events\":[\(event)]}"
    }

    private static func event(
        _ number: Int, household: String? = nil, unit: String = "u1", members: Int = 3
    ) -> String {
        "{\"type\":\"householdRegistered\",\"effectiveOn\":\"2022-01-01\",\"household\":\"\(household ?? "H\(number)")\","
            + "\"unit\":\"\(unit)\",\"members\":\(members)}"
    }
}
