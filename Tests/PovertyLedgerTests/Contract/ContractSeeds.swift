// Which histories the contract tests run. The ordinary run is the same every time; longer soaks are asked for by
// environment variables, and a failed seed is repeated by itself.

import Foundation

/// The seeds of the contract tests, and the size of their histories.
///
/// `SOCAI_CONTRACT_SEEDS` is how many seeds, `SOCAI_CONTRACT_FIRST` the first of them, `SOCAI_CONTRACT_EVENTS` about
/// how many events a history has.
enum ContractSeeds {
    static func number(_ name: String, otherwise value: Int) -> Int {
        ProcessInfo.processInfo.environment[name].flatMap(Int.init) ?? value
    }

    static let count = number("SOCAI_CONTRACT_SEEDS", otherwise: 40)
    static let first = number("SOCAI_CONTRACT_FIRST", otherwise: 1)
    static let events = number("SOCAI_CONTRACT_EVENTS", otherwise: 300)

    /// The tests that share the seeds among them: few lines of output, and all cores busy.
    static let shares = 0..<8

    /// The seeds of one share.
    static func of(_ share: Int) -> [UInt64] {
        (0..<count).filter { $0 % shares.count == share }.map { UInt64(first + $0) }
    }
}
