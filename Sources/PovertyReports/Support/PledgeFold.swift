// Funds and what is promised to them, folded from their events: which funds are established, which pledges are made and
// what was received of each. Texts are read afterwards, of those that a report lists. It adds up no money of a fund.

import EventLedger
import PovertyLedger

/// The funds and pledges inside a cut.
struct PledgeFold {
    /// The positions of the establishments, by the number of the fund's stream.
    private(set) var established: [UInt32: Position] = [:]
    private var pledges: [Position: PledgeFigures] = [:]
    /// What was received of each pledge.
    private var received: [Position: PledgeReceipts] = [:]

    /// Takes in a `fundEstablished` inside the cut.
    mutating func establish(_ event: EventHead) { established[event.streamNumber] = event.position }

    /// Takes in a `contributionPledged` inside the cut.
    mutating func pledge(_ event: EventHead, _ payload: RawSpan) throws(LedgerError) {
        guard let pledge = ContributionPledged.View(payload), pledge.kind != nil else {
            throw LedgerError.misfit(at: event.position)
        }
        pledges[event.position] = PledgeFigures(
            fund: event.streamNumber, amountVND: pledge.amountVND, quantity: pledge.quantity, due: pledge.due)
    }

    /// Takes in a `contributionReceived` inside the cut.
    @inline(__always)
    mutating func receive(_ receipt: ContributionReceived.View) {
        guard let pledge = receipt.pledge else { return }
        received[pledge, default: PledgeReceipts()].add(receipt.amountVND, receipt.quantity)
    }

    /// The pledges of which not all is received, by position.
    var open: [(position: Position, figures: PledgeFigures)] {
        pledges.filter { $0.value.isOpen(receipts(of: $0.key)) }.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
    }

    /// What was received of a pledge.
    func receipts(of pledge: Position) -> PledgeReceipts { received[pledge] ?? PledgeReceipts() }
}

/// A pledge, as far as figures need it.
struct PledgeFigures {
    /// The number of the fund's stream.
    let fund: UInt32
    let amountVND: Int64?
    let quantity: Int64?
    let due: Day?

    /// Whether not all of it is received.
    func isOpen(_ received: PledgeReceipts) -> Bool {
        Int128(amountVND ?? 0) > received.amountVND || Int128(quantity ?? 0) > received.quantity
    }

    /// Whether it was due before the day of a cut.
    func isOverdue(at day: Day) -> Bool { due.map { $0 < day } ?? false }
}

/// What was received of a pledge.
struct PledgeReceipts {
    private(set) var amountVND: Int128 = 0
    private(set) var quantity: Int128 = 0

    /// Adds a receipt.
    mutating func add(_ amount: Int64?, _ count: Int64?) {
        amountVND += Int128(amount ?? 0)
        quantity += Int128(count ?? 0)
    }
}

/// A fund with the number of its stream.
struct NumberedFund {
    let number: UInt32
    let fields: FundEstablished
}

extension CutView {
    /// The funds that are established inside the cut, by id.
    func establishedFunds(_ fold: PledgeFold) throws(LedgerError) -> [NumberedFund] {
        var events = EventReader(ledger: view)
        var funds: [NumberedFund] = []
        for (number, position) in fold.established {
            guard case .fundEstablished(let fields) = try Event(try events.event(at: position), reference: nil).body
            else { throw LedgerError.misfit(at: position) }
            funds.append(NumberedFund(number: number, fields: fields))
        }
        return funds.sorted { $0.fields.fund < $1.fields.fund }
    }

    /// An open pledge with its texts. Throws `overflow` when what was received of it is no figure.
    func openPledge(
        _ position: Position, _ figures: PledgeFigures, _ fold: PledgeFold, _ events: inout EventReader
    ) throws(LedgerError) -> OpenPledge {
        let event = try events.event(at: position)
        guard case .contributionPledged(let fields) = try Event(event, reference: nil).body, let day = event.effectiveOn
        else { throw LedgerError.misfit(at: position) }
        let received = fold.receipts(of: position)
        return OpenPledge(
            reference: event.reference, effectiveOn: day, fields: fields,
            receivedVND: try FundSums.figure(received.amountVND, of: fields.fund),
            receivedQuantity: try FundSums.figure(received.quantity, of: fields.fund),
            isOverdue: figures.isOverdue(at: cut.effectiveOn))
    }
}
