// Programs that a test starts and waits for: none of them can make a test wait for ever.

import Foundation

extension Process {
    /// A process that is killed, with all that it started, once it has run for so many seconds; its status is 137 then.
    ///
    /// `program` is a path or a name to be found in the path.
    public convenience init(_ program: String, _ arguments: [String], endingWithinSeconds limit: Int = 300) {
        self.init()
        executableURL = URL(fileURLWithPath: "/usr/bin/timeout")
        self.arguments = ["--signal=KILL", "\(limit)", program] + arguments
    }
}
