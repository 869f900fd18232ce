// The rules of the audit about aid that should not be, by brute force.

import EventLedger
import PovertyLedger

extension NaiveLedger {
    private func aid(_ cut: NaiveCut) -> [(event: NaiveEvent, fields: AidGiven, household: String)] {
        live(cut).compactMap { event in
            guard case .aidGiven(let fields) = event.body, case .household(let id) = fields.subject else { return nil }
            return (event, fields, id)
        }
    }

    /// Aid of any kind to a code that nothing registers.
    func aidToUnregistered(_ cut: NaiveCut) -> [NaiveFinding] {
        aid(cut).compactMap { aid in
            let isRegistered = timeline(of: aid.household, cut).contains { event in
                if case .householdRegistered = event.body { true } else { false }
            }
            guard !isRegistered else { return nil }
            return NaiveFinding(
                "aidToUnregistered", aid.event.day!, household: aid.household, events: [aid.event.reference])
        }
    }

    /// Aid that an earlier event of another entry gave too: the same household, day, kind, amount, quantity and giver.
    func repeatedAid(_ cut: NaiveCut) -> [NaiveFinding] {
        let all = aid(cut)
        return all.enumerated().compactMap { index, aid in
            let same = all[..<index].first { other in
                other.household == aid.household && other.event.day == aid.event.day
                    && other.event.reference.entry != aid.event.reference.entry && other.fields.kind == aid.fields.kind
                    && other.fields.amountVND == aid.fields.amountVND && other.fields.quantity == aid.fields.quantity
                    && other.fields.measure == aid.fields.measure && other.fields.donor == aid.fields.donor
            }
            guard let same else { return nil }
            return NaiveFinding(
                "repeatedAid", aid.event.day!, household: aid.household,
                events: [same.event.reference, aid.event.reference])
        }
    }
}
