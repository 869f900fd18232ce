// The households behind a number, each with the events that put it there.

import EventLedger
import PovertyLedger

/// Why a number is what it is: every household it counts.
public struct CountExplanation: Hashable, Sendable {
    /// The cut.
    public let cut: Cut
    /// The day whose units are counted by.
    public let unitsOn: Day
    /// The accounts that are counted.
    public let filter: AccountFilter
    /// The households, by code.
    public let households: [CountedHousehold]

    /// The number: how many households, and the persons in them.
    public var tally: Tally {
        Tally(households: households.count, persons: households.reduce(0) { $0 + $1.members })
    }
}

extension CountExplanation: LedgerAnswer {
    /// The cut, the accounts, the number, and the households.
    public var columns: [AnswerColumn<CountExplanation>] {
        [
            .cut("cut", \.cut, unitsOn: \.unitsOn), .part(\.filter, AccountFilter.columns).onlyInJSON,
            .object("count", \.tally, Tally.columns).onlyInJSON,
            .list("households", \.households, CountedHousehold.columns),
        ]
    }
}

/// A household that a number counts.
public struct CountedHousehold: Hashable, Sendable {
    /// Its code.
    public let household: String
    /// Its account, its unit by the units of the explanation's day.
    public let account: Account
    /// Its members at the cut.
    public let members: Int
    /// The event by which it came into its class for the last time; where the filter asks for social protection, into
    /// its class and protection.
    public let entered: EventSource
    /// The event that placed it in the unit it is recorded in; the registration or the last move.
    public let placed: EventSource
    /// The latest decision that confirmed its class since; nil when there was none.
    public let confirmed: EventSource?
}

extension CountedHousehold {
    /// The household, and the events that put it where it is counted; CSV has the document of the first of them.
    package static var columns: [AnswerColumn<CountedHousehold>] {
        let entered = [
            "reference": "entered", "type": "enteredType", "effectiveOn": "enteredOn", "recordedAt": "recordedAt",
            "claimedTime": "claimedTime", "actor": "actor", "document": "document",
        ]
        let confirmed = ["reference": "confirmed", "effectiveOn": "confirmedOn"]
        return [
            .code("household", \.household), .part(\.account, Account.columns(byUnit: true)),
            .count("members", \.members), .object("entered", \.entered, EventSource.columns) { entered[$0] },
            .object("placed", \.placed, EventSource.columns) { $0 == "reference" ? "placed" : nil },
            .object("confirmed", \.confirmed, EventSource.columns) { confirmed[$0] },
        ]
    }
}

// What made a number change between two cuts: the households that it counts at one of them only, each with the events
// that did it.

/// Why a number differs between two cuts: who entered its accounts and who left them.
public struct ChangeExplanation: Hashable, Sendable {
    /// The first cut.
    public let from: Cut
    /// The second cut.
    public let to: Cut
    /// The day whose units both are counted by.
    public let unitsOn: Day
    /// The accounts that are counted.
    public let filter: AccountFilter
    /// The number at the first cut.
    public let opening: Tally
    /// The number at the second cut.
    public let closing: Tally
    /// The households that are counted at one of the cuts only, by code.
    public let households: [AccountChanger]

    /// How many households are counted at the second cut only.
    public var entered: Int { households.count { $0.hasEntered } }
    /// How many households are counted at the first cut only.
    public var left: Int { households.count { !$0.hasEntered } }
}

extension ChangeExplanation: LedgerAnswer {
    /// Both cuts, the accounts, the numbers, and the households; CSV has the households only.
    public var columns: [AnswerColumn<ChangeExplanation>] {
        let frame: [AnswerColumn<ChangeExplanation>] = [
            .cut("from", \.from, unitsOn: \.unitsOn), .cut("to", \.to, unitsOn: \.unitsOn),
            .part(\.filter, AccountFilter.columns), .object("opening", \.opening, Tally.columns),
            .object("closing", \.closing, Tally.columns), .count("entered", \.entered), .count("left", \.left),
        ]
        return frame.map(\.onlyInJSON) + [.list("households", \.households, AccountChanger.columns)]
    }
}

/// A household that a number counts at one of two cuts only.
public struct AccountChanger: Hashable, Sendable {
    /// Its code.
    public let household: String
    /// Whether it is counted at the second cut; otherwise at the first.
    public let hasEntered: Bool
    /// Its account at the first cut; nil when it is absent.
    public let from: Account?
    /// Its account at the second cut; nil when it is absent.
    public let to: Account?
    /// Its members at the cut that counts it.
    public let members: Int
    /// The events in force at one of the cuts only that changed its presence or class (its social protection and unit
    /// too, where the filter asks for those), in timeline order.
    public let events: [ChangingEvent]
}

extension AccountChanger {
    /// Who came from where to where, by which events.
    package static var columns: [AnswerColumn<AccountChanger>] {
        let event: [AnswerColumn<ChangingEvent>] = [
            .part(\.source, EventSource.columns), .word("inForceAt") { $0.isInForceAtSecond ? "to" : "from" },
            .object("voidedBy", \.voidedBy, EventSource.columns),
        ]
        return [.code("household", \.household), .word("change") { $0.hasEntered ? "entered" : "left" }]
            + place("from", \.from) + place("to", \.to) + [
                .count("members", \.members), .list("events", \.events, event),
                .texts("events") { $0.events.map { "\($0.source.reference)" } }.notInJSON,
                .texts("documents", separator: "; ") { $0.events.compactMap { ($0.voidedBy ?? $0.source).document } }
                    .notInJSON,
            ]
    }

    /// Its account at a cut: an object, in CSV fields like `fromClass`, which is `absent` where there is no account.
    private static func place(
        _ name: String, _ account: @escaping (AccountChanger) -> Account?
    ) -> [AnswerColumn<AccountChanger>] {
        let fields: [AnswerColumn<AccountChanger>] = [
            .text("\(name)Unit") { account($0)?.unit }, .state("\(name)Class") { account($0)?.householdClass },
            .truth("\(name)SocialProtection") { account($0)?.socialProtection },
        ]
        return [.object(name, account, Account.columns(byUnit: true)).onlyInJSON] + fields.map(\.notInJSON)
    }
}

/// An event that is in force at one of two cuts only.
public struct ChangingEvent: Hashable, Sendable {
    /// The event with its document.
    public let source: EventSource
    /// Whether it is in force at the second cut; otherwise at the first.
    public let isInForceAtSecond: Bool
    /// The void, with its document, by which it is not in force at the other cut; nil where it is only later, or known
    /// later, than that.
    public let voidedBy: EventSource?
}
