// The promise that the lists that `form` writes are lists that `draft` reads: drafted against the ledger that they came
// from, none of them asks anything or proposes anything.

import Foundation
import LedgerTestSupport
import Testing

@Suite(.timeLimit(.minutes(60))) struct ListRoundTripTests {
    private static let kinds = ["list": "review", "exits": "exits", "aid": "aid", "awards": "awards"]

    #if Excel
        private static let endings = ["csv", "xlsx"]
    #else
        private static let endings = ["csv"]
    #endif

    private func answer(_ session: Session, _ list: String, _ kind: String, _ year: Int) throws -> [String: Any] {
        let outcome = try session.run(
            "socai draft bac-lieu.socai \(list) --as \(kind) --on \(year) --actor UBND --format json")
        try #require(outcome.status == 0, "\(outcome.errorText)")
        return try #require(try JSONSerialization.jsonObject(with: Data(outcome.output)) as? [String: Any])
    }

    @Test(arguments: kinds.keys.sorted(), endings)
    func aListThatTheLedgerWroteProposesNothing(form: String, ending: String) throws {
        let session = try Session(withLedger: true)
        let kind = try #require(Self.kinds[form])
        for year in 2022...2025 {
            let list = "\(form)-\(year).\(ending)"
            let made = try session.run("socai form bac-lieu.socai \(form) --year \(year) -o \(list)")
            try #require(made.status == 0, "\(made.errorText)")
            let answer = try answer(session, list, kind, year)
            #expect((answer["entries"] as? [Any])?.isEmpty == true, "\(list)")
            #expect((answer["questions"] as? [Any])?.isEmpty == true, "\(list): \(answer["questions"] ?? "")")
            // Every row of the list is confirmed; the rows are those that another command counts.
            let counts = try #require(answer["counts"] as? [[String: Any]])
            #expect(counts.count == 1 && counts[0]["change"] as? String == "confirmed", "\(list): \(counts)")
            #expect(try #require(counts[0]["rows"] as? Int) == (try rows(session, form, year)), "\(list)")
        }
    }

    /// The rows that a list of a year has: households by the counts, events by the export without those that are void.
    private func rows(_ session: Session, _ form: String, _ year: Int) throws -> Int {
        if form == "list" {
            let counts = try session.run(
                "socai counts bac-lieu.socai \(year) --format csv | awk -F, '$1 == \"poor\" || $1 == \"nearPoor\" "
                    + "{ n += $3 } END { print n }'")
            return try #require(Int(counts.text.trimmingCharacters(in: .whitespacesAndNewlines)))
        }
        let types = ["exits": "householdExitedPoverty", "aid": "aidGiven", "awards": "awardGranted"]
        var found: Set<String> = []
        var voided: Set<String> = []
        for line in try session.run("socai export bac-lieu.socai").text.split(separator: "\n") {
            let parsed = try JSONSerialization.jsonObject(with: Data(line.utf8))
            let entry = try #require(parsed as? [String: Any])
            let id = try #require(entry["id"] as? String)
            for (index, event) in (try #require(entry["events"] as? [[String: Any]])).enumerated() {
                if let reference = event["event"] as? String { voided.insert(reference) }
                guard event["type"] as? String == types[form],
                    (event["effectiveOn"] as? String)?.hasPrefix("\(year)-") == true
                else { continue }
                found.insert("\(id)#\(index + 1)")
            }
        }
        return found.subtracting(voided).count
    }

    /// The control: a row that the ledger does not say is seen.
    @Test func aChangedRowIsSeen() throws {
        let session = try Session(withLedger: true)
        let made = try session.run("socai form bac-lieu.socai list --year 2023 -o list.csv")
        try #require(made.status == 0, "\(made.errorText)")
        let changed = try session.run("sed -i '0,/Hộ nghèo/s//Hộ cận nghèo/' list.csv && socai form --help > /dev/null")
        try #require(changed.status == 0)
        let answer = try answer(session, "list.csv", "review", 2023)
        #expect((answer["entries"] as? [Any])?.isEmpty == false)
    }
}
