// The promise that Docs/Format.md is enough to read a ledger: a reader in Python, written from that page alone and
// without LMDB, prints the same bytes as the export, and finds damage by the digests.

import Foundation
import LedgerTestSupport
import PovertyLedger
import Testing

@Suite(.timeLimit(.minutes(30))) struct ReaderTests {
    private static let reader = Checkout.path("Tests/RepositoryTests/Reader/read_ledger.py")

    /// The fixture, and behind it the kinds of events that it doesn't have.
    private static func ledger(in folder: TemporaryFolder) throws -> HouseholdLedger {
        let ledger = try HouseholdLedger(at: folder.file("ledger.socai"))
        let files = try Checkout.files(below: "Fixtures/bac-lieu-2022-2025", endingIn: ".jsonl").map(Checkout.path)
        _ = try ledger.importLines(from: files, options: ImportOptions(keepsRecordedTimes: true))
        try ledger.record(
            Entry(
                id: "đóng-kỳ", actor: #"a "quoted" \ actor"#,
                events: [
                    .unitChanged("phuong-2", on: "2025-01-02", name: "Phường Hai", code: "X2", area: .rural),
                    .periodClosed(through: "2021-12-31", on: "2026-01-31"),
                    .originChanged("example.com/bạc-liêu", on: "2021-01-01"),
                ]))
        // The first closing shares its entry with another event; this one stands alone.
        try ledger.close(through: "2025-12-31", actor: "a")
        try ledger.record(
            Entry(
                id: "bổ-sung", actor: "a", restates: "trễ",
                events: [
                    .aidGiven(to: .unit("phuong-1"), .labour, donor: "d", donorKind: .household, on: "2021-12-01")
                ]))
        return ledger
    }

    @Test func printsWhatTheExportPrints() throws {
        let folder = try TemporaryFolder()
        var export: [UInt8] = []
        try Self.ledger(in: folder).export { (bytes: [UInt8]) in export += bytes }
        let outcome = try Checkout.run("python3 '\(Self.reader)' ledger.socai > read.jsonl", in: folder)
        #expect(outcome.status == 0, "\(outcome.output)")
        let read = try folder.read("read.jsonl")
        #expect(read.count > 2_000_000 && read == export)
    }

    @Test func findsDamage() throws {
        let folder = try TemporaryFolder()
        _ = try Self.ledger(in: folder)
        var bytes = Data(try folder.read("ledger.socai"))
        // The document of one entry, wherever pages hold it.
        let (right, wrong) = (Data("p7-2023-11-20-dinh-chinhUBND".utf8), Data("p7-2023-11-20-dinh-chinhUBMD".utf8))
        var count = 0
        while let range = bytes.range(of: right) {
            bytes.replaceSubrange(range, with: wrong)
            count += 1
        }
        try #require(count >= 1)
        try bytes.write(to: URL(fileURLWithPath: folder.file("damaged.socai")))
        let damaged = try Checkout.run("python3 '\(Self.reader)' damaged.socai > /dev/null", in: folder)
        #expect(damaged.status == 1 && damaged.output.contains("a digest differs"), "\(damaged.output)")
        try bytes.prefix(bytes.count / 2).write(to: URL(fileURLWithPath: folder.file("short.socai")))
        let short = try Checkout.run("python3 '\(Self.reader)' short.socai > /dev/null", in: folder)
        #expect(short.status == 1 && short.output.contains("short"), "\(short.output)")
    }
}
