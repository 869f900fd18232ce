// The figures of funds from what was folded: sums by fund, kind, kind of donor and measure, and the open pledges.

import EventLedger
import PovertyLedger

extension CutView {
    /// What funds received and gave inside the cut from a day on, with opening and closing; what they received in kind;
    /// and the pledges that are open at the cut. One fund, or all that are established at the cut.
    ///
    /// Money is the amount of a contribution of kind `cash`, and every amount of aid of the fund is money spent. What is
    /// received in kind has a worth, which is never added to money.
    ///
    /// Throws `unknownFund` for a fund that is not established at the cut, and `overflow` when amounts add up to more
    /// than `Int64.max`. Cost: one replay, and the entries of open pledges; memory about 60 bytes a pledge.
    public func funds(since first: Day, of fund: String? = nil) throws(LedgerError) -> FundReport {
        var fold = FundFold(cut, from: first)
        try ledger.replay(through: cut.position, into: &fold)
        return try fundReport(fold, since: first, of: fund)
    }

    /// The report of what was folded. Throws `unknownFund` and `overflow`.
    func fundReport(_ fold: FundFold, since first: Day, of fund: String?) throws(LedgerError) -> FundReport {
        let asked = fund.map(NormalizedText.normalized)
        var funds = try establishedFunds(fold.pledges)
        if let asked {
            guard funds.contains(where: { $0.fields.fund == asked }) else { throw unknownFund(asked, funds) }
            funds.removeAll { $0.fields.fund != asked }
        }
        var sums = FundSums(fold, funds)
        let pledges = try openPledges(fold.pledges, funds, &sums)
        return FundReport(
            cut: cut, from: first, fund: asked, funds: try sums.rows(), kinds: try sums.kinds(),
            donorKinds: try sums.donorKinds(), inKind: try sums.inKind(fold.measures), pledges: pledges)
    }

    private func unknownFund(_ fund: String, _ funds: [NumberedFund]) -> LedgerError {
        LedgerError(
            .unknownFund, "there is no fund \(fund) on \(cut.effectiveOn)",
            remedy: funds.isEmpty
                ? "no fund is established by then" : "there are \(funds.map(\.fields.fund).joined(separator: ", "))",
            file: ledger.path)
    }

    /// The pledges of which not all is received; their sums are added to those of the funds.
    private func openPledges(
        _ fold: PledgeFold, _ funds: [NumberedFund], _ sums: inout FundSums
    ) throws(LedgerError) -> [OpenPledge] {
        var places: [UInt32: Int] = [:]
        for (place, fund) in funds.enumerated() { places[fund.number] = place }
        var events = EventReader(ledger: view)
        var open: [(place: Int, pledge: OpenPledge)] = []
        for (position, figures) in fold.open {
            guard let place = places[figures.fund] else { continue }
            let pledge = try openPledge(position, figures, fold, &events)
            sums.add(pledge, at: place)
            open.append((place, pledge))
        }
        // Positions come in order, and a sort that is stable keeps them so.
        return open.enumerated().sorted {
            ($0.element.place, $0.element.pledge.effectiveOn, $0.offset)
                < ($1.element.place, $1.element.pledge.effectiveOn, $1.offset)
        }.map(\.element.pledge)
    }
}

/// The sums of some funds, of what was folded.
struct FundSums {
    private let funds: [NumberedFund]
    /// For each fund: the contributions of the span by kind, kind of donor and measure, and the aid by kind.
    private var received: [[ContributionKey: ContributionSum]]
    private var given: [[AidKind: FundAidSum]]
    private var openingVND: [Int128]
    private var pledges: [PledgeSum]

    /// The sums of the open pledges of a fund.
    private struct PledgeSum {
        var open = 0
        var openVND: Int128 = 0
        var overdue = 0
        var overdueVND: Int128 = 0
    }

    init(_ fold: FundFold, _ funds: [NumberedFund]) {
        self.funds = funds
        received = Array(repeating: [:], count: funds.count)
        given = Array(repeating: [:], count: funds.count)
        openingVND = Array(repeating: 0, count: funds.count)
        pledges = Array(repeating: PledgeSum(), count: funds.count)
        var places: [UInt32: Int] = [:]
        var placesByID: [String: Int] = [:]
        for (place, fund) in funds.enumerated() {
            places[fund.number] = place
            placesByID[fund.fields.fund] = place
        }
        for (key, sum) in fold.contributions {
            guard let place = places[key.fund] else { continue }
            if key.isBefore { openingVND[place] += sum.moneyVND } else { received[place][key] = sum }
        }
        for (key, sum) in fold.aid {
            guard let place = placesByID[fold.aidFunds.text(key.fund)] else { continue }
            if key.isBefore { openingVND[place] -= sum.amountVND } else { given[place][key.kind] = sum }
        }
    }

    /// Adds an open pledge of a fund.
    mutating func add(_ pledge: OpenPledge, at place: Int) {
        let open = pledge.fields.kind == .cash ? Int128(pledge.openVND ?? 0) : 0
        pledges[place].open += 1
        pledges[place].openVND += open
        guard pledge.isOverdue else { return }
        pledges[place].overdue += 1
        pledges[place].overdueVND += open
    }

    /// A sum as a figure. Throws `overflow` when it is none.
    static func figure(_ sum: Int128, of fund: String) throws(LedgerError) -> Int64 {
        guard let figure = Int64(exactly: sum) else {
            throw LedgerError(
                .overflow, "the amounts of fund \(fund) add up to \(sum)",
                remedy: "a sum has at most \(Int64.max); find the amount that is wrong and void its event")
        }
        return figure
    }

    /// The money of each fund.
    func rows() throws(LedgerError) -> [FundRow] {
        var rows: [FundRow] = []
        for (place, fund) in funds.enumerated() {
            var all = ContributionSum()
            for sum in received[place].values { all += sum }
            let lent = given[place][.credit]?.amountVND ?? 0
            let paid = given[place].values.reduce(Int128(0)) { $0 + $1.amountVND }
            let id = fund.fields.fund
            rows.append(
                FundRow(
                    fund: id, name: fund.fields.name, level: fund.fields.level,
                    openingVND: try FundSums.figure(openingVND[place], of: id),
                    receivedVND: try FundSums.figure(all.moneyVND, of: id),
                    givenVND: try FundSums.figure(paid - lent, of: id), lentVND: try FundSums.figure(lent, of: id),
                    closingVND: try FundSums.figure(openingVND[place] + all.moneyVND - paid, of: id),
                    worthVND: try FundSums.figure(all.worthVND, of: id), receipts: all.receipts,
                    aidEvents: given[place].values.reduce(0) { $0 + $1.events }, openPledges: pledges[place].open,
                    openVND: try FundSums.figure(pledges[place].openVND, of: id),
                    overduePledges: pledges[place].overdue,
                    overdueVND: try FundSums.figure(pledges[place].overdueVND, of: id)))
        }
        return rows
    }

    /// What each fund received, summed by something that contributions have in common.
    private func grouped<Group: Hashable>(
        _ place: Int, _ group: (ContributionKey) -> Group
    ) -> [Group: ContributionSum] {
        var sums: [Group: ContributionSum] = [:]
        for (key, sum) in received[place] { sums[group(key), default: ContributionSum()] += sum }
        return sums
    }

    /// What was received and given, by fund and kind.
    func kinds() throws(LedgerError) -> [FundKindRow] {
        var rows: [FundKindRow] = []
        for (place, fund) in funds.enumerated() {
            let sums = grouped(place, \.kind)
            for kind in AidKind.allCases where sums[kind] != nil || given[place][kind] != nil {
                let (sum, aid) = (sums[kind] ?? ContributionSum(), given[place][kind] ?? FundAidSum())
                let id = fund.fields.fund
                rows.append(
                    FundKindRow(
                        fund: id, kind: kind, receipts: sum.receipts,
                        receivedVND: try FundSums.figure(sum.moneyVND, of: id),
                        worthVND: try FundSums.figure(sum.worthVND, of: id), aidEvents: aid.events,
                        givenVND: try FundSums.figure(aid.amountVND, of: id)))
            }
        }
        return rows
    }

    /// What was received, by fund and kind of donor.
    func donorKinds() throws(LedgerError) -> [FundDonorRow] {
        var rows: [FundDonorRow] = []
        for (place, fund) in funds.enumerated() {
            let sums = grouped(place, \.donorKind)
            for donorKind in DonorKind.allCases {
                guard let sum = sums[donorKind] else { continue }
                let id = fund.fields.fund
                rows.append(
                    FundDonorRow(
                        fund: id, donorKind: donorKind, receipts: sum.receipts,
                        receivedVND: try FundSums.figure(sum.moneyVND, of: id),
                        worthVND: try FundSums.figure(sum.worthVND, of: id)))
            }
        }
        return rows
    }

    /// What was received in kind, by fund, kind and measure; none last.
    func inKind(_ measures: TextNumbers) throws(LedgerError) -> [FundGoodsRow] {
        struct Goods: Hashable {
            let kind: AidKind
            let measure: UInt32
        }
        var rows: [FundGoodsRow] = []
        for (place, fund) in funds.enumerated() {
            var goods: [FundGoodsRow] = []
            for (key, sum) in grouped(place, { Goods(kind: $0.kind, measure: $0.measure) }) where sum.goods > 0 {
                let id = fund.fields.fund
                goods.append(
                    FundGoodsRow(
                        fund: id, kind: key.kind,
                        measure: key.measure == ContributionKey.noMeasure ? nil : measures.text(key.measure),
                        receipts: sum.goods, quantity: try FundSums.figure(sum.quantity, of: id),
                        worthVND: try FundSums.figure(sum.worthVND, of: id)))
            }
            rows += goods.sorted {
                ($0.kind.rawValue, AbsentLast($0.measure)) < ($1.kind.rawValue, AbsentLast($1.measure))
            }
        }
        return rows
    }
}
