// The code of errors that only a log on servers has.

import EventLedger
import Files

extension LedgerError.Code {
    /// A stream or a server is not set up so that it keeps what it acknowledges.
    public static let unsafeLog = Self(rawValue: "unsafeLog")
}
