// How two ledgers of the domain compare: the result of the generic ledger, and the first events that differ in the
// domain's terms.

import EventLedger

/// How two ledgers compare, with the first events that differ.
public struct HouseholdLedgerComparison: Hashable, Sendable {
    /// The path of the first ledger.
    public let path: String
    /// The path of the second, as it was named.
    public let otherPath: String
    /// How they compare, and where they fork.
    public let comparison: LedgerComparison
    /// The first event that differs as it is in the first ledger; nil where there is none.
    public let event: Event?
    /// The same event in the second.
    public let otherEvent: Event?
}

extension HouseholdLedgerComparison {
    /// Where they fork; nil where they don't.
    package var fork: LedgerFork? {
        if case .forked(let fork) = comparison.relation { fork } else { nil }
    }
}

extension HouseholdLedgerComparison: LedgerAnswer {
    /// How they compare, what they have in common, where each ends, and where they fork with the events of each there.
    public var columns: [AnswerColumn<HouseholdLedgerComparison>] {
        let fork: [AnswerColumn<HouseholdLedgerComparison>] = [
            .number("position", .position, \.fork?.position),
            .texts("differences") { $0.fork?.differences.map(\.rawValue) }, side("ledger", \.fork?.side, \.event),
            side("other", \.fork?.otherSide, \.otherEvent),
        ]
        return [
            .truth("equal", \.comparison.isEqual), .word("relation", \.comparison.relation.name),
            .object("common", \.comparison.common, LedgerMark.columns) { $0 == "claimedTime" ? nil : $0 },
            end("ledger", \.path, \.comparison.offset, \.comparison.end),
            end("other", \.otherPath, \.comparison.otherOffset, \.comparison.otherEnd),
            .truth("sameTree", \.comparison.haveSameTree),
            .list("checkpointsBeyond", \.comparison.checkpointsBeyond, Checkpoint.columns).onlyInJSON,
            .texts("checkpointsBeyond") { $0.comparison.checkpointsBeyond.map { "\($0.size)" } }.notInJSON,
            .object("fork", { $0.fork == nil ? nil : $0 }, fork) { $0 == "position" ? "forkPosition" : $0 },
        ]
    }

    /// Where one of them ends.
    private func end(
        _ name: String, _ path: @escaping (Self) -> String, _ offset: @escaping (Self) -> UTCOffset,
        _ end: @escaping (Self) -> LedgerMark
    ) -> AnswerColumn<Self> {
        let columns: [AnswerColumn<Self>] =
            [.text("path", path), .code("utcOffset") { "\(offset($0))" }, .part(end, LedgerMark.columns)]
        let names = ["utcOffset": "\(name)UtcOffset", "position": "\(name)Position"]
        return .object(name, { $0 }, columns) { names[$0] }
    }

    /// The entry and event of one of them at the fork.
    private func side(
        _ name: String, _ side: @escaping (Self) -> ForkSide?, _ event: @escaping (Self) -> Event?
    ) -> AnswerColumn<Self> {
        let columns: [AnswerColumn<Self>] = [
            .part(side, ForkSide.columns), .event("event", event),
        ]
        return .object(name, { $0 }, columns)
    }
}

extension LedgerRelation {
    fileprivate var name: String {
        switch self {
        case .sameEntries: "sameEntries"
        case .past: "past"
        case .future: "future"
        case .forked: "forked"
        }
    }
}

extension LedgerMark {
    /// The place, and the entry that ends there.
    package static var columns: [AnswerColumn<LedgerMark>] {
        [
            .number("position", .position, \.position), .count("entries", \.entries), .text("entry", \.entry),
            .instant("recordedAt", \.recordedAt), .truth("claimedTime", \.claimedTime),
        ]
    }
}

extension ForkSide {
    /// The entry; in CSV only the columns that help to find it.
    fileprivate static var columns: [AnswerColumn<ForkSide>] {
        [
            .text("entry", \.entry), .number("firstPosition", .position, \.positions.lowerBound).onlyInJSON,
            .number("lastPosition", .position, \.positions.upperBound).onlyInJSON, .instant("recordedAt", \.recordedAt),
            .truth("claimedTime", \.claimedTime).onlyInJSON, .text("actor", \.actor), .text("document", \.document),
            .text("reason", \.reason).onlyInJSON, .text("restates", \.restates).onlyInJSON,
            .reference("reference", \.event?.reference),
        ]
    }
}
