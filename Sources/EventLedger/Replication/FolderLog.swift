// A log in a folder: on a memory stick, in a shared folder, behind any web server. Each message is a file under a name
// made of its sequence; it is written under another name, synced, and only then given its own, which must not be taken.
// A stick that is pulled out leaves whole messages, and at most leftovers that nobody reads. Reading needs no right to
// write. Nothing that is in a message is looked at here.

import Files

/// The log of a ledger as files in a folder, sequences from 1 without gaps.
public final class FolderLog: EntryLog {
    /// The folder.
    public let path: String
    /// The most bytes of a message; a larger file is no message.
    public let maximumMessageBytes: Int
    /// The last sequence that was seen: the search for the last begins there.
    private let lastSeen = Guarded<UInt64>(0)

    /// The largest message unless another limit is given: what other transports carry too, 1 MiB.
    public static let defaultMaximumMessageBytes = 1 << 20
    private static let suffix = ".message"
    private static let digits = 20
    /// How many messages are on their way to the disk at once.
    private static let messagesTogether = 16

    /// The log in a folder, which need not be there yet; nothing is opened or made here.
    public init(at path: String, maximumMessageBytes: Int = FolderLog.defaultMaximumMessageBytes) {
        precondition(maximumMessageBytes > 0, "a message has bytes")
        self.path = path
        self.maximumMessageBytes = maximumMessageBytes
    }

    /// Makes the folder where there is none. Throws `noSuchFile` where the folder it is to be in is not there,
    /// `permissionDenied`, `noSpace`, `storage`.
    public func makeFolder() throws(LedgerError) {
        do throws(SystemError) {
            try System.makeFolder(path, permissions: 0o750)
            try System.makeNameDurable(path)
        } catch {
            guard error.kind != .exists else { return }
            throw FolderProblem.failure(error, "make", path)
        }
    }

    // Names.

    /// The name of the file of a message.
    static func name(_ sequence: UInt64) -> String {
        let number = String(sequence)
        return String(repeating: "0", count: digits - number.utf8.count) + number + suffix
    }

    /// The sequence in the name of a message; nil for every other name.
    private static func sequence(_ name: String) -> UInt64? {
        guard name.hasSuffix(suffix), let number = UInt64(name.dropLast(suffix.utf8.count)), number > 0,
            self.name(number) == name
        else { return nil }
        return number
    }

    private func file(_ sequence: UInt64) -> String { "\(path)/\(FolderLog.name(sequence))" }

    // Reading.

    /// The sequence of the last message. Throws `unreachable` where there is no folder, `damaged` for gaps and for
    /// names that are almost those of messages, or for a folder of something else, `permissionDenied`. Cost: at first
    /// the list of the names, later one look for each new message.
    public func head() throws(LedgerError) -> UInt64 {
        let folder = try opened()
        return try lastSeen.withLock { (last: inout UInt64) throws(LedgerError) -> UInt64 in
            if last == 0 || !isThere(last, in: folder) { last = try listedHead(folder) }
            while last > 0, isThere(last + 1, in: folder) { last += 1 }
            return last
        }
    }

    private func isThere(_ sequence: UInt64, in folder: Folder) -> Bool {
        (try? folder.status(of: FolderLog.name(sequence))) != nil
    }

    private func opened() throws(LedgerError) -> Folder {
        do throws(SystemError) {
            return try Folder(path: path)
        } catch {
            guard error.kind == .missing else { throw FolderProblem.failure(error, "open", path) }
            throw LedgerError(
                .unreachable, "there is no such folder",
                remedy: "insert the medium or connect the share, or check the path", file: path)
        }
    }

    /// The last sequence among the names of the folder.
    private func listedHead(_ folder: Folder) throws(LedgerError) -> UInt64 {
        let names: [String]
        do throws(SystemError) {
            names = try folder.names()
        } catch { throw FolderProblem.failure(error, "list", path) }
        var last: UInt64 = 0
        var other: String?
        for name in names {
            guard let sequence = FolderLog.sequence(name) else {
                if name.hasSuffix(FolderLog.suffix) { throw damaged("the name is not one that a message has", name) }
                if !name.hasPrefix("."), !name.hasSuffix("-partial") { other = other ?? name }
                continue
            }
            // Names sort as their sequences do.
            guard sequence == last + 1 else {
                throw damaged("the message is missing, and there are later ones", FolderLog.name(last + 1))
            }
            last = sequence
        }
        if last == 0, let other {
            throw LedgerError(
                .damaged, "the folder has no messages, and something else: \(other)",
                remedy: "name the folder of a log, or a new one", file: path)
        }
        return last
    }

    private func damaged(_ problem: Sentence, _ name: String) -> LedgerError {
        LedgerError(
            .damaged, problem, remedy: "take the log from another copy, or make it again from the ledger",
            file: "\(path)/\(name)")
    }

    /// The messages behind a sequence. Throws as `head`, and `damaged` for a file that is larger than a message, a link
    /// or a folder in the place of one. Cost: one file a message.
    public func messages(
        after sequence: UInt64, limit: Int, maximumBytes: Int
    ) throws(LedgerError) -> [LogMessage] {
        let last = try head()
        guard sequence < last else { return [] }
        let folder = try opened()
        var messages: [LogMessage] = []
        var bytesLeft = maximumBytes
        var next = sequence + 1
        while next <= last, messages.count < max(1, limit) {
            let file = try message(next, in: folder)
            guard messages.isEmpty || file.sizeBytes <= bytesLeft else { break }
            let bytes: [UInt8]
            do throws(SystemError) {
                bytes = try file.descriptor.read(at: 0, count: file.sizeBytes)
            } catch { throw failure(error, next) }
            bytesLeft -= min(bytesLeft, bytes.count)
            messages.append(LogMessage(sequence: next, bytes: bytes))
            next += 1
        }
        return messages
    }

    /// A message's open file and its size, which is that of a message.
    private func message(_ sequence: UInt64, in folder: Folder) throws(LedgerError) -> MessageFile {
        let name = FolderLog.name(sequence)
        do throws(SystemError) {
            let descriptor = try folder.file(name)
            let status = try descriptor.status()
            guard status.kind == .regular else { throw SystemError(number: SystemError.tooManyLinks) }
            guard status.sizeBytes <= maximumMessageBytes else {
                throw SystemError(number: SystemError.fileTooLarge)
            }
            return MessageFile(descriptor: descriptor, sizeBytes: status.sizeBytes)
        } catch { throw failure(error, sequence) }
    }

    private func failure(_ error: SystemError, _ sequence: UInt64) -> LedgerError {
        let name = FolderLog.name(sequence)
        return switch error.number {
        case SystemError.noSuchFile: damaged("the message is missing, and there are later ones", name)
        case SystemError.tooManyLinks, SystemError.isDirectory: damaged("this is no file, and a message is one", name)
        case SystemError.fileTooLarge:
            damaged("the file is larger than a message, which has at most \(maximumMessageBytes) bytes", name)
        // A stick that is pulled out fails so.
        case SystemError.inputOutput:
            LedgerError(
                .unreachable, "the file can't be read: \(error.explanation)", remedy: "check the medium",
                file: "\(path)/\(name)")
        default: FolderProblem.failure(error, "read", "\(path)/\(name)")
        }
    }

    // Writing.

    /// Appends messages: each is a whole file on the disk before it has its name, and the names are on the disk when
    /// this returns. Throws as `EntryLog.append` does, `versionConflict` also where another program is appending, and
    /// `invalidValue` for a message that is empty or too large. If the process is killed here the first of them have
    /// their names; what is left of others is taken over by the next writer and read by nobody.
    public func append(_ messages: [[UInt8]], after sequence: UInt64) throws(LedgerError) -> UInt64 {
        for message in messages where message.isEmpty || message.count > maximumMessageBytes {
            throw LedgerError(
                .invalidValue, "a message has \(message.count) bytes, and has 1 to \(maximumMessageBytes)",
                remedy: "cut it into smaller ones", file: path)
        }
        let last = try head()
        guard last == sequence else { throw conflict(behind: sequence) }
        guard !messages.isEmpty else { return sequence }
        var next = sequence
        var rest = messages[...]
        while !rest.isEmpty {
            let together = rest.prefix(FolderLog.messagesTogether)
            rest = rest.dropFirst(together.count)
            try publish(Array(together), after: next)
            next += UInt64(together.count)
        }
        return next
    }

    /// Writes some messages, waits for the disk, and gives them their names in their order.
    private func publish(_ messages: [[UInt8]], after sequence: UInt64) throws(LedgerError) {
        var files: [StagedFile] = []
        do throws(LedgerError) {
            for (index, message) in messages.enumerated() {
                let file = try StagedFile(
                    for: self.file(sequence + UInt64(index) + 1), takingOverAnyLeftover: true)
                try file.write(message)
                file.beginSynchronising()
                files.append(file)
            }
            for file in files { try file.publish(makingNameDurable: false) }
            do throws(SystemError) {
                try Folder(path: path).synchronise()
            } catch { throw FolderProblem.failure(error, "write to", path) }
        } catch {
            if error.code == .fileExists { throw conflict(behind: sequence) }
            throw error
        }
    }

    private func conflict(behind sequence: UInt64) -> LedgerError {
        LedgerError(
            .versionConflict, "there is another message behind message \(Int(clamping: sequence)) of the log",
            remedy: "read the end of the log again and go on behind it", file: path)
    }

    // Waiting.

    /// Looks for the next message every few milliseconds: on a share nobody else says that it came.
    public func wait(beyond sequence: UInt64, atMost: Duration) throws(LedgerError) {
        let deadline = ContinuousClock.now + atMost
        while try head() <= sequence {
            let left = deadline - ContinuousClock.now
            guard left > .zero else { return }
            System.pause(milliseconds: left < .milliseconds(5) ? 1 : 5)
        }
    }
}

private struct MessageFile: ~Copyable {
    let descriptor: FileDescriptor
    let sizeBytes: Int
}
