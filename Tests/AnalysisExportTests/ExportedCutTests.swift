// The promise: the condition of a cut, asked of the exported tables, gives at any day and position what the naive model
// gives by going through all events: back-dated across closings, voided, moved, merged, several on one day.

import EventLedger
import LedgerTestSupport
import PovertyLedger
import Testing

@testable import AnalysisExport

@Suite struct ExportedCutTests {
    private static let seeds = UInt64(2301)..<2325

    /// What an export says of a household at a cut.
    private struct Found: Equatable {
        let unit: String?
        let householdClass: String?
        let socialProtection: Int64?
        let members: Int64?
    }

    private struct Exported {
        let history: GeneratedHistory
        let view: HouseholdView
        let rows = RowsInMemory()

        init(seed: UInt64) throws {
            history = GeneratedHistory.of(seed: seed, events: 260)
            let place = try TemporaryLedger()
            let ledger = try HouseholdLedger(at: place.path, mode: .create, clock: { [history] in history.clock })
            for entry in history.accepted { try ledger.record(entry, keepingRecordedTime: true) }
            view = try ledger.view()
            _ = try view.exportTables(to: rows, "", { _ in })
        }

        /// Cuts at the edges of the history, and the days whose units are counted by.
        func cuts(_ count: Int) -> [(cut: NaiveCut, unitsOn: Day)] {
            var cuts = CutGenerator(seed: history.seed, ledger: history.ledger)
            return (0..<count).compactMap { _ in
                guard let cut = try? history.ledger.resolve(cuts.request()), cut.effectiveOn < .last else { return nil }
                let unitsOn = cuts.unitsOn() ?? cut.effectiveOn
                return (cut, min(unitsOn, Day.last.previous ?? .first))
            }
        }
    }

    @Test(arguments: 0..<4)
    func statesAreThoseOfTheModel(share: Int) throws {
        for seed in Self.seeds where Int(seed) % 4 == share {
            let exported = try Exported(seed: seed)
            let states = exported.rows.rows(of: "household_states")
            for (cut, _) in exported.cuts(40) {
                var found: [String: Found] = [:]
                for row in states where row.holds(at: cut) {
                    let household = try #require(row.text("household"))
                    #expect(found[household] == nil, "\(exported.history) \(cut): \(household) twice")
                    found[household] = Found(
                        unit: row.text("unit"), householdClass: row.text("class"),
                        socialProtection: row.number("social_protection"), members: row.number("members"))
                }
                let expected = exported.history.ledger.households(cut).filter(\.value.isPresent).mapValues {
                    Found(
                        unit: $0.unit, householdClass: $0.householdClass.name,
                        socialProtection: $0.socialProtection ? 1 : 0, members: Int64($0.members))
                }
                #expect(found == expected, "\(exported.history) \(cut)")
            }
        }
    }

    /// A position inside an entry is the cut before it: an entry is known all at once.
    @Test func anEntryIsKnownAllAtOnce() throws {
        let exported = try Exported(seed: 2301)
        let states = exported.rows.rows(of: "household_states")
        let day: Day = "2025-12-31"
        var ends = 0
        for entry in exported.history.ledger.entries where entry.last > entry.first {
            let before = states.filter { $0.holds(at: NaiveCut(day, position: entry.first - 1)) }
            let inside = states.filter { $0.holds(at: NaiveCut(day, position: entry.last - 1)) }
            let after = states.filter { $0.holds(at: NaiveCut(day, position: entry.last)) }
            #expect(before.map { $0.text("household") } == inside.map { $0.text("household") })
            if after.count != before.count { ends += 1 }
        }
        #expect(ends > 0)
    }

    @Test func rectanglesAreProperAndEndWhereEntriesEnd() throws {
        for seed in Self.seeds.prefix(6) {
            let exported = try Exported(seed: seed)
            let ends = Set(exported.history.ledger.entries.map { Int64($0.last) })
            for table in ["household_states", "units", "unit_lines"] {
                let rows = exported.rows.rows(of: table)
                #expect(!rows.isEmpty)
                for row in rows {
                    let from = try #require(row.number("known_from"))
                    let to = try #require(row.number("known_to"))
                    #expect(ends.contains(from) && (ends.contains(to) || to == 999_999_999_999_999) && from < to)
                    #expect(try #require(row.day("valid_from")) < (try #require(row.day("valid_to"))))
                }
            }
        }
    }

    /// Which decision is in force is what the latest of them inside the cut is.
    @Test(arguments: 0..<4)
    func decisionsInForceAreTheLatest(share: Int) throws {
        for seed in Self.seeds where Int(seed) % 4 == share {
            let exported = try Exported(seed: seed)
            let states = exported.rows.rows(of: "household_states")
            for (cut, _) in exported.cuts(10) {
                var latest: [String: (day: Day, position: Int)] = [:]
                for event in exported.history.ledger.live(knownThrough: cut.position) {
                    guard let day = event.day, day <= cut.effectiveOn, let household = event.household else { continue }
                    switch event.body {
                    case .householdClassified, .householdExitedPoverty: break
                    default: continue
                    }
                    if let known = latest[household], (known.day, known.position) > (day, event.position) { continue }
                    latest[household] = (day, event.position)
                }
                for row in states where row.holds(at: cut) {
                    let household = try #require(row.text("household"))
                    #expect(
                        row.number("decision").map(Int.init) == latest[household]?.position,
                        "\(exported.history) \(cut) \(household)")
                }
            }
        }
    }

    /// The units that a unit counts in are those of the model on any day.
    @Test(arguments: 0..<4)
    func unitsCountWhereTheModelSays(share: Int) throws {
        for seed in Self.seeds where Int(seed) % 4 == share {
            let exported = try Exported(seed: seed)
            let model = exported.history.ledger
            let lines = exported.rows.rows(of: "unit_lines")
            for (cut, unitsOn) in exported.cuts(15) {
                let known = model.live(knownThrough: cut.position).compactMap { event in
                    if case .unitEstablished(let fields) = event.body { fields.unit } else { nil }
                }
                let held = lines.filter { $0.holds(at: cut, on: unitsOn) }
                for unit in known {
                    let own = held.filter { $0.text("unit") == unit }
                    let first = own.filter { $0.number("level") == 0 }.compactMap { $0.text("part_of") }
                    let row = model.row(ofUnit: unit, cut, unitsOn: unitsOn, level: nil, within: nil)
                    #expect(first == [row].compactMap(\.self), "\(exported.history) \(cut) \(unit) on \(unitsOn)")
                    for above in known {
                        let isPart = model.row(ofUnit: unit, cut, unitsOn: unitsOn, level: nil, within: above) != nil
                        #expect(
                            own.contains { $0.text("part_of") == above } == isPart,
                            "\(exported.history) \(cut) \(unit) in \(above) on \(unitsOn)")
                    }
                }
            }
        }
    }

    /// Units have the names and codes that `units` answers with.
    @Test func unitsAreThoseOfTheLedger() throws {
        for seed in Self.seeds.prefix(8) {
            let exported = try Exported(seed: seed)
            let units = exported.rows.rows(of: "units")
            for (cut, _) in exported.cuts(10) {
                let at = exported.view.at(Cut(effectiveOn: cut.effectiveOn, position: cut.position))
                let expected = try at.units().units.map { [$0.unit, $0.name, $0.code ?? "", $0.merger?.into ?? ""] }
                let found = units.filter { $0.holds(at: cut) }.map { row in
                    ["unit", "name", "code", "merged_into"].map { row.text($0) ?? "" }
                }
                #expect(found.sorted { $0[0] < $1[0] } == expected, "\(exported.history) \(cut)")
            }
        }
    }

    /// Events inside a cut, and aid among them, are those that the model keeps.
    @Test(arguments: 0..<4)
    func eventsInsideACutAreThoseOfTheModel(share: Int) throws {
        for seed in Self.seeds where Int(seed) % 4 == share {
            let exported = try Exported(seed: seed)
            let (events, aid) = (exported.rows.rows(of: "events"), exported.rows.rows(of: "aid"))
            #expect(events.count == exported.history.ledger.position)
            for (cut, _) in exported.cuts(15) {
                let live = exported.history.ledger.live(knownThrough: cut.position).filter { event in
                    event.day.map { $0 <= cut.effectiveOn } ?? false
                }
                let found = events.filter { $0.isInside(cut) && $0.text("type") != "eventVoided" }
                #expect(
                    found.compactMap { $0.number("position") } == live.map { Int64($0.position) },
                    "\(exported.history) \(cut)")
                let amounts = live.compactMap { event in
                    if case .aidGiven(let fields) = event.body { fields.amountVND ?? 0 } else { nil }
                }
                #expect(aid.filter { $0.isInside(cut) }.map { $0.number("amount_vnd") ?? 0 } == amounts)
            }
        }
    }
}
