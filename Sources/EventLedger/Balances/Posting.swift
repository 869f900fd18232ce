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

    /// Whether nothing was posted.
    public var isEmpty: Bool { collected.isEmpty }

    /// Posts a difference.
    public mutating func post(_ posting: Posting) { collected.append(posting) }

    /// Posts all that others have collected.
    public mutating func post(_ others: Postings) { collected += others.collected }

    /// Forgets everything.
    mutating func removeAll() {
        collected.removeAll(keepingCapacity: true)
        isTooLarge = false
    }

    /// One posting for each series, account and day on which something changes, in that order but for the day before
    /// the account. The same differences give the same postings, whatever the order in which they were posted.
    mutating func summed() -> [Posting] {
        guard !collected.isEmpty else { return [] }
        collected.sort(by: Postings.precedes)
        var sums: [Posting] = []
        sums.reserveCapacity(collected.count)
        for posting in collected {
            guard let last = sums.last, last.series == posting.series, last.day == posting.day,
                last.account == posting.account
            else {
                sums.append(posting)
                continue
            }
            let (first, isFirstTooLarge) = last.first.addingReportingOverflow(posting.first)
            let (second, isSecondTooLarge) = last.second.addingReportingOverflow(posting.second)
            if isFirstTooLarge || isSecondTooLarge { isTooLarge = true }
            sums[sums.count - 1].first = first
            sums[sums.count - 1].second = second
        }
        sums.removeAll { $0.first == 0 && $0.second == 0 }
        return sums
    }

    private static func precedes(_ left: Posting, _ right: Posting) -> Bool {
        if left.series != right.series { return left.series < right.series }
        if left.day != right.day { return left.day < right.day }
        return left.account < right.account
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
