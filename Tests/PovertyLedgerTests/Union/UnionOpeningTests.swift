// The promise that a union opens the ledgers of its file and no others, reports which one can't be opened, and reads many of
// them in one process.

import EventLedger
import Foundation
import LedgerTestSupport
import PovertyReports
import Testing

@Suite("Opening a union", .timeLimit(.minutes(60)))
struct UnionOpeningTests {
    private static let present = Instant("2026-01-15T00:00:00Z")!

    private static func makeLedger(_ folder: TemporaryFolder, _ name: String, offset: UTCOffset = .vietnam) throws {
        let ledger = try HouseholdLedger(at: folder.file(name), mode: .create, offset: offset, clock: { present })
        try ledger.record(
            Entry(
                id: "e-\(name)", actor: "UBND",
                events: [
                    .unitEstablished("u-\(name)", name: "Phường \(name)", kind: .ward, on: "2021-01-01"),
                    .householdRegistered("H-\(name)", in: "u-\(name)", members: 3, on: "2022-01-01"),
                    .householdClassified("H-\(name)", as: .poor, on: "2022-01-01"),
                ]))
    }

    private static func problem(_ path: String) -> LedgerError? {
        do throws(LedgerError) {
            _ = try LedgerUnion(at: path)
            return nil
        } catch { return error }
    }

    private static func unionFile(_ folder: TemporaryFolder, _ lines: [String]) throws -> String {
        try folder.write("all.union", (["socai union 1", "name Thử"] + lines).joined(separator: "\n"))
    }

    @Test func oneFileUnderTwoPaths() throws {
        let folder = try TemporaryFolder()
        try Self.makeLedger(folder, "a.socai")
        try FileManager.default.createSymbolicLink(atPath: folder.file("b.socai"), withDestinationPath: "a.socai")
        let problem = try #require(
            Self.problem(try Self.unionFile(folder, ["office a a.socai", "office b b.socai"])))
        #expect(problem.code == .malformedUnion && problem.place.line == 4)
        // The control: by itself the link is read.
        #expect(Self.problem(try Self.unionFile(folder, ["office b b.socai"])) == nil)
    }

    @Test func anOfficeWithoutALedger() throws {
        let folder = try TemporaryFolder()
        try Self.makeLedger(folder, "a.socai")
        let problem = try #require(
            Self.problem(try Self.unionFile(folder, ["office a a.socai", "office b none.socai"])))
        #expect(problem.code == .noSuchFile && problem.place.file == folder.file("none.socai"))
    }

    @Test func otherOffsets() throws {
        let folder = try TemporaryFolder()
        try Self.makeLedger(folder, "a.socai")
        try Self.makeLedger(folder, "b.socai", offset: .utc)
        let problem = try #require(
            Self.problem(try Self.unionFile(folder, ["office a a.socai", "office b b.socai"])))
        #expect(problem.code == .malformedUnion && problem.place.line == 4)
    }

    @Test func whatIsNoLedger() throws {
        let folder = try TemporaryFolder()
        _ = try folder.write("a.socai", "no ledger")
        #expect(Self.problem(try Self.unionFile(folder, ["office a a.socai"]))?.code == .notALedger)
    }

    /// More ledgers than the address space would hold with the map of a ledger by itself.
    @Test func manyLedgers() throws {
        let folder = try TemporaryFolder()
        let count = 300
        for number in 0..<count { try Self.makeLedger(folder, "\(number).socai") }
        let path = try Self.unionFile(folder, (0..<count).map { "office o\($0) \($0).socai" })
        let union = try LedgerUnion(at: path, clock: { Self.present })
        let counts = try union.view().at(CutExpression("2022-12-31")).counts(by: .unit)
        #expect(counts.rows.count == count)
        #expect(counts.tally(of: .poor) == Tally(households: count, persons: 3 * count))
    }

    @Test func positions() throws {
        let folder = try TemporaryFolder()
        try Self.makeLedger(folder, "a.socai")
        try Self.makeLedger(folder, "b.socai")
        let union = try LedgerUnion(at: Self.unionFile(folder, ["office a a.socai", "office b b.socai"]))
        let view = try union.view()
        func households(_ cut: String) throws -> Int { try view.at(CutExpression(cut)).counts().tally().households }
        #expect(try households("2022-12-31@#a=3,b=3") == 2)
        #expect(try households("2022-12-31@#b=0,a=3") == 1)
        for (cut, code) in [
            ("2022-12-31@#3", LedgerError.Code.invalidPosition), ("2022-12-31@#a=3", .invalidPosition),
            ("2022-12-31@#a=3,b=3,c=3", .invalidPosition), ("2022-12-31@#a=3,b=2", .invalidPosition),
            ("2022-12-31@#a=3,b=9", .invalidPosition), ("2022-12-31@#a=3,a=3", .invalidValue),
            ("2022-12-31@#a=3,b=", .invalidValue), ("2022-12-31@#a=3,b=99999999999999999999", .invalidValue),
            ("2022-12-31@closing", .notFound),
        ] {
            #expect(throws: LedgerError.self, "\(cut)") { try households(cut) }
            do { _ = try households(cut) } catch let error as LedgerError { #expect(error.code == code, "\(cut)") }
        }
    }
}
