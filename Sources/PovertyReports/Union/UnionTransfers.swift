// Households that move from one office to another: the one dissolves them and names the other, the other registers them
// and names the one, both with the id of the transfer. Who has left and not arrived is in transit, and counts nowhere.

import EventLedger
import Files
import PovertyLedger

/// A household that left one office of a union for another, or came from it.
public struct UnionTransfer: Hashable, Sendable {
    /// One of its two sides.
    public struct Side: Hashable, Sendable {
        /// The code that the household has there.
        public let household: String
        /// The day on which it left or arrived.
        public let effectiveOn: Day
        /// The event.
        public let event: FindingEvent
    }

    /// The id of the transfer, which both offices record.
    public let id: String
    /// The office that it left.
    public let from: String
    /// The office that it went to.
    public let to: String
    /// How it left, in the order of recording; once, unless the transfer was recorded again.
    public let departures: [Side]
    /// How it arrived, likewise.
    public let arrivals: [Side]

    /// Whether it has left and not arrived.
    public var isInTransit: Bool { !departures.isEmpty && arrivals.isEmpty }
}

extension UnionCutView {
    /// The transfers that either side has recorded inside the cut, by the day on which they left, or else arrived.
    ///
    /// Those with an office outside the union are left out: their other side is not known. Cost: one replay of each
    /// ledger, and a lookup for each transfer.
    public func transfers() throws(LedgerError) -> [UnionTransfer] {
        let names = Set(view.offices.map(\.name))
        var departures: [TransferKey: [UnionTransfer.Side]] = [:]
        var arrivals: [TransferKey: [UnionTransfer.Side]] = [:]
        for (office, cut) in zip(view.offices, cuts) {
            var fold = TransferFold(cut: cut.cut)
            try cut.ledger.replay(through: cut.cut.position, into: &fold)
            for found in fold.found {
                guard let slash = found.transfer.firstIndex(of: "/") else { continue }
                let (other, id) = (String(found.transfer[..<slash]), String(found.transfer[slash...].dropFirst()))
                guard names.contains(other), !id.isEmpty else { continue }
                let side = try cut.side(found)
                if found.isArrival {
                    arrivals[TransferKey(from: other, to: office.name, id: id), default: []].append(side)
                } else {
                    departures[TransferKey(from: office.name, to: other, id: id), default: []].append(side)
                }
            }
        }
        return Set(departures.keys).union(arrivals.keys).map { key in
            UnionTransfer(
                id: key.id, from: key.from, to: key.to, departures: departures[key] ?? [],
                arrivals: arrivals[key] ?? [])
        }.sorted { ($0.day, $0.from, $0.to, $0.id) < ($1.day, $1.from, $1.to, $1.id) }
    }

    /// The findings of transfers: those that were recorded again, arrived without having left, or are under way.
    func transferFindings() throws(LedgerError) -> [Finding] {
        try transfers().compactMap(\.finding)
    }
}

extension UnionTransfer {
    /// What is to be said of it; nil where it left once and arrived once.
    fileprivate var finding: Finding? {
        let sides = departures + arrivals
        let events = sides.map(\.event)
        let household = sides.first?.household
        if departures.count > 1 || arrivals.count > 1 {
            let sentence: Sentence =
                "the transfer \(id) from \(from) to \(to) is recorded again: \(departures.count) times as left, "
                + "\(arrivals.count) times as arrived"
            return Finding(
                .repeatedTransfer, on: day, household: household, events: events,
                figures: [
                    FindingFigure("departures", departures.count), FindingFigure("arrivals", arrivals.count),
                ], sentence: sentence)
        }
        if departures.isEmpty {
            let sentence: Sentence =
                "it arrived in \(to) by the transfer \(id), and \(from) has not recorded that it left"
            return Finding(
                .arrivedWithoutLeaving, on: day, household: household, events: events, sentence: sentence)
        }
        guard isInTransit else { return nil }
        let sentence: Sentence =
            "it left \(from) for \(to) by the transfer \(id) and has not arrived; it counts nowhere"
        return Finding(.inTransit, on: day, household: household, events: events, sentence: sentence)
    }
}

extension UnionTransfer {
    /// The day on which it left, or else arrived.
    fileprivate var day: Day { departures.first?.effectiveOn ?? arrivals.first?.effectiveOn ?? .first }
}

extension CutView {
    /// A side of a transfer with its names.
    fileprivate func side(_ found: TransferFold.Found) throws(LedgerError) -> UnionTransfer.Side {
        guard let event = try ledger.documentedEvent(at: found.position), let day = Day(daysSinceEpoch: found.day)
        else {
            throw LedgerError.missingEvent(at: found.position)
        }
        return UnionTransfer.Side(
            household: try view.householdName(found.household), effectiveOn: day, event: FindingEvent(event))
    }
}

/// What both sides of a transfer say alike.
private struct TransferKey: Hashable {
    let from: String
    let to: String
    let id: String
}

/// The events of a ledger that are sides of transfers.
private struct TransferFold: Projection {
    /// One of them.
    struct Found {
        let position: Position
        let household: UInt32
        let day: Int32
        let isArrival: Bool
        let transfer: String
    }

    let cut: Cut
    private(set) var found: [Found] = []

    init(cut: Cut) { self.cut = cut }

    mutating func apply(_ event: EventHead, payload: RawSpan) throws(LedgerError) {
        let isArrival = event.type == EventKind.householdRegistered.recordType
        guard isArrival || event.type == EventKind.householdDissolved.recordType, event.isInside(cut) else { return }
        var text: String?
        if isArrival {
            guard let view = HouseholdRegistered.View(payload) else { throw LedgerError.misfit(at: event.position) }
            if let transfer = view.transfer { text = TransferFold.text(transfer) }
        } else {
            guard let view = HouseholdDissolved.View(payload) else { throw LedgerError.misfit(at: event.position) }
            if let transfer = view.transfer { text = TransferFold.text(transfer) }
        }
        guard let text else { return }
        found.append(
            Found(
                position: event.position, household: event.streamNumber, day: event.effectiveDay, isArrival: isArrival,
                transfer: text))
    }

    private static func text(_ bytes: RawSpan) -> String {
        bytes.withUnsafeBytes { String(decoding: $0, as: UTF8.self) }
    }
}
