// What a second implementation in another language starts from, the export of a ledger, and how its answers are compared
// with those of the program.

import Foundation
import LedgerTestSupport
import Testing

extension Session {
    /// Writes the export of a ledger to `export.jsonl`.
    func export(_ ledger: String) throws {
        let outcome = try run("socai export \(ledger) > export.jsonl")
        try #require(outcome.status == 0, "\(outcome.errorText)")
    }

    /// The fixture's ledger, `bac-lieu.socai`, and its export.
    static func exportedFixture() throws -> Session {
        let session = try Session(withLedger: true)
        try session.export("bac-lieu.socai")
        return session
    }

    /// A made-up history with late and corrected entries, `t.socai`, and its export.
    static func exportedHistory(seed: UInt64) throws -> Session {
        let session = try Session()
        let made = try session.run(
            "socai synthesize --households 70 --events 3000 --seed \(seed) --backdated 20 --corrected 10 -o t.jsonl"
                + " && socai init t.socai && socai import t.socai t.jsonl --keep-recorded-times")
        try #require(made.status == 0, "\(made.errorText)")
        try session.export("t.socai")
        return session
    }

    /// Asks the program and a script in SQL; their JSON must be the same, byte for byte. A question is a verb, a cut and
    /// options; the script is given the cut as a day and a position, which the program tells.
    func compare(_ question: String, of ledger: String, with script: String) throws {
        let words = question.split(separator: " ").map(String.init)
        let (verb, cut, options) = (words[0], words[1], words.dropFirst(2).joined(separator: " "))
        let program = try run("socai \(verb) \(ledger) \(cut) \(options) --format json")
        try #require(program.status == 0, "socai \(question): \(program.errorText)")
        let position = try #require(program.text.firstMatch(of: /"position":(\d+)/)?.output.1)
        let inSQL = try run("python3 '\(script)' export.jsonl \(verb) \(cut.prefix(10)) \(position) \(options)")
        #expect(inSQL.status == 0, "\(inSQL.errorText)")
        #expect(inSQL.text == program.text, "socai \(question)")
    }
}
