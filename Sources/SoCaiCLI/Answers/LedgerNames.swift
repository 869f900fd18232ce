// From what a person typed to the ids that the ledger has. It keeps no list of its own.

import EventLedger
import PovertyLedger

extension HouseholdLedger {
    /// The id of a unit as the ledger has it; ids are compared as Unicode text, so that a decomposed form is the same.
    ///
    /// Throws `unknownUnit` when there is none, and `damaged` or `storage`. Cost: a lookup a unit.
    func unit(named text: String) throws(PovertyError) -> String {
        do {
            let category = StreamCategory.unit.rawValue
            for number in 0..<UInt32(try ledger.streamCount(category: category)) {
                if let id = try ledger.streamID(category: category, number: number), id == text { return id }
            }
        } catch { throw PovertyError(error) }
        throw PovertyError(
            .unknownUnit, "there is no unit \(text)", remedy: "`socai replay --by unit` lists the units with households"
        ).with(file: ledger.path, line: nil)
    }

    /// The code of the household that events are about, as the ledger has it.
    func household(of items: [HistoryItem]) throws(PovertyError) -> String? {
        guard let first = items.first else { return nil }
        do {
            return try ledger.event(first.reference)?.stream.id
        } catch { throw PovertyError(error) }
    }
}
