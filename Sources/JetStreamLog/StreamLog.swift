// A log in a stream: opening it, and what all calls have in common. A call tries again for as long as the options say
// what may pass; what it throws then is one of the errors that a log has.

#if JetStream
    import EventLedger
    import Files
    import Synchronization

    #if canImport(Glibc)
        import Glibc
    #elseif canImport(Musl)
        import Musl
    #else
        import Darwin
    #endif

    /// The messages of one origin in a stream.
    final class StreamLog: EntryLog {
        /// What this program has seen of the log, which must never become less.
        struct Seen {
            /// When the stream was made.
            var created: String
            /// The last sequence that was acknowledged or read.
            var highest: UInt64 = 0
            /// The last sequence of the subject when it had so many messages.
            var head: (count: Int64, sequence: UInt64) = (0, 0)
        }

        /// The connection in use; another takes its place where its server is cut off from the others.
        private let line: Mutex<Connection>
        let subject: OriginSubject
        let options: JetStreamOptions
        let maximumMessageBytes: Int
        let seen: Mutex<Seen>

        /// The bytes that a message has besides its content: what is in headers, generously.
        static let headerBytes = 512
        /// How long one answer is waited for, so that a server that went away is not waited for all the time.
        static let answerLimit = Duration.seconds(2)

        var place: String { options.stream }

        init(origin: String, _ options: JetStreamOptions) throws(LedgerError) {
            try options.check()
            guard !origin.isEmpty, origin.utf8.count <= 255 else {
                throw LedgerError(.invalidValue, "an origin has 1 to 255 bytes")
            }
            let subject = OriginSubject(origin: origin)
            let (connection, state) = try Self.opened(options, subject)
            line = Mutex(connection)
            self.subject = subject
            self.options = options
            seen = Mutex(Seen(created: state.created))
            let limit = state.configuration["max_msg_size"]?.integer ?? -1
            let most =
                limit < 0 ? connection.maximumPayloadBytes : min(Int(clamping: limit), connection.maximumPayloadBytes)
            maximumMessageBytes = max(most - Self.headerBytes, 1)
        }

        /// A connection with the stream as it is, of which everything was checked that must be.
        static func opened(
            _ options: JetStreamOptions, _ subject: OriginSubject
        ) throws(LedgerError) -> (Connection, StreamState) {
            let deadline = ContinuousClock.now + options.patience
            let settings = StreamSettings(options, subject)
            let durability = try Self.durability(options, subject, deadline)
            let (connection, state): (Connection, StreamState)
            do throws(LedgerError) {
                (connection, state) = try Self.opened(settings, subject, options, deadline)
            } catch {
                guard options.makesStream, options.durability == .asStreamSays, error.code == .damaged else {
                    throw error
                }
                throw LedgerError(
                    .unsafeLog, "the stream is not there, and nobody asks how its servers write to their disks",
                    remedy: "make it with a user of the system account, or say that it is to be used so",
                    file: options.stream)
            }
            try settings.check(state.configuration, at: options.stream)
            try Self.checkPromise(options, state, durability)
            return (connection, state)
        }

        /// Connects to the first server that answers in time.
        static func connect(
            _ options: JetStreamOptions, _ login: JetStreamOptions.Login, _ subject: OriginSubject,
            _ deadline: ContinuousClock.Instant
        ) throws(LedgerError) -> Connection {
            while true {
                do {
                    return try Connection.open(
                        addresses: options.addresses, login: login, inboxPrefix: "_INBOX." + subject.token)
                } catch {
                    guard error.code == .unreachable, ContinuousClock.now < deadline else { throw error }
                    usleep(100_000)
                }
            }
        }

        /// What the servers say, where a user is given who can ask them.
        private static func durability(
            _ options: JetStreamOptions, _ subject: OriginSubject, _ deadline: ContinuousClock.Instant
        ) throws(LedgerError) -> ServerDurability? {
            guard case .asked(let login) = options.durability else { return nil }
            let system = try connect(options, login, subject, deadline)
            // Servers that have just started may not know of each other yet.
            while true {
                do throws(LedgerError) {
                    let durability = try ServerDurability.asked(
                        of: system, expecting: options.replicas, at: options.stream)
                    try durability.check(servers: nil, atLeast: options.replicas / 2 + 1, at: options.stream)
                    return durability
                } catch {
                    guard error.code == .unreachable, ContinuousClock.now < deadline else { throw error }
                    usleep(100_000)
                }
            }
        }

        /// A connection with the stream as it is. A server that is cut off from the others answers nothing useful for
        /// as long as it is; so another one is tried after some seconds.
        private static func opened(
            _ settings: StreamSettings, _ subject: OriginSubject, _ options: JetStreamOptions,
            _ deadline: ContinuousClock.Instant
        ) throws(LedgerError) -> (Connection, StreamState) {
            while true {
                let connection = try Self.connect(options, options.login, subject, deadline)
                let patience = Patience(until: min(deadline, .now + Patience.serverLimit), at: options.stream)
                do throws(LedgerError) {
                    let state = try patience.repeating { () throws(Trouble) in
                        try Self.opened(connection, settings, subject, options)
                    }
                    return (connection, state)
                } catch {
                    guard error.code == .unreachable, ContinuousClock.now < deadline else { throw error }
                }
            }
        }

        /// The stream as it is, made where it may be: never where nobody asks its servers, for it says so ever after.
        private static func opened(
            _ connection: Connection, _ settings: StreamSettings, _ subject: OriginSubject, _ options: JetStreamOptions
        ) throws(Trouble) -> StreamState {
            do {
                return try state(connection, settings.name, subject)
            } catch {
                guard options.makesStream, options.durability != .asStreamSays, error.refusal == .noStream else {
                    throw error
                }
                let isAsked = if case .asked = options.durability { true } else { false }
                let bytes = settings.configuration(
                    maximumMessageBytes: connection.maximumPayloadBytes, isPromised: isAsked)
                do {
                    _ = try call(connection, "STREAM.CREATE." + settings.name, bytes)
                } catch  where error.refusal == .streamExists {
                    // Another program was faster, or there is another stream: its settings are looked at.
                    guard let other = try? state(connection, settings.name, subject) else { throw error }
                    return other
                }
                return try state(connection, settings.name, subject)
            }
        }

        private static func checkPromise(
            _ options: JetStreamOptions, _ state: StreamState, _ durability: ServerDurability?
        ) throws(LedgerError) {
            switch options.durability {
            case .unchecked: return
            case .asked:
                let servers = state.serverNames
                try durability?.check(
                    servers: servers, atLeast: min(servers.count, options.replicas) / 2 + 1, at: options.stream)
            case .asStreamSays:
                guard state.isPromised else {
                    throw LedgerError(
                        .unsafeLog, "nobody says whether the servers keep what they acknowledge when power is cut",
                        remedy: "let a user of the system account make the stream, or say that it is to be used so",
                        file: options.stream)
                }
            }
        }
    }

    extension StreamLog {
        /// A question to JetStream itself, with its answer; throws what it refuses.
        static func call(_ connection: Connection, _ name: String, _ bytes: [UInt8]) throws(Trouble) -> JSONValue {
            let incoming = try connection.ask("$JS.API." + name, bytes, within: answerLimit)
            guard let answer = JSONValue(incoming.bytes) else { throw .nonsense("an answer to \(name)") }
            if let trouble = trouble(in: answer) { throw trouble }
            return answer
        }

        /// What an answer refuses; nil where it is none of a refusal.
        static func trouble(in answer: JSONValue) -> Trouble? {
            guard let error = answer["error"] else { return nil }
            return .refused(
                number: error["err_code"]?.integer ?? error["code"]?.integer ?? 0,
                words: error["description"]?.text ?? "")
        }

        static func state(
            _ connection: Connection, _ stream: String, _ subject: OriginSubject
        ) throws(Trouble) -> StreamState {
            let filter = "{\"subjects_filter\":\(JSONValue.quoted(subject.name))}"
            return try StreamState(call(connection, "STREAM.INFO." + stream, Array(filter.utf8)), subject: subject.name)
        }

        /// The stream's state now. Throws `brokenLog` where it is not the one that was opened, or has lost messages.
        func state(_ patience: Patience) throws(LedgerError) -> StreamState {
            // Known before it is asked, so that what other threads append meanwhile is not missed in the answer.
            let (created, highest) = seen.withLock { ($0.created, $0.highest) }
            let start = ContinuousClock.now
            var attempt = 0
            while true {
                let state = try repeating(patience) { () throws(Trouble) in
                    try Self.state(connection, options.stream, subject)
                }
                guard state.created == created else {
                    throw LedgerError(
                        .brokenLog, "the stream was deleted and made again while it was used",
                        remedy: "publish from the ledgers again, which have everything", file: place)
                }
                if state.last >= highest { return state }
                // A leader that was just elected may not have all yet that it must have.
                guard .now - start < Patience.missingLimit else {
                    throw LedgerError(
                        .brokenLog,
                        "the stream ends at message \(state.last), and message \(highest) was read or kept before",
                        remedy: "it was restored from an older copy: publish from the ledgers again", file: place)
                }
                patience.pause(attempt)
                attempt += 1
            }
        }

        /// Remembers the last message that is known to be kept.
        func remember(_ sequence: UInt64) {
            seen.withLock { $0.highest = max($0.highest, sequence) }
        }

        var patience: Patience { Patience(until: .now + options.patience, at: place) }

        /// Does something until it succeeds. Where nobody listens there may be no stream, which is asked for; where a
        /// server does not help for some seconds another is tried.
        func repeating<Value>(
            _ patience: Patience, _ work: () throws(Trouble) -> Value
        ) throws(LedgerError) -> Value {
            var stuck = Stuck()
            return try patience.repeating { () throws(Trouble) in
                let used = connection
                do throws(Trouble) {
                    return try work()
                } catch {
                    if error.mayPass, stuck.isForLong() { leave(used) }
                    guard error == .nobodyListens else { throw error }
                    _ = try Self.state(connection, options.stream, subject)
                    throw error
                }
            }
        }

        /// The connection that is in use now.
        var connection: Connection { line.withLock { $0 } }

        /// Connects to another server, where there is one that answers; what others do on the old connection ends as
        /// it would have.
        func leave(_ used: Connection) {
            let address = used.address
            let others = options.addresses.filter { server in
                address.map { !$0.hasSuffix(server.drop { $0 != "/" }) } ?? true
            }
            guard !others.isEmpty, connection === used,
                let other = try? Connection.open(
                    addresses: others, login: options.login, inboxPrefix: "_INBOX." + subject.token)
            else { return }
            line.withLock { if $0 === used { $0 = other } }
        }
    }

    /// How long one server has not helped.
    struct Stuck {
        private var since: ContinuousClock.Instant?

        /// Whether it is time to try another; it begins anew then.
        mutating func isForLong() -> Bool {
            guard let since else {
                since = .now
                return false
            }
            guard .now - since >= Patience.serverLimit else { return false }
            self.since = nil
            return true
        }
    }

    /// How long a call tries again.
    struct Patience {
        let deadline: ContinuousClock.Instant
        let place: String
        /// A stream that is not there may be one whose servers have just started; longer than this it is deleted.
        static let missingLimit = Duration.seconds(2)
        /// An election takes a second or two; a server that does not help for longer may be cut off from the others.
        static let serverLimit = Duration.seconds(4)

        init(until deadline: ContinuousClock.Instant, at place: String) {
            self.deadline = deadline
            self.place = place
        }

        var isOver: Bool { ContinuousClock.now >= deadline }

        /// Waits a little before the same is tried again, longer each time.
        func pause(_ attempt: Int) { usleep(UInt32(min(20 << min(attempt, 5), 500)) * 1_000) }

        /// Does something until it succeeds, fails for good, or has failed for too long.
        func repeating<Value>(_ work: () throws(Trouble) -> Value) throws(LedgerError) -> Value {
            var attempt = 0
            var missing: ContinuousClock.Instant?
            while true {
                do {
                    return try work()
                } catch {
                    let isMissing = error.refusal == .noStream
                    if isMissing, missing == nil { missing = .now }
                    let mayPass = isMissing ? .now - (missing ?? .now) < Self.missingLimit : error.mayPass
                    guard mayPass, !isOver else { throw error.error(at: place) }
                    pause(attempt)
                    attempt += 1
                }
            }
        }
    }
#endif
