// A generated history divided among offices: what is about a household goes to one of them, what is of units, funds, plans
// and closings to all, and the rest to the first. References follow their events. It never looks at an answer.

import EventLedger
import LedgerTestSupport
import PovertyReports

/// The entries of each office, in the order of recording.
struct DividedHistory {
    /// The entries of each office.
    private(set) var offices: [[Entry]]
    private var homes: [String: Int] = [:]
    /// For each event the offices that have it, with its number in their part of the entry.
    private var places: [EventReference: [Int: EventReference]] = [:]
    private var random: SeededGenerator

    init(_ entries: [Entry], among count: Int, seed: UInt64) {
        offices = Array(repeating: [], count: count)
        random = SeededGenerator(seed: seed)
        for entry in entries { divide(entry) }
    }

    private mutating func divide(_ entry: Entry) {
        // An event may refer to a later one of its entry: first it is known where each will be.
        var shares: [(event: Event, offices: [Int])] = []
        var counts: [Int: Int] = [:]
        for (index, event) in entry.events.enumerated() {
            let reference = EventReference(entry: entry.id, ordinal: index + 1)
            let offices = who(records: event)
            for office in offices {
                counts[office, default: 0] += 1
                places[reference, default: [:]][office] = EventReference(
                    entry: entry.id, ordinal: counts[office] ?? 1)
            }
            shares.append((event, offices))
        }
        for office in counts.keys {
            var part = entry
            part.events = shares.filter { $0.offices.contains(office) }.map { share in
                share.event.referring { places[$0]?[office] ?? $0 }
            }
            offices[office].append(part)
        }
    }

    private mutating func who(records event: Event) -> [Int] {
        let all = Array(offices.indices)
        if let household = event.household {
            if homes[household] == nil { homes[household] = random.number(0...offices.count - 1) }
            return [homes[household] ?? 0]
        }
        switch event.body {
        case .eventVoided(let fields): return places[fields.event].map { $0.keys.sorted() } ?? [0]
        case .unitEstablished, .unitChanged, .unitMerged, .unitDivided, .householdTotalReported, .fundEstablished,
            .planAdopted, .planRevised, .periodClosed:
            return all
        default: return [0]
        }
    }
}

extension Event {
    /// The household that it is about.
    fileprivate var household: String? {
        switch body {
        case .householdRegistered(let fields): fields.household
        case .householdMoved(let fields): fields.household
        case .householdSizeChanged(let fields): fields.household
        case .householdDissolved(let fields): fields.household
        case .householdClassified(let fields): fields.household
        case .householdExitedPoverty(let fields): fields.household
        case .incomeAssessed(let fields): fields.household
        case .aidGiven(let fields): fields.subject.household
        case .sponsorAssigned(let fields): fields.household
        case .sponsorEnded(let fields): fields.household
        case .responsibilityAssigned(let fields): fields.subject.household
        case .responsibilityEnded(let fields): fields.subject.household
        default: nil
        }
    }

    /// The same with its references replaced.
    fileprivate func referring(_ place: (EventReference) -> EventReference) -> Event {
        var event = self
        switch body {
        case .eventVoided(var fields):
            fields.event = place(fields.event)
            event.body = .eventVoided(fields)
        case .awardRevoked(var fields):
            fields.award = place(fields.award)
            event.body = .awardRevoked(fields)
        case .initiativeAdopted(var fields):
            fields.initiative = place(fields.initiative)
            event.body = .initiativeAdopted(fields)
        case .contributionReceived(var fields):
            fields.pledge = fields.pledge.map(place)
            event.body = .contributionReceived(fields)
        default: break
        }
        return event
    }
}

extension HouseholdOrUnit {
    /// The household; nil for a unit.
    fileprivate var household: String? { if case .household(let id) = self { id } else { nil } }
}
