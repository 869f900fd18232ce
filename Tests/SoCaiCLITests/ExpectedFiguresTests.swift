// The fixture's figures through the program: what `socai` answers as JSON against expected.json, which a second, naive
// implementation computed.

import Foundation
import Testing

@Suite(.timeLimit(.minutes(60))) struct ExpectedFiguresTests {
    private typealias Answer = [String: Any]

    private let expected: [String: Any]
    private let session: Session

    init() throws {
        let path = Repository.path("Fixtures/bac-lieu-2022-2025/expected.json")
        let data = try Data(contentsOf: URL(fileURLWithPath: path))
        expected = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
        session = try Session(withLedger: true)
    }

    @Test func countsAreAsExpected() throws {
        for answer in try answers("counts") { try check(answer, "replay bac-lieu.socai \(try cut(answer))") }
        #expect(try answers("counts").count == 10)
    }

    @Test func countsByUnitAreAsExpected() throws {
        for answer in try answers("countsByUnit") {
            let cut = try #require(answer["cut"] as? Answer)
            let unitsOn = try #require(cut["unitsOn"] as? String)
            try check(answer, "replay bac-lieu.socai \(try self.cut(answer)) --by unit --units-on \(unitsOn)")
        }
        #expect(try answers("countsByUnit").count == 4)
    }

    @Test func differenceIsAsExpected() throws {
        try check(try #require(expected["diff"] as? Answer), "diff bac-lieu.socai 2022 2023")
    }

    @Test func trajectoriesAreAsExpected() throws {
        for answer in try answers("trajectories") { try check(answer, "trajectory bac-lieu.socai \(try cut(answer))") }
        #expect(try answers("trajectories").count == 9)
    }

    /// Every kind of target has one that is due, so that the second implementation has judged each; one plan is replaced.
    @Test func trajectoriesHaveTargetsOfEveryKind() throws {
        let now = try #require(try answers("trajectories").first)
        let targets = try #require(now["targets"] as? [Answer])
        let kinds = Set(targets.filter { $0["actual"] is NSNull == false }.compactMap { $0["kind"] as? String })
        #expect(
            kinds == [
                "reduction", "increase", "stock", "rate", "income", "lasting", "leftBehind", "resources", "sponsored",
            ])
        #expect(targets.count(where: { $0["replacedBy"] is Answer }) == 1)
    }

    @Test func fundsAreAsExpected() throws {
        for answer in try answers("funds") {
            let from = try #require(answer["from"] as? String)
            let to = try #require(answer["to"] as? String)
            let known = (answer["known"] as? String).map { " --known \($0)" } ?? ""
            try check(answer, "fund bac-lieu.socai --from \(from) --to \(to)\(known)")
        }
        #expect(try answers("funds").count == 9)
    }

    @Test func numbersOfEntriesAndEventsAreAsExpected() throws {
        let info = try json("info bac-lieu.socai")
        #expect(info["entries"] as? Int == expected["entries"] as? Int)
        #expect(info["lastPosition"] as? Int == expected["events"] as? Int)
    }

    /// Without a cut the trajectory is that of today, at the ledger's offset.
    @Test func trajectoryWithoutACutIsThatOfToday() throws {
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = try #require(TimeZone(secondsFromGMT: 7 * 3600))
        func today() -> String {
            let parts = calendar.dateComponents([.year, .month, .day], from: Date())
            return String(format: "%04d-%02d-%02d", parts.year ?? 0, parts.month ?? 0, parts.day ?? 0)
        }
        let days = [today()]
        let cut = try #require(try json("trajectory bac-lieu.socai")["cut"] as? Answer)
        #expect((days + [today()]).contains(cut["effectiveOn"] as? String ?? ""))
    }

    private func answers(_ name: String) throws -> [Answer] { try #require(expected[name] as? [Answer]) }

    /// The cut of an expected answer as the command line has it.
    private func cut(_ answer: Answer) throws -> String {
        let day = try #require((answer["cut"] as? Answer)?["effectiveOn"] as? String)
        return (answer["known"] as? String).map { "\(day)@\($0)" } ?? day
    }

    private func check(_ answer: Answer, _ command: String) throws {
        var answer = answer
        answer["known"] = nil
        var found = try json(command)
        if let targets = found["targets"] as? [Answer] {
            // What the expected figures, which are older, don't speak of: no total of the fixture is old or missing.
            for totals in targets.compactMap({ $0["totals"] as? [String: [String]] }) {
                let isWhole = totals.values.allSatisfy { $0.isEmpty }
                #expect(isWhole, "\(totals)")
            }
            found["targets"] = targets.map { target in target.filter { $0.key != "totals" } }
        }
        #expect(found as NSDictionary == answer as NSDictionary, "socai \(command)")
    }

    private func json(_ command: String) throws -> Answer {
        let outcome = try session.run("socai \(command) --format json")
        #expect(outcome.status == 0, "\(outcome.errorText)")
        // One line: compact, and a line break at the end only.
        #expect(outcome.output.count(where: { $0 == 0x0A }) == 1 && outcome.output.last == 0x0A)
        return try #require(try JSONSerialization.jsonObject(with: Data(outcome.output)) as? Answer)
    }
}
