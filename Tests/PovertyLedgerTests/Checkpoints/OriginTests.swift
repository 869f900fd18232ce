// The promise that a ledger has one origin at a time, that a change of it stands in the record, and that a closing can
// be signed with what it closed.

import EventLedger
import Foundation
import LedgerTestSupport
import PovertyLedger
import Testing

@Suite struct OriginTests {
    private let folder: TemporaryFolder
    private let first: KeyFile
    private let second: KeyFile

    init() throws {
        folder = try TemporaryFolder()
        first = try OriginTests.key("example.com/first", folder.file("first.key"))
        second = try OriginTests.key("example.com/second", folder.file("second.key"))
    }

    private static func key(_ name: String, _ path: String) throws -> KeyFile {
        let keyName = try #require(KeyName(name))
        return try KeyFile(creating: path, for: .random(name: keyName))
    }

    private func refusal(
        _ ledger: HouseholdLedger, _ key: KeyFile, newOrigin: Bool = false
    ) -> LedgerError? {
        do throws(LedgerError) {
            _ = try ledger.checkpoint(signedBy: key, newOrigin: newOrigin)
            return nil
        } catch { return error }
    }

    private func events(_ ledger: HouseholdLedger) throws -> [String] {
        var lines: [UInt8] = []
        try ledger.export { (bytes) throws(LedgerError) in lines += bytes }
        return String(decoding: lines, as: UTF8.self).split(separator: "\n").filter { $0.contains("originChanged") }
            .map(String.init)
    }

    @Test func theFirstKeyThatSignsIsTheOrigin() throws {
        let scenario = try RuleScenario.poorHousehold()
        let ledger = scenario.ledger
        #expect(try ledger.origin() == nil)
        let signed = try ledger.checkpoint(signedBy: first)
        #expect(try ledger.origin() == "example.com/first")
        #expect(try signed.checkpoint.size == ledger.info().lastPosition)
        #expect(try ledger.info().checkpoint == signed.checkpoint)
        let other = try #require(refusal(ledger, second))
        #expect(other.code == .ruleBroken)
        #expect(other.problem == "the ledger is signed as example.com/first, and the key is example.com/second")
        // Asking for the origin there is records nothing.
        #expect(try ledger.checkpoint(signedBy: first, newOrigin: true) == signed)
        #expect(try events(ledger) == [])
    }

    @Test func aNewOriginStandsInTheRecord() throws {
        let scenario = try RuleScenario.poorHousehold()
        let ledger = scenario.ledger
        let before = try ledger.checkpoint(signedBy: first).checkpoint
        // Everything up to today is closed; who signs is no figure of it.
        try ledger.close(through: "2026-01-15", actor: "UBND")
        let signed = try ledger.checkpoint(signedBy: second, newOrigin: true, actor: "UBND", reason: "khóa mới")
        #expect(signed.checkpoint.origin == second.verifierKey.name && signed.checkpoint.size == before.size + 2)
        let lines = try events(ledger)
        #expect(lines.count == 1)
        let entry = #""events":[{"type":"originChanged","effectiveOn":"2026-01-15","origin":"example.com/second"}]}"#
        #expect(lines[0].hasSuffix(entry) && lines[0].contains(#""actor":"UBND","reason":"khóa mới""#), "\(lines[0])")
        #expect(try ledger.origin() == "example.com/second")
        #expect(try ledger.origin(knownThrough: before.size) == "example.com/first")
        #expect(refusal(ledger, first)?.code == .ruleBroken)
        // Back to the first key, which signed nothing that this does not continue.
        let back = try ledger.checkpoint(signedBy: first, newOrigin: true)
        #expect(back.checkpoint.size == signed.checkpoint.size + 1 && back.checkpoint.origin == before.origin)
        #expect(
            try ledger.checkpoints().map(\.checkpoint.size) == [before, signed.checkpoint, back.checkpoint].map(\.size))
        #expect(try events(ledger).count == 2)
    }

    /// An older copy takes the ledger's place, and other things are recorded in it.
    @Test func aRestoredLedgerGoesOnUnderANewOrigin() throws {
        let scenario = try RuleScenario.poorHousehold()
        let kept = try scenario.ledger.checkpoint(signedBy: first)
        let copy = folder.file("copy.socai")
        _ = try scenario.ledger.backup(to: copy)
        try scenario.ledger.record(
            Entry(id: "x", actor: "a", events: [.householdSizeChanged("H1", members: 6, on: "2023-01-02")]))
        let lost = try scenario.ledger.checkpoint(signedBy: first)
        let restored = try HouseholdLedger(at: copy, mode: .readWrite)
        try restored.record(
            Entry(id: "y", actor: "a", events: [.householdSizeChanged("H1", members: 7, on: "2023-01-02")]))
        let size = try restored.info().lastPosition
        #expect(size == lost.checkpoint.size)
        for newOrigin in [false, true] {
            #expect(refusal(restored, first, newOrigin: newOrigin)?.code.rawValue == "refusedSigning")
        }
        // A key of another ledger is no way out either, and what is refused leaves no event behind.
        let foreign = try RuleScenario.poorHousehold()
        for number in 1...9 {
            try foreign.ledger.record(
                Entry(id: "\(number)", actor: "a", events: [.householdSizeChanged("H1", members: 7, on: "2023-01-02")]))
        }
        let foreignKey = try Self.key("example.com/foreign", folder.file("foreign.key"))
        try foreign.ledger.checkpoint(signedBy: foreignKey)
        #expect(refusal(restored, foreignKey, newOrigin: true)?.code.rawValue == "refusedSigning")
        #expect(try restored.info().lastPosition == size && events(restored) == [])

        let signed = try restored.checkpoint(signedBy: second, newOrigin: true)
        #expect(signed.checkpoint.size == size + 1)
        #expect(try restored.checkpoints() == [kept, signed])
        #expect(try restored.checkpoint(signedBy: second) == signed)
        #expect(try events(restored).count == 1)
    }

    /// What was signed can't be remembered: the closing stands, the error says so, and the same call again signs it.
    @Test func aClosingThatCouldNotBeSignedIsSignedByTheSameCall() throws {
        let scenario = try RuleScenario.poorHousehold()
        let ledger = scenario.ledger
        func close(
            _ actor: String, document: String? = "1/BC", reason: String? = nil
        ) throws(LedgerError) -> SignedClosing {
            try ledger.close(
                through: "2022-12-31", actor: actor, document: document, reason: reason, signedBy: first)
        }
        func refusal(_ actor: String, document: String? = "1/BC", reason: String? = nil) -> LedgerError? {
            do throws(LedgerError) {
                _ = try close(actor, document: document, reason: reason)
                return nil
            } catch { return error }
        }
        // Where the memory is written first there is a folder.
        let inTheWay = first.memoryPath + "-partial"
        try FileManager.default.createDirectory(atPath: inTheWay, withIntermediateDirectories: false)
        let failed = try #require(refusal("UBND"))
        #expect(
            failed.problem.description.hasPrefix("the closing closing-2022-12-31#1 is recorded and not signed: "),
            "\(failed)")
        #expect(
            failed.remedy.description.hasSuffix("; the same call again signs the closing that is there"), "\(failed)")
        let recorded = try ledger.closings()
        let size = try ledger.info().lastPosition
        #expect(try recorded.count == 1 && ledger.checkpoints() == [])
        #expect(try Data(contentsOf: URL(fileURLWithPath: first.memoryPath)).isEmpty)
        #expect(refusal("UBND")?.problem == failed.problem)
        try FileManager.default.removeItem(atPath: inTheWay)
        // Other words are another closing.
        for other in [refusal("Ủy ban"), refusal("UBND", document: nil), refusal("UBND", reason: "x")] {
            #expect(other?.code == .ruleBroken)
        }
        let signed = try close("UBND")
        #expect(signed.closing == recorded[0] && signed.checkpoint.checkpoint.size == size)
        #expect(try ledger.closings() == recorded && ledger.info().lastPosition == size)
        #expect(try ledger.checkpoints() == [signed.checkpoint])
        // Once it is signed, closing again is refused as ever.
        #expect(refusal("UBND")?.code == .ruleBroken)
    }

    @Test func aClosingIsSignedWithWhatItClosed() throws {
        let scenario = try RuleScenario.poorHousehold()
        let ledger = scenario.ledger
        let signed = try ledger.close(through: "2022-12-31", actor: "UBND", signedBy: first)
        #expect(try ledger.closings() == [signed.closing])
        #expect(signed.checkpoint.checkpoint.size == signed.closing.cut.position)
        #expect(try ledger.checkpoints() == [signed.checkpoint])
        #expect(try signed.checkpoint.verify(by: [first.verifierKey]).count == 1)
        // A key that may not sign leaves no closing behind.
        for key in [second] {
            do throws(LedgerError) {
                _ = try ledger.close(through: "2023-12-31", actor: "UBND", signedBy: key)
                Issue.record("closed with the key of another origin")
            } catch { #expect(error.code == .ruleBroken) }
        }
        try Data("x".utf8).write(to: URL(fileURLWithPath: first.memoryPath))
        do throws(LedgerError) {
            _ = try ledger.close(through: "2023-12-31", actor: "UBND", signedBy: first)
            Issue.record("closed with a key without a memory")
        } catch { #expect(error.code.rawValue == "refusedSigning" || error.code.rawValue == "exposedKey") }
        #expect(try ledger.closings().count == 1)
    }
}
