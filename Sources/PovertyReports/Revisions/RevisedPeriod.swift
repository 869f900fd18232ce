// The figures of a closed period: as filed, at each later closing, and now, and which entries changed them.

import EventLedger
import PovertyLedger

/// A closed period as it was known at one time after another.
public struct RevisedPeriod: Hashable, Sendable {
    /// The closing.
    public let closing: Closing
    /// What was known: as filed, at each later closing, and now, in this order.
    public let stages: [RevisionStage]
}

/// An account of a closed period at each of its stages.
package struct RevisedAccount {
    /// The account.
    package let account: Account
    /// Its balances, stage by stage.
    package let tallies: [Tally]
}

extension RevisedPeriod {
    /// An item of a stage of a period.
    package typealias Line<Item> = (period: RevisedPeriod, stage: RevisionStage, item: Item)

    /// What the stages have, one behind the other.
    package func lines<Item>(_ items: (RevisionStage) -> [Item]) -> [Line<Item>] {
        stages.flatMap { stage in items(stage).map { (self, stage, $0) } }
    }

    /// Every account that is not zero at some stage, sorted as counts are.
    package var accounts: [RevisedAccount] {
        let balances = stages.map { stage in
            Dictionary(stage.counts.map { ($0.account, $0.tally) }) { first, _ in first }
        }
        return Set(balances.flatMap(\.keys)).sorted().map { account in
            RevisedAccount(account: account, tallies: balances.map { $0[account] ?? .zero })
        }
    }

    /// All accounts as the last row of a table.
    package var total: RevisedAccount {
        RevisedAccount(account: .all, tallies: stages.map { $0.counts.reduce(.zero) { $0 + $1.tally } })
    }
}

/// Closed periods as they were known at one time after another.
public struct Revisions: LedgerAnswer, Hashable, Sendable {
    /// The periods, in their order.
    public let periods: [RevisedPeriod]
    /// Whether their accounts are broken down by unit.
    public let isByUnit: Bool

    /// The periods with their stages; figures and changes of all of them are each a table of its own.
    public var columns: [AnswerColumn<Revisions>] {
        let through: [AnswerColumn<RevisedPeriod>] = [.day("through", \.closing.through)]
        let (row, change) = (Counts.Row.columns(byUnit: isByUnit), RevisionChange.columns(byUnit: isByUnit))
        let lists: [AnswerColumn<RevisionStage>] = [
            .list("counts", \.counts, row), .list("changes", \.changes, change),
        ]
        let period: [AnswerColumn<RevisedPeriod>] = [
            .reference("closing", \.closing.reference), .list("stages", \.stages, RevisionStage.columns + lists),
        ]
        func lines<Item>(_ columns: [AnswerColumn<Item>]) -> [AnswerColumn<RevisedPeriod.Line<Item>>] {
            [.part(\.period, through), .part(\.stage, RevisionStage.columns), .part(\.item, columns)]
        }
        return [
            .list("periods", \.periods, through + period).onlyInJSON,
            .list("figures", { $0.flatMap { $0.lines(\.counts) } }, lines(row)).notInJSON,
            .list("changes", { $0.flatMap { $0.lines(\.changes) } }, lines(change)).notInJSON,
        ]
    }
}

/// The figures of a period as they were known at one time.
public struct RevisionStage: Hashable, Sendable {
    /// When they were known so.
    public enum Moment: Hashable, Sendable {
        /// At the period's own closing.
        case filed
        /// At the later closing of the period through that day.
        case closing(through: Day)
        /// With all that is recorded.
        case now
    }

    /// When.
    public let moment: Moment
    /// The position that was known, the last of an entry.
    public let position: Position
    /// The accounts that are not zero, sorted as counts are; without units unless they were asked for.
    public let counts: [Counts.Row]
    /// What changed them since the stage before; added to that stage's counts they give these. By entry in the order of
    /// recording, then by cause and account. Empty as filed.
    public let changes: [RevisionChange]
}

extension RevisionStage {
    static var columns: [AnswerColumn<RevisionStage>] {
        [
            .word("known", \.moment.word), .day("knownThrough", \.moment.through),
            .number("position", .position, \.position),
        ]
    }
}

extension RevisionStage.Moment {
    /// The word that JSON and CSV have.
    package var word: String {
        switch self {
        case .filed: "filed"
        case .closing: "closing"
        case .now: "now"
        }
    }

    /// The last day of the later period whose closing it is.
    package var through: Day? {
        if case .closing(let through) = self { through } else { nil }
    }
}

/// Why a figure of a closed period changed.
public enum RevisionCause: String, CaseIterable, Hashable, Sendable {
    /// The same households, counted through a merger of units that became known later.
    case unitChange
    /// Something became known later.
    case lateReport
    /// The entry voids an event of the household that was in effect by the period's last day.
    case correction
}

/// What one entry changed in one account, for one of the causes.
public struct RevisionChange: Hashable, Sendable {
    /// Why.
    public let cause: RevisionCause
    /// The id of the entry.
    public let entry: String
    /// The document it rests on.
    public let document: String?
    /// When it was recorded.
    public let recordedAt: Instant
    /// Whether that time was claimed by an older system rather than read from the ledger's clock.
    public let claimedTime: Bool
    /// The account.
    public let account: Account
    /// Households and persons, more or less.
    public let change: Tally
}

extension RevisionChange {
    /// Why, by which entry, and what changed in which account.
    package static func columns(byUnit: Bool) -> [AnswerColumn<RevisionChange>] {
        [
            .word("cause", \.cause.rawValue), .text("entry", \.entry), .text("document", \.document),
            .instant("recordedAt", \.recordedAt), .truth("claimedTime", \.claimedTime).lastInCSV,
            .part(\.account, Account.columns(byUnit: byUnit)), .number("households", .change, \.change.households),
            .number("persons", .change, \.change.persons),
        ]
    }
}

extension Revisions: RandomAccessCollection {
    /// The place of the first period.
    public var startIndex: Int { periods.startIndex }
    /// The place after the last period.
    public var endIndex: Int { periods.endIndex }
    /// The period at a place.
    public subscript(index: Int) -> RevisedPeriod { periods[index] }
}
