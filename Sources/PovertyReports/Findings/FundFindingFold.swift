// The money of funds by day, from one pass over the events, and the stretches of days on which it was below zero or was
// given for something else than it was earmarked for. A row is kept for each fund, day and earmark with money, not for an
// event. It reads no text but to number it, and names no fund.

import EventLedger
import Files
import PovertyLedger

/// What the audit takes from the events of funds and from the aid that names one.
struct FundFindingFold {
    /// Money that came or went on a day for one purpose.
    private struct Key: Hashable {
        /// The number of the fund's stream of a receipt, of aid the number of the fund's id among those met.
        let fund: UInt32
        let isAid: Bool
        let day: Int32
        /// The number of the earmark or programme; `noPurpose` where there is none.
        var purpose = FundFindingFold.noPurpose
    }

    private struct Sum {
        private(set) var amountVND: Int128 = 0
        /// The event that was recorded last.
        private(set) var last: Position = 0

        mutating func add(_ amount: Int64, at position: Position) {
            amountVND += Int128(amount)
            last = position
        }
    }

    private static let noPurpose = UInt32.max

    /// The funds, and what is promised to them.
    var pledges = PledgeFold()
    private var sums: [Key: Sum] = [:]
    private var aidFunds = TextNumbers()
    private var purposes = TextNumbers()

    /// Takes in a `contributionReceived` inside the cut. Contributions in kind are no money.
    mutating func receive(_ event: EventHead, _ payload: RawSpan) throws(LedgerError) {
        guard let receipt = ContributionReceived.View(payload), let kind = receipt.kind else {
            throw LedgerError.misfit(at: event.position)
        }
        pledges.receive(receipt)
        guard kind == .cash, let amount = receipt.amountVND else { return }
        var key = Key(fund: event.streamNumber, isAid: false, day: event.effectiveDay)
        if let earmark = receipt.earmark { key.purpose = purposes.number(of: earmark) }
        sums[key, default: Sum()].add(amount, at: event.position)
    }

    /// Takes in aid inside the cut. Every amount of aid of a fund is money, also of a loan.
    @inline(__always)
    mutating func give(_ event: EventHead, _ aid: AidGiven.View) {
        guard let fund = aid.fund, let amount = aid.amountVND else { return }
        var key = Key(fund: aidFunds.number(of: fund), isAid: true, day: event.effectiveDay)
        if let programme = aid.programme { key.purpose = purposes.number(of: programme) }
        sums[key, default: Sum()].add(amount, at: event.position)
    }

    /// The stretches of each of some funds, those that begin first before others. Cost: a sort of the rows.
    func stretches(of funds: [NumberedFund]) -> (overdrawn: [FundStretch], broken: [FundStretch]) {
        var places: [UInt32: Int] = [:]
        var placesByID: [String: Int] = [:]
        for (place, fund) in funds.enumerated() {
            places[fund.number] = place
            placesByID[fund.fields.fund] = place
        }
        let placesOfAid = (0..<UInt32(aidFunds.count)).map { placesByID[aidFunds.text($0)] }
        var movements: [[(key: Key, sum: Sum)]] = Array(repeating: [], count: funds.count)
        for (key, sum) in sums {
            let place = key.isAid ? placesOfAid[Int(key.fund)] : places[key.fund]
            if let place { movements[place].append((key, sum)) }
        }
        var (overdrawn, broken): ([FundStretch], [FundStretch]) = ([], [])
        for (place, movements) in movements.enumerated() {
            var walk = FundWalk(fund: funds[place].fields.fund)
            let sorted = movements.sorted { $0.key.day < $1.key.day }
            for (index, (key, sum)) in sorted.enumerated() {
                let amount = key.isAid ? -sum.amountVND : sum.amountVND
                walk.take(
                    amount, for: key.purpose == FundFindingFold.noPurpose ? nil : key.purpose, event: sum.last)
                let isLastOfDay = index + 1 == sorted.count || sorted[index + 1].key.day != key.day
                if isLastOfDay { walk.endDay(key.day) }
            }
            overdrawn += walk.overdrawn
            broken += walk.broken
        }
        return (overdrawn.sorted { $0.order < $1.order }, broken.sorted { $0.order < $1.order })
    }
}

/// Consecutive days on which a fund is overdrawn, or an earmark in it broken.
struct FundStretch {
    /// The id of the fund.
    let fund: String
    /// The first day.
    let from: Int32
    /// The last day; nil where it continues on the day of the cut.
    var through: Int32?
    /// The event that began it.
    let event: Position
    /// By how much at most, above 0.
    var greatestVND: Int128

    /// By day and position.
    var order: (Int32, Position) { (from, event) }
}

/// The money of one fund, from one day with money to the next.
private struct FundWalk {
    let fund: String
    private(set) var overdrawn: [FundStretch] = []
    private(set) var broken: [FundStretch] = []
    /// All that was received, less all that was given.
    private var balanceVND: Int128 = 0
    /// The same by earmark, without what has none.
    private var balances: [UInt32: Int128] = [:]
    /// What is left of all earmarks for which more was received than given.
    private var reservedVND: Int128 = 0
    /// The last event of the day that gave, and the last that received.
    private var lastGiven: Position = 0
    private var lastReceived: Position = 0

    init(fund: String) { self.fund = fund }

    /// Takes in what was received (above 0) or given (below 0) on the day for a purpose.
    mutating func take(_ amount: Int128, for purpose: UInt32?, event: Position) {
        balanceVND += amount
        if amount < 0 { lastGiven = max(lastGiven, event) } else { lastReceived = max(lastReceived, event) }
        guard let purpose else { return }
        let before = balances[purpose, default: 0]
        balances[purpose] = before + amount
        reservedVND += max(0, before + amount) - max(0, before)
    }

    /// Judges the end of a day on which money came or went. The order of the day's events does not matter.
    mutating func endDay(_ day: Int32) {
        let event = lastGiven > 0 ? lastGiven : lastReceived
        FundWalk.judge(&overdrawn, fund, day, event, -balanceVND)
        // The balance has to cover what is reserved. A negative balance is the matter of the other rule.
        FundWalk.judge(&broken, fund, day, event, reservedVND - max(0, balanceVND))
        (lastGiven, lastReceived) = (0, 0)
    }

    /// Begins, continues or ends the last stretch of a list.
    private static func judge(
        _ stretches: inout [FundStretch], _ fund: String, _ day: Int32, _ event: Position, _ amount: Int128
    ) {
        let running = stretches.indices.last.flatMap { stretches[$0].through == nil ? $0 : nil }
        switch (running, amount > 0) {
        case (let running?, true): stretches[running].greatestVND = max(stretches[running].greatestVND, amount)
        case (let running?, false): stretches[running].through = day - 1
        case (nil, true):
            stretches.append(FundStretch(fund: fund, from: day, through: nil, event: event, greatestVND: amount))
        case (nil, false): break
        }
    }
}
