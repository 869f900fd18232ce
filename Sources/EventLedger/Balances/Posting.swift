// What an entry posts: differences to accounts, from a day on. Balances are sums of postings, so an entry that is
// back-dated or voids another invalidates nothing: it posts what it changes. The numbers mean nothing to this module.

/// A difference of two amounts on an account of a series, from a day on.
///
/// The ledger attaches no meaning to series, account and amounts: the wells of a district and their depths, the books on
/// loan. An entry's postings on one account and day are summed up.
public struct Posting: Hashable, Sendable {
    /// What is read as one: all accounts of a series are answered together.
    public var series: UInt32
    /// The account within the series, 0–63.
    public let account: UInt8
    /// The day from which the difference counts.
    public var day: Day
    /// The difference of the first amount.
    public var first: Int64
    /// The difference of the second amount.
    public var second: Int64

    /// How many accounts a series can have.
    public static let accounts = 64

    /// A posting. An account beyond 63 is a programmer's mistake and stops the program.
    public init(series: UInt32, account: UInt8, on day: Day, _ first: Int64, _ second: Int64 = 0) {
        precondition(account < Posting.accounts, "a series has \(Posting.accounts) accounts")
        self.series = series
        self.account = account
        self.day = day
        self.first = first
        self.second = second
    }
}

/// What an entry posts, collected event by event.
public struct Postings: Sendable {
    private var collected: [Posting] = []
    /// Whether a sum of amounts is larger than an Int64 holds.
    private(set) var isTooLarge = false

    /// Nothing.
    public init() {}

    /// Posts a difference.
    public mutating func post(_ posting: Posting) { collected.append(posting) }

    /// How many differences were posted, for `removeAll(after:)`.
    public var count: Int { collected.count }

    /// Forgets what was posted behind the first differences, as many as there are.
    public mutating func removeAll(after count: Int) { collected.removeLast(max(0, collected.count - count)) }

    /// Forgets everything.
    mutating func removeAll() {
        collected.removeAll(keepingCapacity: true)
        isTooLarge = false
    }

    /// One posting for each series, account and day on which something changes, in that order but for the day before
    /// the account. The same differences give the same postings, whatever the order in which they were posted.
    package mutating func summed() -> [Posting] {
        if collected.count > 1 { sum() }
        collected.removeAll { $0.first == 0 && $0.second == 0 }
        return collected
    }

    /// Sorts what was collected, and sums up the differences of one series, account and day.
    private mutating func sum() {
        collected.sort(by: Postings.precedes)
        var last = 0
        for index in 1..<collected.count {
            let posting = collected[index]
            guard posting.series == collected[last].series, posting.day == collected[last].day,
                posting.account == collected[last].account
            else {
                last += 1
                collected[last] = posting
                continue
            }
            let first = collected[last].first.addingReportingOverflow(posting.first)
            let second = collected[last].second.addingReportingOverflow(posting.second)
            if first.overflow || second.overflow { isTooLarge = true }
            collected[last].first = first.partialValue
            collected[last].second = second.partialValue
        }
        collected.removeLast(collected.count - last - 1)
    }

    private static func precedes(_ left: Posting, _ right: Posting) -> Bool {
        if left.series != right.series { return left.series < right.series }
        if left.day != right.day { return left.day < right.day }
        if left.account != right.account { return left.account < right.account }
        return (left.first, left.second) < (right.first, right.second)
    }
}

/// The sums of an account's postings inside a cut.
public struct Balance: Hashable, Sendable {
    /// The account within its series.
    public let account: UInt8
    /// The sum of the first amounts.
    public let first: Int64
    /// The sum of the second amounts.
    public let second: Int64

    /// A balance.
    public init(account: UInt8, _ first: Int64, _ second: Int64 = 0) {
        self.account = account
        self.first = first
        self.second = second
    }
}
