// The promise: what an audit takes from a payload in place, scores and digests of aid, is what the event says.

import EventLedger
import PovertyLedger
import Testing

@testable import PovertyLedger
@testable import PovertyReports

@Suite struct InPlaceFindingTests {
    @Test func scoresAreReadWhereAllOfThemAreRecorded() throws {
        func scored(_ change: (inout HouseholdClassified) -> Void = { _ in }) throws -> ScoredDecision? {
            var fields = HouseholdClassified(
                household: "P1-0001", class: .nearPoor, socialProtection: true, standard: "nd07-2021", area: .rural,
                review: .regular, incomeScore: 139, deprivationScore: .max, deprivations: [.nutrition, .waterSource],
                causes: [.land])
            change(&fields)
            let bytes = try payload(of: .householdClassified(fields))
            guard let view = HouseholdClassified.View(bytes.span.bytes) else { return nil }
            return ScoredDecision(view)
        }
        let whole = try #require(try scored())
        #expect(
            whole.householdClass == .nearPoor && whole.standard.id.description == "nd07-2021" && whole.area == .rural)
        #expect(whole.incomeScore == 139 && whole.deprivationScore == .max && whole.deprivations == 2)
        let lacking: [(inout HouseholdClassified) -> Void] = [
            { $0.standard = nil }, { $0.standard = "nd07-2020" }, { $0.standard = "nd07-20211" }, { $0.area = nil },
            { $0.incomeScore = nil }, { $0.deprivationScore = nil },
        ]
        for change in lacking { #expect(try scored(change) == nil) }
        let bare = try #require(
            try scored {
                $0.review = nil
                $0.deprivations = []
            })
        #expect(bare.incomeScore == 139 && bare.deprivations == 0)
    }

    /// Aid that is the same has one digest, whatever programme it is part of; aid that differs has another, but for a
    /// chance of one in 65,536, which these figures do not hit.
    @Test func theDigestOfAidIsOfWhatMakesItTheSame() throws {
        func digest(
            _ kind: AidKind = .cash, donor: String = "Quỹ Vì người nghèo", donorKind: DonorKind = .agency,
            amount: Int64? = 500_000, quantity: Int64? = 3, measure: String? = "kg gạo", programme: String? = nil
        ) throws -> UInt16? {
            let event = Event.aidGiven(
                to: .household("H1"), kind, donor: donor, donorKind: donorKind, on: "2022-01-01", amountVND: amount,
                quantity: quantity, measure: measure, programme: programme)
            let bytes = try payload(of: event.body)
            guard let view = AidGiven.View(bytes.span.bytes) else { return nil }
            return RepeatedAid.digest(view)
        }
        let one = try #require(try digest())
        let same: [UInt16?] = [try digest(programme: "Tết"), try digest(donorKind: .abroad, programme: "x")]
        #expect(same == [one, one])
        var others: [UInt16?] = [try digest(.goods), try digest(donor: "Quỹ Vì người nghèO")]
        others += [try digest(donor: "Quỹ"), try digest(amount: 500_001), try digest(amount: nil)]
        others += [try digest(quantity: 4), try digest(quantity: nil), try digest(measure: "kg gao")]
        others += [try digest(measure: nil)]
        #expect(!others.contains(one) && !others.contains(nil) && Set(others).count == others.count)
    }
}
