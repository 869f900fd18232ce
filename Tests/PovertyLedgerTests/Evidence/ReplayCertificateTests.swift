// The promise that a certificate has one text: every other way to write it is refused, and what is read is what was
// written.

import EventLedger
import LedgerTestSupport
import Testing

@testable import PovertyLedger
@testable import PovertyReports

@Suite("Replay certificates")
struct ReplayCertificateTests {
    private static let hash = String(repeating: "0f", count: 32)
    private static let root = "YwQGPsEzMqP7kSJB8aKNM9p3o1rlL3Rh9TYTJq3LjHQ="
    private static let lines = [
        "SoCai replay certificate v1", "origin example.com/so-cai", "size 12322", "root \(root)",
        "rules SoCai poverty rules 1", "cut 2022-12-31 12322 2022-12-31", "cut 2023-12-31 0 2025-07-01",
        "\(hash)  README.md", "\(hash)  checkpoint", "\(hash)  cut/001/counts.json",
    ]

    private static func text(_ lines: [String]) -> [UInt8] { Array((lines.joined(separator: "\n") + "\n").utf8) }

    private func isRefused(_ text: [UInt8]) -> Bool {
        do throws(LedgerError) {
            _ = try ReplayCertificate(text: text)
            return false
        } catch { return error.code.rawValue == "malformedProof" }
    }

    @Test func itIsReadAsItWasWritten() throws {
        let certificate = try ReplayCertificate(text: Self.text(Self.lines))
        #expect(certificate.tree.origin.text == "example.com/so-cai" && certificate.tree.size == 12_322)
        #expect(certificate.tree.root.base64 == Self.root && certificate.rules == "SoCai poverty rules 1")
        #expect(certificate.cuts.map(\.cut.position) == [12_322, 0])
        #expect(certificate.cuts.map(\.unitsOn) == ["2022-12-31", "2025-07-01"])
        #expect(certificate.files.map(\.path) == ["README.md", "checkpoint", "cut/001/counts.json"])
        #expect(certificate.files.allSatisfy { $0.hash.hex == Self.hash })
        #expect(certificate.text == Self.text(Self.lines))
    }

    @Test func noLineMayBeMissingOrMoved() {
        for place in Self.lines.indices where place < 5 {
            var without = Self.lines
            without.remove(at: place)
            #expect(isRefused(Self.text(without)), "without line \(place + 1)")
        }
        for place in Self.lines.indices {
            var twice = Self.lines
            twice.insert(twice[place], at: place)
            #expect(isRefused(Self.text(twice)), "line \(place + 1) twice")
            guard place > 0 else { continue }
            var swapped = Self.lines
            swapped.swapAt(place - 1, place)
            // Cuts have no order of their own.
            #expect(isRefused(Self.text(swapped)) == (place != 6), "lines \(place) and \(place + 1) swapped")
        }
    }

    @Test(
        arguments: [
            (1, "SoCai replay certificate v2"), (2, "origin example com"), (2, "origin "), (3, "size 012322"),
            (3, "size -1"), (3, "size 12321"), (3, "size 99999999999999999999"), (4, "root YwQG"),
            (4, "root YwQGPsEzMqP7kSJB8aKNM9p3o1rlL3Rh9TYTJq3LjHR="), (5, "rules SoCai poverty rules 2"),
            (6, "cut 2022-12-31 12323 2022-12-31"), (6, "cut 2022-12-32 12322 2022-12-31"),
            (6, "cut 2022-12-31 012 2022-12-31"), (6, "cut 2022-12-31 +12 2022-12-31"),
            (6, "cut 2022-12-31 12322"), (6, "cut 2022-12-31  12322 2022-12-31"),
            (6, "cut 2022-12-31 12322 2022-12-31 "),
            (8, "\(String(repeating: "0F", count: 32))  README.md"), (8, "\(hash) README.md"), (8, "\(hash)  "),
            (8, "\(hash)  READ ME"), (10, ""), (10, "\(hash)  cut/001/counts.json\r"),
        ]
    ) func everyOtherWayIsRefused(line: Int, text: String) {
        var lines = Self.lines
        lines[line - 1] = text
        #expect(isRefused(Self.text(lines)), "\(text)")
    }

    @Test func nothingAtAll() {
        #expect(isRefused([]) && isRefused([0x0A]) && isRefused([0xFF, 0xFE]))
        #expect(isRefused(Array(Self.text(Self.lines).dropLast())))
        #expect(isRefused(Self.text(Self.lines.filter { !$0.hasPrefix("cut") })))
    }

    /// Whatever byte is changed: it is refused, or it is another certificate and says so.
    @Test func everyByteCounts() {
        let text = Self.text(Self.lines)
        for place in text.indices {
            for bit in 0..<8 {
                var changed = text
                changed[place] ^= 1 << bit
                guard let read = try? ReplayCertificate(text: changed) else { continue }
                #expect(read.text == changed, "byte \(place), bit \(bit)")
            }
        }
    }
}
