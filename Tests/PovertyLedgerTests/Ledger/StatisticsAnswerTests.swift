// The promise that the statistics of a ledger are part of `info` where they are asked for and only there, with the same
// figures in JSON and CSV, and that an import is counted.

import EventLedger
import Foundation
import LedgerTestSupport
import PovertyLedger
import Testing

@Suite struct StatisticsAnswerTests {
    private func members(_ object: [String: Any], _ prefix: String) -> [String: Int] {
        object.reduce(into: [:]) { result, member in
            let name = prefix + member.key.prefix(1).uppercased() + member.key.dropFirst()
            if let inner = member.value as? [String: Any] {
                result.merge(members(inner, name)) { $1 }
            } else {
                result[name] = member.value as? Int
            }
        }
    }

    @Test func infoHasThemWhereTheyAreAskedFor() throws {
        let place = try TemporaryLedger()
        let ledger = try HouseholdLedger(at: place.path, mode: .create)
        try ledger.record(
            Entry(id: "e", actor: "UBND", events: [.unitEstablished("u", name: "U", kind: .ward, on: "2022-01-01")]))
        try ledger.record(
            Entry(
                id: "f", actor: "UBND",
                events: [
                    .householdRegistered("H", in: "u", members: 2, on: "2022-01-01"),
                    .householdClassified("H", as: .poor, on: "2022-01-01"),
                ]))
        _ = try ledger.read { (view) throws(LedgerError) in try view.replayed.at("2022").counts() }
        #expect(try ledger.info().statistics == nil)
        #expect(!String(decoding: try ledger.info().json, as: UTF8.self).contains("statistics"))
        let info = try ledger.info(withStatistics: true)
        let statistics = try #require(info.statistics)
        #expect(statistics.commits.entries == 2 && statistics.commits.events == 3)
        #expect(statistics.commits.durations.number == 2 && statistics.replays.durations.number >= 1)
        #expect(statistics.replays.events >= 3)
        let json = try #require(try JSONSerialization.jsonObject(with: Data(info.json)) as? [String: Any])
        let object = try #require(json["statistics"] as? [String: Any])
        #expect((object["commits"] as? [String: Any])?["events"] as? Int == 3)
        let lines = info.csv().split(separator: "\r\n").map {
            $0.split(separator: ",", omittingEmptySubsequences: false)
        }
        let row = Dictionary(uniqueKeysWithValues: zip(lines[0].map(String.init), lines[1].map(String.init)))
        let flat = members(object, "statistics")
        #expect(flat.count > 30)
        for (name, figure) in flat { #expect(row[name] == String(figure), "\(name)") }
        // A part of its own is an answer too, and classes of durations add up.
        #expect(statistics.csv().split(separator: "\r\n").count == 2)
        #expect(statistics.commits.durations.numbers.reduce(0, +) == 2)
    }
}
