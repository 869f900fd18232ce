// What an environment keeps under its mutex: who is in a transaction, so that the map is moved only when nobody is.
// It holds addresses as numbers, because a mutex lends only what may pass between threads.

/// The changing part of an environment.
struct EnvironmentState {
    /// Transactions of this process that are under way or waiting to begin; they rest on the map.
    var activeTransactions = 0

    /// The thread in a write transaction, or 0.
    var writerThread: UInt = 0

    /// A write transaction that was dropped on a thread it must not end on, or 0; it waits for its own thread.
    var orphan: UInt = 0

    /// The thread the orphan belongs to.
    var orphanThread: UInt = 0

    /// What the file lacked at its end when it was last found that only free pages are missing.
    var shortfall: Shortfall?

    /// Set when the map could not be put back after moving it; only closing helps then.
    var isWithoutMap = false
}

/// A file that ends before its last page.
struct Shortfall: Equatable {
    let lastPage: UInt64
    let sizeBytes: Int
}
