// The promises of making a bundle: two are equal byte for byte, only owner and group may read it, nothing that is there
// is touched, and whatever goes wrong leaves no bundle.

@testable import Files
import Foundation
import LedgerTestSupport
import Testing

@testable import EventLedger
@testable import PovertyLedger
@testable import PovertyReports

@Suite("Evidence bundles: making one")
struct BundleMakingTests {
    private func contents(_ folder: String) throws -> [String: Data?] {
        let names = try FileManager.default.subpathsOfDirectory(atPath: folder)
        let pairs = names.map { ($0, FileManager.default.contents(atPath: folder + "/" + $0)) }
        return Dictionary(uniqueKeysWithValues: pairs)
    }

    private func error(_ body: () throws(LedgerError) -> Void) -> LedgerError? {
        do throws(LedgerError) {
            try body()
            return nil
        } catch { return error }
    }

    @Test func twoBundlesAreEqual() throws {
        let fixture = try BundleFixture(seed: 4, events: 300)
        _ = try fixture.bundle("one")
        // What is recorded later is not in it.
        let later = Event.initiativeRecorded("city", title: "x", on: "2026-01-01")
        try fixture.ledger.record(Entry(id: "later", actor: "UBND", events: [later]))
        _ = try fixture.bundle("two")
        #expect(try contents(fixture.folder.file("one")) == contents(fixture.folder.file("two")))
        #expect(try FileManager.default.contentsOfDirectory(atPath: fixture.folder.path).sorted() == ["one", "two"])
    }

    @Test func onlyOwnerAndGroupMayReadIt() throws {
        let fixture = try BundleFixture(seed: 6, events: 30)
        let path = try fixture.bundle("bundle").path
        for name in [""] + (try FileManager.default.subpathsOfDirectory(atPath: path)) {
            let attributes = try FileManager.default.attributesOfItem(atPath: path + "/" + name)
            let isFolder = attributes[.type] as? FileAttributeType == .typeDirectory
            let mode = (attributes[.posixPermissions] as? NSNumber)?.intValue
            #expect(mode.map { $0 & 0o027 } == 0 && mode.map { $0 & 0o600 } == 0o600, "\(name): \(mode ?? -1)")
            #expect(!isFolder || mode.map { $0 & 0o100 } == 0o100)
        }
    }

    @Test func nothingThatIsThereIsTouched() throws {
        let fixture = try BundleFixture(seed: 6, events: 30)
        let path = try fixture.folder.write("file", "mine")
        for taken in [path, fixture.folder.path] {
            let error = error { () throws(LedgerError) in
                try fixture.ledger.bundle(fixture.cuts, to: taken, signedBy: fixture.key)
            }
            #expect(error?.code.rawValue == "fileExists", "\(error.map { "\($0)" } ?? "")")
        }
        let none = error { () throws(LedgerError) in
            try fixture.ledger.bundle(fixture.cuts, to: path + "-none/bundle", signedBy: fixture.key)
        }
        #expect(none?.code.rawValue == "noSuchFile")
        #expect(try contents(fixture.folder.path).keys.sorted() == ["file"])
        // An empty folder is taken, and what a killed run left beside it is replaced.
        let empty = fixture.folder.file("empty")
        for folder in [empty, empty + "-partial/cut/001"] {
            try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        }
        _ = try fixture.folder.write("empty-partial/cut/001/left", "left by a killed run")
        try FileManager.default.setAttributes([.posixPermissions: 0o700], ofItemAtPath: empty + "-partial")
        #expect(try fixture.bundle("empty").path == empty)
        #expect(try FileManager.default.contentsOfDirectory(atPath: fixture.folder.path).sorted() == ["empty", "file"])
        #expect(fixture.refusal(of: empty) == nil)
    }

    @Test func oneProcessAtATimeMakesIt() throws {
        let fixture = try BundleFixture(seed: 6, events: 30)
        let path = fixture.folder.file("bundle")
        do {
            let underWay = try StagedFolder(for: path, filePermissions: 0o640)
            try underWay.write("cut/001/counts.json", [1])
            let refusal = error { () throws(LedgerError) in
                _ = try fixture.ledger.bundle(fixture.cuts, to: path, signedBy: fixture.key)
            }
            #expect(refusal?.code.rawValue == "fileExists")
            #expect(try contents(underWay.temporaryPath).keys.contains("cut/001/counts.json"))
        }
        // Letting go of it leaves nothing behind.
        #expect(try contents(fixture.folder.path).isEmpty)
        #expect(fixture.refusal(of: try fixture.bundle("bundle").path) == nil)
    }

    @Test func whatIsAskedForMustBeThere() throws {
        let fixture = try BundleFixture(seed: 5, events: 60)
        let path = fixture.folder.file("bundle")
        func code(_ cuts: [CutExpression], _ key: SigningKey) -> String? {
            error { () throws(LedgerError) in try fixture.ledger.bundle(cuts, to: path, signedBy: key) }?.code.rawValue
        }
        let other = try #require(KeyName("example.com/another").flatMap { SigningKey(name: $0, seed: [UInt8](1...32)) })
        #expect(code([], fixture.key) == "invalidValue")
        #expect(code([fixture.cuts[0], fixture.cuts[0]], fixture.key) == "invalidValue")
        #expect(code((0...100).map { CutExpression(Day(daysSinceEpoch: $0) ?? .first) }, fixture.key) == "invalidValue")
        // The checkpoint does not cover the last three entries.
        let today = fixture.ledger.ledger.today
        #expect(code([CutExpression(today)], fixture.key) == "noCheckpoint")
        // Nobody signs figures of a day that has not come.
        let tomorrow = try #require(Day(daysSinceEpoch: today.daysSinceEpoch + 1))
        for day in [tomorrow, .last] { #expect(code([CutExpression(day)], fixture.key) == "invalidValue") }
        #expect(code(fixture.cuts, other) == "ruleBroken")
        // A key of the same name that is another one.
        let namesake = try BundleFixture.key(fixture.key.verifierKey.name.text, seed: 8)
        #expect(code(fixture.cuts, namesake) == "unsigned")
        let place = try TemporaryLedger()
        let ledger = try HouseholdLedger(at: place.path)
        let none = error { () throws(LedgerError) in
            try ledger.bundle([CutExpression("2024-12-31")], to: path, signedBy: fixture.key)
        }
        #expect(none?.code.rawValue == "noCheckpoint" && none?.remedy == "sign a checkpoint first")
        #expect(try contents(fixture.folder.path).isEmpty)
    }

    @Test func aBundleThatCannotBeReadIsNoBundle() throws {
        let fixture = try BundleFixture(seed: 6, events: 30)
        #expect(fixture.refusal(of: fixture.folder.file("none"))?.code.rawValue == "noSuchFile")
        #expect(fixture.refusal(of: fixture.folder.path)?.code.rawValue == "refusedProof")
        let path = try fixture.bundle("bundle").path
        let other = try BundleFixture.key(fixture.key.verifierKey.name.text, seed: 8)
        let error = error { () throws(LedgerError) in _ = try EvidenceBundle(checking: path, by: [other.verifierKey]) }
        #expect(error?.code.rawValue == "unsigned")
    }
}
