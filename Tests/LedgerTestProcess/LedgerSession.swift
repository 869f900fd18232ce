// The subcommand `ledger`: does to a ledger what the test says, a line at a time, and answers each line with `ok ...`
// or `error CODE`. Its events are facts of category 1 whose summary is their number within the entry.
import EventLedger

/// One process's view of a ledger, driven by a test.
final class LedgerSession {
    private var ledger: Ledger?

    /// Answers lines until the input ends.
    func run() {
        while let line = readLine() {
            let words = line.split(separator: " ").map(String.init)
            do {
                try Self.reply("ok \(answer(words))")
            } catch let error as LedgerError {
                Self.reply("error \(error.code.rawValue)")
            } catch Stop.ledger(let error) {
                Self.reply("error \(error.code.rawValue)")
            } catch Stop.asked {
                Self.reply("stopped")
            } catch {
                Self.reply("misuse \(error)")
            }
        }
    }

    static func reply(_ text: String) {
        print(text)
        flush()
    }

    private func answer(_ words: [String]) throws -> String {
        switch (words.first, words.count) {
        case ("open", 3): ledger = try Ledger(at: words[2], mode: mode(words[1]))
        case ("close", 1): ledger = nil
        case ("last", 1): return try String(opened().lastPosition())
        case ("entries", 1): return try String(opened().entryCount())
        case ("replay", 1): return try replay()
        case ("rebuild", 1): return try String(opened().rebuild())
        case ("record", 5): return try record(words)
        case ("backup", 2): return try String(opened().backup(to: words[1]).lastPosition)
        case ("backup-compact", 2): return try String(opened().backup(to: words[1], compact: true).lastPosition)
        case ("sign", 2): return try String(opened().checkpoint(signedBy: KeyFile(at: words[1])).checkpoint.size)
        case ("record-on", 6): try recordOn(words)
        case ("record-on-threads", 7): try recordOnThreads(words)
        case ("record-together", 6): return try recordTogether(words)
        case ("write", 1): try opened().write { (writer: inout Writer) throws(Stop) in try write(&writer) }
        default: throw Misuse(line: words)
        }
        return ""
    }

    func opened() throws -> Ledger {
        guard let ledger else { throw Misuse(line: ["nothing is open"]) }
        return ledger
    }

    private func mode(_ word: String) throws -> OpenMode {
        switch word {
        case "read": .readOnly
        case "write": .readWrite
        case "make": .createIfMissing
        case "create": .create
        default: throw Misuse(line: [word])
        }
    }

    static func number(_ word: String) throws(Stop) -> Int {
        guard let number = Int(word) else { throw .misuse(word) }
        return number
    }

    /// `ID STREAM COUNT BYTES`: so many events of a stream, each with a payload of so many bytes.
    static func entry(_ words: [String]) throws(Stop) -> NewEntry {
        guard words.count == 4 else { throw .misuse(words.joined(separator: " ")) }
        let stream = StreamName(category: 1, id: words[1])
        let payload = try [UInt8](repeating: 7, count: Self.number(words[3]))
        let events = (1...max(1, try Self.number(words[2]))).map {
            NewEvent(stream: stream, type: 1, effectiveOn: "2022-01-01", summary: UInt32($0), payload: payload)
        }
        return NewEntry(id: words[0], actor: "process", events: events)
    }

    private func record(_ words: [String]) throws -> String {
        let receipt = try opened().record(try Self.entry(Array(words[1...])))
        return "\(receipt.positions.lowerBound) \(receipt.positions.upperBound)"
    }

    /// `record-on ID STREAM COUNT BYTES TIMES`: records entry after entry, each id, which begins with `ID`,
    /// acknowledged with a line of its own once it is recorded.
    private func recordOn(_ words: [String]) throws {
        for number in 1...max(1, try Self.number(words[5])) {
            let entry = try Self.entry(["\(words[1])-\(number)"] + words[2...4])
            _ = try opened().record(entry)
            Self.reply(entry.id)
        }
    }

    private func replay() throws -> String {
        var count = Count()
        try opened().replay(through: opened().lastPosition(), into: &count)
        return "\(count.events) \(count.summaries)"
    }

    private struct Count: Projection {
        var events = 0
        var summaries = 0

        mutating func apply(_ event: EventHead, payload: RawSpan) throws(LedgerError) {
            events += 1
            summaries += Int(event.summary)
        }
    }
}

/// Why a session left `Ledger.write`.
enum Stop: Error, LedgerFailure {
    case asked, misuse(String), ledger(LedgerError)

    init(_ error: LedgerError) { self = .ledger(error) }
}

extension LedgerSession {
    /// Inside `Ledger.write`: answers lines until `finish` or `throw`; an error of the ledger leaves it too.
    private func write(_ writer: inout Writer) throws(Stop) {
        Self.reply("ok")
        while let line = readLine() {
            let words = line.split(separator: " ").map(String.init)
            switch words.first {
            case "append": try append(words, &writer)
            case "stage":
                do { try writer.stage() } catch { throw .ledger(error) }
            case "stage-regardless": try? writer.stage()
            case "void": try void(words, &writer)
            case "finish": return
            default: throw .asked
            }
            Self.reply("ok \(writer.ledger.lastPosition)")
        }
        throw .asked
    }

    private func append(_ words: [String], _ writer: inout Writer) throws(Stop) {
        let entry = try Self.entry(Array(words[1...]))
        do { _ = try writer.record(entry) } catch { throw .ledger(error) }
    }

    /// `void ID STREAM POSITION`
    private func void(_ words: [String], _ writer: inout Writer) throws(Stop) {
        guard words.count == 4 else { throw .misuse(words.joined(separator: " ")) }
        let stream = StreamName(category: 1, id: words[2])
        let event = NewEvent(voiding: try Self.number(words[3]), in: stream, reason: "wrong")
        do {
            _ = try writer.record(NewEntry(id: words[1], actor: "process", events: [event]))
        } catch { throw .ledger(error) }
    }
}
