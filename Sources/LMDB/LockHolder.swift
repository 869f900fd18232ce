// Who holds the writers' lock, as far as the system tells: Linux lists the locks of all processes in /proc/locks, other
// systems list none. It is only ever said, never relied on: the holder may be gone before the answer is read.

import Files

/// A process that holds a lock.
package struct LockHolder: Hashable, Sendable {
    /// Its process id, as this process sees it.
    package let process: Int
    /// The name of its command, as it calls itself; nil where that can't be read. Any bytes may be in it.
    package let command: String?
    /// Whether it is this process: another thread of it holds the lock.
    package let isThisProcess: Bool
}

extension Environment {
    /// Who holds the lock of `lockWriters` now; nil when nobody does or the system does not say.
    package func writerLockHolder() -> LockHolder? { LockHolder(of: identity) }
}

extension LockHolder {
    /// Who holds the lock of a file now; nil when nobody does or the system does not say.
    init?(of file: FileIdentity) {
        guard let locks = System.contents(ofSystemFileAt: "/proc/locks"),
            let process = LockHolder.process(holding: file, in: locks)
        else { return nil }
        self.process = process
        command = System.contents(ofSystemFileAt: "/proc/\(process)/comm").map { String($0.prefix { $0 != "\n" }) }
        isThisProcess = process == System.currentProcess
    }

    /// The process that holds the whole-file lock of a file for itself, in the list that Linux gives: a line such as
    /// `3: FLOCK  ADVISORY  WRITE 4711 08:01:131085 0 EOF`, with the device in hexadecimal; who waits has `->` behind the colon.
    ///
    /// Some file systems list another device than they report for the file; then its number there has to do.
    static func process(holding file: FileIdentity, in locks: String) -> Int? {
        var sameNumber: Int?
        for line in locks.split(separator: "\n") {
            let words = line.split(separator: " ")
            guard words.count >= 6, words[1] == "FLOCK", words[3] == "WRITE", let process = Int(words[4]), process > 0
            else { continue }
            let place = words[5].split(separator: ":")
            guard place.count == 3, UInt64(place[2]) == file.inode else { continue }
            if let major = UInt64(place[0], radix: 16), let minor = UInt64(place[1], radix: 16),
                file.isOnDevice(major: major, minor: minor)
            {
                return process
            }
            sameNumber = process
        }
        return sameNumber
    }
}
