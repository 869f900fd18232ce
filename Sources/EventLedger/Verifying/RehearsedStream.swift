// A stream as far as a rehearsal has come: 40 bytes, so that a verification needs little memory a stream.

struct RehearsedStream {
    /// How many of its events were met.
    var version: UInt32 = 0
    /// How many its row says there are; 0 when there is no row that can be read.
    var total: UInt32 = 0
    /// A word for its name, where names are told apart by that; else 0.
    var nameHash: UInt64 = 0
    private var hasSnapshot = false
    private var words: (UInt64, UInt64) = (0, 0)

    init() {}

    /// The domain's snapshot after the events met.
    var snapshot: StreamSnapshot? {
        get { hasSnapshot ? StreamSnapshot(first: words.0, second: words.1) : nil }
        set {
            hasSnapshot = newValue != nil
            words = (newValue?.first ?? 0, newValue?.second ?? 0)
        }
    }
}
