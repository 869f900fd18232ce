// The questions of the contract, asked of both sides: cuts, counts, diffs, trajectories and timelines.

import EventLedger
import Foundation
import LedgerTestSupport
import PovertyLedger
import Testing

extension ContractSides {
    /// Resolves a cut on both sides; nil when both refuse it, for the same reason.
    func resolve(_ request: NaiveCutRequest) throws -> NaiveCut? {
        try real.resolve(request, beside: model, "\(history)")
    }

    /// Counts of a cut by unit and without, by the units of a level, and of one unit with all below it.
    func compareCounts(_ request: NaiveCutRequest, unitsOn: Day?, level: UnitKind?, unit: String?) throws {
        guard let cut = try resolve(request) else { return }
        for byUnit in [true, false] {
            let counts = try real.at(
                CutExpression(request), unitsOn: unitsOn
            ).counts(by: byUnit ? UnitGrouping(level) : nil, unit: unit)
            let place: Comment = """
                \(history), \(request), units on \(unitsOn?.description ?? "-"), by unit \(byUnit), \
                level \(level?.name ?? "-"), only \(unit ?? "all")
                """
            let rows = counts.rows.map { (NaiveAccount($0.account), NaiveTally($0.tally)) }
            #expect(NaiveCut(counts.cut) == cut && counts.unitsOn == unitsOn ?? cut.effectiveOn, place)
            #expect(rows.map(\.0) == rows.map(\.0).sorted(), place)
            let replayed = try real.at(CutExpression(request), unitsOn: unitsOn).replayed
            #expect(try replayed.counts(by: byUnit ? UnitGrouping(level) : nil, unit: unit) == counts, place)
            let figures = Dictionary(rows, uniquingKeysWith: { first, _ in first })
            #expect(figures.count == rows.count, place)
            let expected = model.counts(cut, unitsOn: unitsOn, byUnit: byUnit, level: level, only: unit)
            #expect(figures == expected, place)
            guard byUnit, level == nil, unit == nil else { continue }
            for unit in Set(expected.keys.compactMap(\.unit)).union(["city"]) {
                let sum = model.counts(cut, unitsOn: unitsOn, only: unit).values.reduce(0) { $0 + $1.households }
                #expect(counts.tally(unit: unit).households == Int(sum), "\(place) \(unit)")
            }
        }
    }

    /// The diff of two cuts, with its households and the events that changed them.
    func compareDiff(
        _ first: NaiveCutRequest, _ second: NaiveCutRequest, unitsOn: Day?, level: UnitKind?
    ) throws {
        guard let from = try resolve(first), let to = try resolve(second) else { return }
        for byUnit in [true, false] {
            let place: Comment = """
                \(history), \(first) to \(second), units on \(unitsOn?.description ?? "-"), by unit \(byUnit)
                """
            let diff = try real.at(
                CutExpression(second), unitsOn: unitsOn ?? max(first.effectiveOn, second.effectiveOn)
            ).difference(
                since: try real.cut(CutExpression(first)), by: byUnit ? UnitGrouping(level) : nil,
                listingHouseholds: true)
            for view in [try real.view(), try real.view().replayed] {
                let accounts = try view.at(CutExpression(second), unitsOn: diff.unitsOn).accountChanges(
                    since: diff.from, by: byUnit ? UnitGrouping(level) : nil)
                #expect(accounts == diff.accounts, place)
            }
            let expected = model.diff(from: from, to: to, unitsOn: unitsOn, byUnit: byUnit, level: level)
            #expect(NaiveCut(diff.from) == from && NaiveCut(diff.to) == to, place)
            let accounts = diff.accounts.map { row in
                (NaiveAccount(row.account), NaiveAccountChange(NaiveTally(row.opening), NaiveTally(row.closing)))
            }
            #expect(accounts.map(\.0) == accounts.map(\.0).sorted() && accounts.count == expected.accounts.count, place)
            #expect(Dictionary(accounts, uniquingKeysWith: { first, _ in first }) == expected.accounts, place)
            let transitions = diff.transitions.map { row in
                (NaiveTransition(from: row.from, to: row.to), NaiveTally(row.tally))
            }
            #expect(transitions.count == expected.transitions.count, place)
            #expect(Dictionary(transitions, uniquingKeysWith: { first, _ in first }) == expected.transitions, place)
            #expect(diff.households?.map { NaiveHouseholdChange($0) } == expected.households, place)
        }
    }

    /// The trajectory, its verdicts, and what entered and left each class in each year.
    func compareTrajectory(_ request: NaiveCutRequest) throws {
        guard request.effectiveOn.year <= 2100, let cut = try resolve(request) else { return }
        let looked = try real.at(CutExpression(request)).trajectory()
        let trajectory = try real.at(CutExpression(request)).replayed.trajectory()
        let expected = model.trajectory(cut)
        #expect(looked.years.map { NaiveYear($0) } == expected.years, "\(history), \(request)")
        #expect(looked.targets.map { NaiveTargetRow($0) } == expected.targets, "\(history), \(request)")
        for sums in [looked.sums, trajectory.sums] {
            let rows = sums.map { [$0.plan, $0.target.id, "\($0.sum)", "\($0.isCovered)"] + $0.plans }
            #expect(rows == expected.sums, "\(history), \(request)")
        }
        #expect(looked.years.allSatisfy { $0.entered == nil && $0.left == nil }, "\(history), \(request)")
        #expect(trajectory.years.map { NaiveYear($0) } == expected.years, "\(history), \(request)")
        #expect(trajectory.targets.map { NaiveTargetRow($0) } == expected.targets, "\(history), \(request)")
        for row in trajectory.years {
            let end = min(Day.endOfYear(row.year) ?? .last, cut.effectiveOn)
            let before = Day.endOfYear(row.year - 1).map { members(row.householdClass, $0, cut) } ?? []
            let after = members(row.householdClass, end, cut)
            let place: Comment = "\(history), \(request), \(row)"
            #expect(row.entered == after.subtracting(before).count, place)
            #expect(row.left == before.subtracting(after).count, place)
        }
    }

    /// The households of a class on a day, as the model knows them at a cut.
    private func members(_ householdClass: HouseholdClass, _ day: Day, _ cut: NaiveCut) -> Set<String> {
        Set(model.households(NaiveCut(day, position: cut.position)).filter { $0.value.state == householdClass }.keys)
    }

    /// The timeline of a household at a cut, and all that was ever recorded of it by then.
    func compareTimeline(of household: String, _ request: NaiveCutRequest) throws {
        guard let cut = try resolve(request) else { return }
        let place: Comment = "\(history), \(household), \(request)"
        let expected = model.timeline(of: household, cut)
        let id = household.precomposedStringWithCanonicalMapping
        let stream = StreamName(category: StreamCategory.household.rawValue, id: id)
        let items = try real.ledger.timeline(of: stream, at: Cut(effectiveOn: cut.effectiveOn, position: cut.position))
        #expect(items.map(\.position) == expected.map(\.position), place)
        var history: [HistoryItem] = []
        do throws(LedgerError) {
            history = try real.history(of: household, knownAt: .position(cut.position)).items
        } catch { #expect(error.code.rawValue == "notFound", place) }
        let inForce = history.filter { $0.void == nil }.map(\.source)
            .filter { $0.event.effectiveOn ?? .last <= cut.effectiveOn }
        #expect(inForce.map(\.reference) == expected.map(\.reference), place)
        #expect(inForce.map(\.event) == expected.map(\.event), place)
        #expect(inForce.map(\.recordedAt) == expected.map(\.recordedAt), place)
        for item in history {
            let void = model.events.first { event in
                guard event.position <= cut.position, case .eventVoided(let fields) = event.body else { return false }
                return fields.event == item.source.reference
            }
            #expect(item.void?.reference == void?.reference && item.void?.recordedAt == void?.recordedAt, place)
            if case .eventVoided(let fields)? = void?.body { #expect(item.void?.reason == fields.reason, place) }
        }
    }

    /// What the ledger says of itself without reading events.
    func compareExtent() throws {
        let info = try real.info()
        let streams = Set(model.events.compactMap(\.body.stream))
        let place: Comment = "\(history)"
        #expect(info.lastPosition == model.position && info.entries == model.entries.count, place)
        #expect(info.households == streams.count { $0.category == StreamCategory.household.rawValue }, place)
        #expect(info.units == streams.count { $0.category == StreamCategory.unit.rawValue }, place)
        #expect(info.firstRecordedAt == model.entries.first?.recordedAt, place)
        #expect(info.lastRecordedAt == model.entries.last?.recordedAt, place)
    }
}

extension HouseholdLedger {
    /// Resolves a cut here and in the model; nil when both refuse it, for the same reason. All else is an issue.
    func resolve(_ request: NaiveCutRequest, beside model: NaiveLedger, _ place: String) throws -> NaiveCut? {
        let expression = CutExpression(request)
        #expect(try CutExpression("\(request)") == expression, "\(place): \(request)")
        let outcome: Result<Cut, LedgerError>
        do throws(LedgerError) {
            outcome = .success(try cut(expression))
        } catch { outcome = .failure(error) }
        let expected: Result<NaiveCut, NaiveCutError>
        do throws(NaiveCutError) {
            expected = .success(try model.resolve(request))
        } catch { expected = .failure(error) }
        switch (expected, outcome) {
        case (.success(let cut), .success(let resolved)) where cut == NaiveCut(resolved): return cut
        case (.failure(.neverClosed), .failure(let error)) where error.code.rawValue == "notFound": return nil
        case (.failure(.notLastOfEntry(_, let above)), .failure(let error))
        where error.code.rawValue == "invalidPosition" && error.description.contains("\(above ?? 0)"):
            return nil
        default:
            Issue.record("\(place), \(request): the model says \(expected), the ledger \(outcome)")
            return nil
        }
    }
}
