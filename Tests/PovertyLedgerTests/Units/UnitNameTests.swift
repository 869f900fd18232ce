// The promise: a unit is found by its id, its name with or without accents, and its code, by the units of the day;
// where none or several are meant, the error names those that are near.

import EventLedger
import LedgerTestSupport
import Testing

@testable import PovertyLedger

@Suite("Units: names")
struct UnitNameTests {
    @Test func aUnitIsCalledByIdNameOrCode() throws {
        let scenario = try UnitScenario()
        for (text, unit) in [
            ("w1", "w1"), ("W1", "w1"), ("Phường Nhà Mát", "w1"), ("phuong nha mat", "w1"), ("PHUONG-NHA-MAT", "w1"),
            ("Phu\u{31B}o\u{31B}\u{300}ng Nha\u{300} Ma\u{301}t", "w1"), ("31831", "w1"), ("khom dau lo", "h1"),
            ("TP Bac Lieu", "city"), ("954", "city"),
        ] {
            #expect(try scenario.ledger.unit(called: text, on: "2022-01-01") == unit, "\(text)")
            // Every call that takes a unit takes it so.
            let counts = try scenario.ledger.at("2021-12-31").counts(unit: text)
            #expect(counts.tally().persons == UnitScenario.persons[unit], "\(text)")
        }
    }

    /// The short form of a name with a number, of a unit that is in force; never of several.
    @Test func aNumberedUnitHasAShortForm() throws {
        let scenario = try UnitScenario()
        func unit(_ text: String) throws -> String { try scenario.ledger.unit(called: text, on: "2022-01-01") }
        #expect(try unit("P2") == "w2" && unit("p.2") == "w2" && unit("p 2") == "w2")
        for text in ["P22", "NM", "PNM", "2"] { #expect(throws: LedgerError.self, "\(text)") { try unit(text) } }
        try scenario.record("other", .unitEstablished("other", name: "Phố 2", kind: .hamlet, on: "2020-01-01"))
        let error = #expect(throws: LedgerError.self) { try unit("P2") }
        #expect(error?.problem.description.hasPrefix("2 units are called P2: ") == true)
    }

    @Test func theNearestAreNamed() throws {
        let scenario = try UnitScenario()
        let error = #expect(throws: LedgerError.self) {
            try scenario.ledger.unit(called: "Phường Nhà Mạt 1", on: "2022-01-01")
        }
        #expect(error?.code == .unknownUnit)
        #expect(
            error?.description.contains("the nearest are w1 (Phường Nhà Mát)") == true, "\(String(describing: error))")
        for text in ["", "-", "★"] {
            let error = #expect(throws: LedgerError.self) { try scenario.ledger.unit(called: text, on: "2022-01-01") }
            #expect(error?.code == .unknownUnit, "\(text)")
        }
        let empty = try TemporaryLedger()
        let ledger = try HouseholdLedger(at: empty.path, mode: .create)
        let none = #expect(throws: LedgerError.self) { try ledger.unit(called: "w1", on: "2022-01-01") }
        #expect(none?.remedy == "no unit is established yet")
    }

    /// A code is used again, a name changes: the unit that stands on the day is meant; of those that are gone, the only
    /// one.
    @Test func theDayDecidesWhoIsMeant() throws {
        let scenario = try UnitScenario()
        try scenario.record(
            "later", .unitEstablished("new", name: "Phường Bạc Liêu", kind: .ward, on: "2025-07-01", code: "31813"),
            .unitMerged("w2", into: "new", on: "2025-07-01"),
            .unitChanged("out", on: "2023-01-01", name: "Xã Vĩnh Trạch Đông", code: "31837"),
            .unitEstablished("east", name: "Xã Vĩnh Trạch", kind: .commune, on: "2023-01-01"))
        func unit(_ text: String, _ day: Day) throws -> String { try scenario.ledger.unit(called: text, on: day) }
        #expect(try unit("31813", "2025-06-30") == "w2" && unit("31813", "2025-07-01") == "new")
        #expect(try unit("Xã Vĩnh Trạch", "2022-12-31") == "out" && unit("Xã Vĩnh Trạch", "2023-01-01") == "east")
        // Not so called on that day, but the only one that ever was.
        #expect(try unit("Phường 2", "2026-01-01") == "w2" && unit("31837", "2021-01-01") == "out")
        #expect(try unit("phuong bac lieu", "2021-01-01") == "new")
        let error = #expect(throws: LedgerError.self) { try unit("31813", "2019-01-01") }
        #expect(error?.problem == "2 units are called 31813: new (Phường Bạc Liêu), w2 (Phường 2)")
        #expect(error?.remedy == "write the id of the one that is meant")
    }

    @Test func severalOfOneNameAreNamed() throws {
        let scenario = try UnitScenario()
        try scenario.record("same", .unitEstablished("w3", name: "Phương 2", kind: .ward, on: "2021-01-01"))
        let error = #expect(throws: LedgerError.self) {
            try scenario.ledger.unit(called: "phường 2", on: "2022-01-01")
        }
        #expect(error?.problem == "2 units are called phường 2: w2 (Phường 2), w3 (Phương 2)")
        #expect(try scenario.ledger.unit(called: "phường 2", on: "2020-06-01") == "w2")
    }

    @Test func distancesAreThoseOfLetters() {
        let cases = [("", "", 0), ("abc", "", 3), ("Phường 1", "phuong-1", 0), ("abcd", "acbd", 1), ("khóm", "xóm", 2)]
        for (one, other, distance) in cases {
            #expect(FoldedName(one).distance(to: FoldedName(other)) == distance, "\(one) \(other)")
            #expect(FoldedName(other).distance(to: FoldedName(one)) == distance, "\(other) \(one)")
        }
    }

    @Test func unitsAreListedAsADayFindsThem() throws {
        let scenario = try UnitScenario()
        try scenario.record(
            "changes", .unitChanged("w1", on: "2023-01-01", name: "P. Nhà Mát", code: "1", area: .urban, parent: "out"),
            .unitMerged("h2", into: "h1", on: "2023-06-01"), .unitDivided("w2", into: ["w1", "out"], on: "2024-01-01"))
        func line(_ unit: UnitRecord) -> String {
            [
                unit.unit, unit.name, unit.code ?? "-", unit.kind.name, unit.area?.name ?? "-", unit.parent ?? "-",
                "\(unit.establishedOn)", unit.merger.map { "\($0.into) \($0.effectiveOn)" } ?? "-",
                unit.division.map { "\($0.into) \($0.effectiveOn)" } ?? "-",
            ].joined(separator: "|")
        }
        let before = try scenario.ledger.at("2022-12-31").units()
        #expect(before.units.map(\.unit) == ["city", "h1", "h2", "out", "w1", "w2"])
        #expect(before.units.allSatisfy { $0.isInForce })
        #expect(line(before.units[4]) == "w1|Phường Nhà Mát|31831|ward|-|city|2020-01-01|-|-")
        let after = try scenario.ledger.at("2024").units()
        #expect(line(after.units[4]) == "w1|P. Nhà Mát|1|ward|urban|out|2020-01-01|-|-")
        #expect(line(after.units[2]) == "h2|Khóm 2|-|hamlet|-|w1|2020-01-01|h1 2023-06-01|-")
        #expect(line(after.units[5]) == "w2|Phường 2|31813|ward|-|city|2020-01-01|-|[\"out\", \"w1\"] 2024-01-01")
        #expect(try scenario.ledger.at("2019").units().units.isEmpty)
        // As known before the changes were recorded.
        let known = try scenario.ledger.at(CutExpression("2024-12-31", knownAt: .position(before.cut.position - 3)))
            .units()
        #expect(known.units.allSatisfy { $0.isInForce })
    }
}
