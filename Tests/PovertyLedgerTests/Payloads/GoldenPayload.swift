// Payloads written out by hand from the tables in Docs/Format.md, not from what the encoder makes. A change that breaks
// one of them breaks every ledger there is.

import EventLedger

@testable import PovertyLedger

/// An event and the bytes its payload must have.
struct GoldenPayload {
    let event: Event
    let bytes: [UInt8]

    /// Bytes as pairs of hexadecimal digits; what stands between `'` is text.
    init(_ event: Event, _ lines: String...) {
        self.event = event
        var bytes: [UInt8] = []
        for line in lines {
            for (index, part) in line.split(separator: "'", omittingEmptySubsequences: false).enumerated() {
                if index % 2 == 1 {
                    bytes += Array(part.utf8)
                } else {
                    bytes += part.split(separator: " ").map { UInt8($0, radix: 16)! }
                }
            }
        }
        self.bytes = bytes
    }

    static let all = units + households + support + plans + funds + movement

    static let units: [GoldenPayload] = [
        GoldenPayload(
            .unitEstablished(
                "phuong-1", name: "Phường 1", kind: .ward, on: "2021-01-01", area: .urban, code: "31825", parent: "tp"),
            "07 00", "0B 00", "02", "01", "05 00", "00 00 00 00 02 00",
            "50 68 C6 B0 E1 BB 9D 6E 67 20 31", "'31825' 'tp'"),
        GoldenPayload(
            .unitEstablished("tp", name: "TP", kind: .city, on: "2021-01-01"),
            "00 00", "02 00", "01", "00", "00 00", "00 00 00 00 00 00", "'TP'"),
        GoldenPayload(
            .unitChanged("phuong-1", on: "2022-01-01", name: "P.1", code: "9", area: .rural, parent: "phuong-2"),
            "0F 00", "03 00", "01 00", "02", "04 03 02 01 08 00", "'P.1' '9' 'phuong-2'"),
        GoldenPayload(
            .unitChanged("phuong-1", on: "2022-01-01", area: .urban),
            "04 00", "00 00", "00 00", "01", "00 00 00 00 00 00"),
        GoldenPayload(
            .unitMerged("phuong-1", into: "phuong-2", on: "2025-07-01"), "04 03 02 01", "08 00", "'phuong-2'"),
        GoldenPayload(
            .unitDivided("phuong-1", into: ["phuong-2", "tp"], on: "2025-07-01"), "02 00",
            "04 03 02 01 08 00 'phuong-2'", "00 00 00 00 02 00 'tp'"),
        GoldenPayload(
            .householdTotalReported("phuong-1", households: 17_601, on: "2025-12-31", persons: 70_000),
            "01 00", "C1 44 00 00 00 00 00 00", "70 11 01 00 00 00 00 00"),
        GoldenPayload(
            .householdTotalReported("phuong-1", households: 0, on: "2025-12-31"),
            "00 00", "00 00 00 00 00 00 00 00", "00 00 00 00 00 00 00 00"),
        GoldenPayload(
            .initiativeRecorded("phuong-1", title: "Heo quay vong", on: "2022-05-01", proposer: "To 3"),
            "01 00", "0D 00", "04 00", "'Heo quay vong' 'To 3'"),
        GoldenPayload(
            .initiativeRecorded("phuong-1", title: "X", on: "2022-05-01"), "00 00", "01 00", "00 00", "'X'"),
    ]

    static let households: [GoldenPayload] = [
        GoldenPayload(
            .householdRegistered(
                "P1-0001", in: "phuong-1", members: 4, on: "2021-12-20", cause: .split, splitFrom: "P1-0000"),
            "03 00", "07 00 00 00 08 00", "04 00 00 00", "03", "07 00", "'phuong-1' 'P1-0000'"),
        GoldenPayload(
            .householdRegistered("P1-0001", in: "phuong-1", members: 0x0403_0201, on: "2021-12-20"),
            "00 00", "07 00 00 00 08 00", "01 02 03 04", "00", "00 00", "'phuong-1'"),
        GoldenPayload(
            .householdRegistered(
                "P1-0001", in: "phuong-1", members: 4, on: "2021-12-20", cause: .movedIn, transfer: "phuong-2/7"),
            "05 00", "07 00 00 00 08 00", "04 00 00 00", "02", "00 00", "'phuong-1' 'phuong-2/7'"),
        GoldenPayload(
            .householdMoved("P1-0001", to: "phuong-2", on: "2022-01-01", cause: .boundaryChange),
            "01 00", "04 03 02 01 08 00", "02", "'phuong-2'"),
        GoldenPayload(.householdMoved("P1-0001", to: "tp", on: "2022-01-01"), "00 00", "00 00 00 00 02 00 00 'tp'"),
        GoldenPayload(.householdSizeChanged("P1-0001", members: 258, on: "2022-01-01"), "02 01 00 00"),
        GoldenPayload(.householdDissolved("P1-0001", cause: .other, on: "2022-01-01"), "04"),
        GoldenPayload(
            .householdDissolved("P1-0001", cause: .movedAway, on: "2022-01-01", transfer: "phuong-1/7"),
            "01", "'phuong-1/7'"),
        GoldenPayload(
            .householdClassified(
                "P1-0001", as: .poor, on: "2021-12-20", socialProtection: true, standard: "nd07-2021", area: .urban,
                review: .periodic, incomeScore: 140, deprivationScore: 30,
                deprivations: [.employment, .healthInsurance, .informationAccess], causes: [.capital, .other]),
            "1F 00", "01", "01", "09 00", "01", "01", "8C 00 00 00 00 00 00 00", "1E 00 00 00 00 00 00 00",
            "09 08", "82 00", "'nd07-2021'"),
        GoldenPayload(
            .householdClassified("P1-0001", as: .wellOff, on: "2021-12-20", deprivationScore: 0),
            "10 00", "06", "00", "00 00", "00", "00", "00 00 00 00 00 00 00 00", "00 00 00 00 00 00 00 00",
            "00 00", "00 00"),
        GoldenPayload(
            .householdExitedPoverty(
                "P1-0001", from: .poor, to: .nearPoor, on: "2023-12-10", socialProtection: true, cause: .request),
            "01 00", "01", "02", "01", "02"),
        GoldenPayload(
            .householdExitedPoverty("P1-0001", from: .nearPoor, to: .average, on: "2023-12-10"),
            "00 00", "02", "04", "00", "00"),
        GoldenPayload(
            .incomeAssessed("P1-0001", perPersonMonthlyVND: 1_500_000, on: "2022-10-01"), "60 E3 16 00 00 00 00 00"),
    ]

    static let support: [GoldenPayload] = [
        GoldenPayload(
            .aidGiven(
                to: .household("P1-0001"), .goods, donor: "Mat tran", donorKind: .massOrganisation, on: "2022-01-20",
                amountVND: 500_000, quantity: 10, measure: "kg", programme: "Tet"),
            "0F 00", "02", "08 00", "04", "20 A1 07 00 00 00 00 00", "0A 00 00 00 00 00 00 00", "02 00", "03 00",
            "'Mat tran' 'kg' 'Tet'"),
        GoldenPayload(
            .aidGiven(to: .unit("phuong-1"), .ideas, donor: "A", donorKind: .policyBank, on: "2022-01-20"),
            "00 00", "09", "01 00", "0B", "00 00 00 00 00 00 00 00", "00 00 00 00 00 00 00 00", "00 00", "00 00",
            "'A'"),
        GoldenPayload(
            .aidGiven(
                to: .household("P1-0001"), .cash, donor: "Quy", donorKind: .fundForThePoor, on: "2022-01-20",
                amountVND: 500_000, programme: "Tet", fund: "quy-1"),
            "19 00", "01", "03 00", "03", "20 A1 07 00 00 00 00 00", "00 00 00 00 00 00 00 00", "00 00", "03 00",
            "'Quy' 'Tet' 'quy-1'"),
        GoldenPayload(
            .aidGiven(
                to: .unit("phuong-1"), .goods, donor: "A", donorKind: .agency, on: "2022-01-20", fund: "q"),
            "10 00", "02", "01 00", "05", "00 00 00 00 00 00 00 00", "00 00 00 00 00 00 00 00", "00 00", "00 00",
            "'A' 'q'"),
        GoldenPayload(.sponsorAssigned("P1-0001", sponsor: "Cong an TP", on: "2022-01-01"), "0A 00", "'Cong an TP'"),
        GoldenPayload(.sponsorEnded("P1-0001", sponsor: "Cong an TP", on: "2023-01-01"), "0A 00", "'Cong an TP'"),
        GoldenPayload(
            .awardGranted(
                to: .collective, "to-3", form: "giay khen", authority: "UBND", on: "2022-12-30", unit: "phuong-2",
                movement: "CSVNN", achievement: "12 nha"),
            "07 00", "03", "09 00", "04 00", "04 03 02 01 08 00", "05 00", "06 00",
            "'giay khen' 'UBND' 'phuong-2' 'CSVNN' '12 nha'"),
        GoldenPayload(
            .awardGranted(to: .household, "P1-0001", form: "F", authority: "U", on: "2022-12-30"),
            "00 00", "01", "01 00", "01 00", "00 00 00 00 00 00", "00 00", "00 00", "'F' 'U'"),
        GoldenPayload(
            .awardRevoked(EventReference(entry: "khen-2022", ordinal: 1), cause: "sai", on: "2023-02-01"),
            "08 07 06 05 04 03 02 01", "03 00", "'sai'"),
        GoldenPayload(
            .eventVoided(EventReference(entry: "e-1", ordinal: 2), reason: "nham"), "01 02 00 00 00 00 00 00", "'nham'"),
    ]

    static let plans: [GoldenPayload] = [
        GoldenPayload(
            .planAdopted(
                "kh-2022", title: "Ke hoach",
                targets: [
                    Target(
                        id: "ngheo", measure: [.poor], where: TargetFilter(socialProtection: false), kind: .reduction,
                        from: "2021-12-31", due: "2022-12-31", comparison: .atLeast, value: 100, quote: "giam 100"),
                    Target(
                        id: "can", measure: [.nearPoor], kind: .rate, due: "2022-12-31", comparison: .below,
                        value: .decimal(ExactDecimal("0.01")!), quote: "duoi 1 %"),
                ], on: "2022-01-05"),
            "08 00", "02 00", "'Ke hoach'",
            "03 00", "05 00", "01", "01", "9D 4B 00 00", "01", "64 00 00 00 00 00 00 00 00", "08 00", "00",
            "30 4A 00 00", "'ngheo' 'giam 100'",
            "00 00", "03 00", "02", "03", "9D 4B 00 00", "03", "01 00 00 00 00 00 00 00 02", "08 00", "00",
            "00 00 00 00", "'can' 'duoi 1 %'"),
        // A parent ends the payload, without a length; the targets keep their form.
        GoldenPayload(
            .planAdopted(
                "p1-2022", title: "P1",
                targets: [
                    Target(
                        id: "a", measure: [.poor], kind: .stock, due: "2022-12-31", comparison: .atMost, value: 1,
                        quote: "con 1")
                ], on: "2022-01-05", under: "kh-2022"),
            "02 00", "01 00", "'P1'", "00 00", "01 00", "01", "02", "9D 4B 00 00", "02", "01 00 00 00 00 00 00 00 00",
            "05 00", "00", "00 00 00 00", "'a' 'con 1'", "'kh-2022'"),
        // One target that the first form can't hold, and all are in the later one.
        GoldenPayload(
            .planRevised(
                "kh-2024", replacing: "kh-2022", title: "Sua",
                targets: [
                    Target(
                        id: "thu", measure: [.poor, .nearPoor],
                        where: TargetFilter(unit: "phuong-2", area: .rural, socialProtection: false), kind: .income,
                        statistic: .median, leastShare: ExactDecimal("0.5")!, from: "2021-12-31", due: "2022-12-31",
                        comparison: .atLeast, value: 100, quote: "tang"),
                    Target(
                        id: "nguon", of: .gifts, kind: .resources, givers: [.fundForThePoor, .enterprise],
                        programmes: ["Ao", "Tet"], due: "2022-12-31", comparison: .atLeast, value: 9, quote: "9"),
                    Target(
                        id: "ben", measure: [.poor], kind: .lasting, months: 12, due: "2022-12-31",
                        comparison: .atLeast,
                        value: .decimal(ExactDecimal("0.90")!), quote: "ben"),
                    Target(
                        id: "len", measure: [.poor], kind: .income, statistic: .mean, due: "2022-12-31",
                        comparison: .rises, value: nil, quote: "len"),
                    Target(
                        id: "a", measure: [.poor], kind: .stock, due: "2022-12-31", comparison: .atMost, value: 1,
                        quote: "con 1"),
                ], on: "2024-01-05"),
            "03 00", "07 00", "05 80", "'Sua' 'kh-2022'",
            "1F 00", "03 00", "03 00", "05", "9D 4B 00 00", "01", "64 00 00 00 00 00 00 00 FF", "04 00",
            "04 03 02 01 08 00 02 01", "30 4A 00 00", "01", "02", "05 00 00 00 00 00 00 00 01", "00 00 00 00", "00 00",
            "00 00", "'thu' 'tang' 'phuong-2'",
            "01 00", "05 00", "00 00", "08", "9D 4B 00 00", "01", "09 00 00 00 00 00 00 00 00", "01 00",
            "00 00 00 00 00 00 00 00", "00 00 00 00", "04", "00", "00 00 00 00 00 00 00 00 00", "00 00 00 00", "24 00",
            "02 00", "'nguon' '9'", "02 00", "'Ao'", "03 00", "'Tet'",
            "21 00", "03 00", "01 00", "06", "9D 4B 00 00", "01", "5A 00 00 00 00 00 00 00 02", "03 00",
            "00 00 00 00 00 00 00 00", "00 00 00 00", "01", "00", "00 00 00 00 00 00 00 00 00", "0C 00 00 00", "00 00",
            "00 00", "'ben' 'ben'",
            "08 00", "03 00", "01 00", "05", "9D 4B 00 00", "05", "00 00 00 00 00 00 00 00 00", "03 00",
            "00 00 00 00 00 00 00 00", "00 00 00 00", "01", "01", "00 00 00 00 00 00 00 00 00", "00 00 00 00", "00 00",
            "00 00", "'len' 'len'",
            "01 00", "01 00", "01 00", "02", "9D 4B 00 00", "02", "01 00 00 00 00 00 00 00 00", "05 00",
            "00 00 00 00 00 00 00 00", "00 00 00 00", "01", "00", "00 00 00 00 00 00 00 00 00", "00 00 00 00", "00 00",
            "00 00", "'a' 'con 1'"),
        GoldenPayload(.periodClosed(through: "2022-12-31", on: "2023-01-10"), "9D 4B 00 00", "00 00 00 00"),
        GoldenPayload(.originChanged("example.com/l", on: "2023-01-10"), "0D 00", "'example.com/l'"),
        GoldenPayload(closing(ClosedFigures()), "9D 4B 00 00", "01 00 00 00", "00 00 00 00 00 00 00 00".repeated(6)),
        GoldenPayload(
            closing(
                ClosedFigures(
                    counts: [
                        row("phuong-1", .poor, false, 4, 15), row("phuong-1", .poor, true, 1, 2),
                        row("phuong-1", .unclassified, false, 3, 258), row("tp", .wellOff, true, 1, 1),
                    ], gifts: ClosedFigures.Sum(count: 2, amountVND: 500_000), loans: ClosedFigures.Sum(count: 1),
                    awards: ClosedFigures.Awards(granted: 7, revoked: 1))),
            "9D 4B 00 00", "03 00 00 00",
            "07 00 00 00", "08 00", "03 02", "'phuong-1'", "03 00 00 00 00 00 00 00", "02 01 00 00 00 00 00 00",
            "04 00 00 00 00 00 00 00", "0F 00 00 00 00 00 00 00", "01 00 00 00 00 00 00 00", "02 00 00 00 00 00 00 00",
            "00 00 00 00", "02 00", "00 40", "'tp'", "01 00 00 00 00 00 00 00", "01 00 00 00 00 00 00 00",
            "02 00 00 00 00 00 00 00", "20 A1 07 00 00 00 00 00", "01 00 00 00 00 00 00 00", "00 00 00 00 00 00 00 00",
            "07 00 00 00 00 00 00 00", "01 00 00 00 00 00 00 00"),
    ]

    static let funds: [GoldenPayload] = [
        GoldenPayload(
            .fundEstablished("quy-1", name: "Vi nguoi ngheo", level: .city, on: "2021-01-01"), "0E 00", "01",
            "'Vi nguoi ngheo'"),
        GoldenPayload(
            .contributionPledged(
                to: "quy-1", .goods, donor: "Cong ty A", donorKind: .enterprise, on: "2022-01-20",
                amountVND: 500_000, quantity: 10, measure: "kg", earmark: "Tet", due: "2022-12-31"),
            "1F 00", "02", "09 00", "06", "20 A1 07 00 00 00 00 00", "0A 00 00 00 00 00 00 00", "02 00", "03 00",
            "9D 4B 00 00", "'Cong ty A' 'kg' 'Tet'"),
        GoldenPayload(
            .contributionPledged(
                to: "quy-1", .labour, donor: "B", donorKind: .individual, on: "2022-01-20", quantity: 3),
            "02 00", "08", "01 00", "09", "00 00 00 00 00 00 00 00", "03 00 00 00 00 00 00 00", "00 00", "00 00",
            "00 00 00 00", "'B'"),
        GoldenPayload(
            .contributionReceived(
                by: "quy-1", .goods, donor: "Cong ty A", donorKind: .enterprise, on: "2022-01-20",
                amountVND: 500_000, quantity: 10, measure: "kg", earmark: "Tet",
                pledge: EventReference(entry: "khen-2022", ordinal: 1)),
            "1F 00", "02", "09 00", "06", "20 A1 07 00 00 00 00 00", "0A 00 00 00 00 00 00 00", "02 00", "03 00",
            "08 07 06 05 04 03 02 01", "'Cong ty A' 'kg' 'Tet'"),
        GoldenPayload(
            .contributionReceived(
                by: "quy-1", .cash, donor: "B", donorKind: .abroad, on: "2022-01-20", amountVND: 1),
            "01 00", "01", "01 00", "0A", "01 00 00 00 00 00 00 00", "00 00 00 00 00 00 00 00", "00 00", "00 00",
            "00 00 00 00 00 00 00 00", "'B'"),
    ]

    static let movement: [GoldenPayload] = [
        GoldenPayload(
            .initiativeAdopted(EventReference(entry: "e-1", ordinal: 2), by: "phuong-2", on: "2022-06-01"),
            "01 02 00 00 00 00 00 00"),
        GoldenPayload(
            .movementJoined("CSVNN", by: .unit("phuong-1"), on: "2022-01-10"), "05 00", "'CSVNN'"),
        GoldenPayload(
            .movementJoined("CSVNN", by: .collective("to-3"), on: "2022-01-10"), "05 00", "'CSVNN'"),
        GoldenPayload(
            .reviewHeld(.final, by: "phuong-1", through: "2022-12-31", on: "2023-01-10", document: "9/BC"),
            "01 00", "02", "9D 4B 00 00", "04 00", "'9/BC'"),
        GoldenPayload(
            .reviewHeld(.preliminary, by: "phuong-1", through: "2022-12-31", on: "2023-01-10"),
            "00 00", "01", "9D 4B 00 00", "00 00"),
        GoldenPayload(
            .responsibilityAssigned(for: .household("P1-0001"), to: "Chi bo 3", role: "do dau", on: "2022-01-10"),
            "08 00", "06 00", "'Chi bo 3' 'do dau'"),
        GoldenPayload(
            .responsibilityEnded(for: .unit("phuong-1"), of: "Ong A", role: "phu trach", on: "2022-01-10"),
            "05 00", "09 00", "'Ong A' 'phu trach'"),
    ]

    private static func closing(_ figures: ClosedFigures) -> Event {
        Event(effectiveOn: "2023-01-10", body: .periodClosed(PeriodClosed(through: "2022-12-31", figures: figures)))
    }

    private static func row(
        _ unit: String, _ householdClass: HouseholdClass, _ socialProtection: Bool, _ households: Int, _ persons: Int
    ) -> Counts.Row {
        Counts.Row(
            account: Account(unit: unit, householdClass: householdClass, socialProtection: socialProtection),
            tally: Tally(households: households, persons: persons))
    }
}

extension String {
    fileprivate func repeated(_ count: Int) -> String { [String](repeating: self, count: count).joined(separator: " ") }
}
