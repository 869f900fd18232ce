// What a step of a workload promises once it is acknowledged. A step that was begun and not acknowledged may have kept
// all of its promises or none, never a part of one.

/// One promise; files are named within the folder of the workload.
enum Promise: Hashable {
    /// There is a ledger.
    case ledger
    /// The entries are recorded, together.
    case entries([String])
    /// The derived tables are there, so that the ledger can be used.
    case tables
    /// There is a key, and the memory of what it signed.
    case key
    /// The ledger keeps so many checkpoints.
    case checkpoints(Int)
    /// There is a copy of the ledger with at least so many entries.
    case backup(String, entries: Int)
    /// There is a bundle that holds.
    case bundle(String)
    /// There is a proof that holds.
    case proof(String)
}

/// What was begun and what was acknowledged when a workload stopped.
struct Standing {
    var begun: Set<Promise> = []
    var acknowledged: Set<Promise> = []

    /// Notes the promises of a step that is about to be done.
    mutating func begin(_ promises: [Promise]) { begun.formUnion(promises) }

    /// Notes that a step was acknowledged.
    mutating func acknowledge(_ promises: [Promise]) {
        begun.formUnion(promises)
        acknowledged.formUnion(promises)
    }

    /// The groups of entries that are recorded together, of those promises.
    static func groups(_ promises: Set<Promise>) -> [[String]] {
        promises.compactMap { if case .entries(let ids) = $0 { ids } else { nil } }
    }

    /// How many checkpoints are promised.
    static func checkpoints(_ promises: Set<Promise>) -> Int {
        promises.map { if case .checkpoints(let count) = $0 { count } else { 0 } }.max() ?? 0
    }
}
