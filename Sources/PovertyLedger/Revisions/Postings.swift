// Sums of postings by account: what leaves one account enters another. Zero sums are never seen.

/// Households and persons by the number of the unit, class and social protection.
struct Postings {
    /// An account by the number of its unit.
    struct Key: Hashable {
        let unit: UInt32
        let bits: Int
    }

    private var tallies: [Key: Tally] = [:]

    /// The accounts whose sum is not zero.
    var sums: [Key: Tally] { tallies.filter { $0.value != .zero } }

    /// Adds to an account; a negative tally takes from it.
    mutating func add(_ tally: Tally, to key: Key) { tallies[key, default: .zero] += tally }

    /// Adds other postings.
    mutating func add(_ other: Postings) { for (key, tally) in other.tallies { add(tally, to: key) } }

    /// Takes a household from where it stood and puts it where it stands, by the unit that `root` gives for its own.
    mutating func post(_ before: Standing, _ after: Standing, root: (UInt32) -> UInt32) {
        for (standing, sign) in [(before, -1), (after, 1)] where standing.isPresent {
            let bits = Int(standing.householdClass.rawValue) | (standing.socialProtection ? 8 : 0)
            let tally = Tally(households: sign, persons: sign * Int(standing.members))
            add(tally, to: Key(unit: root(standing.unit), bits: bits))
        }
    }
}
