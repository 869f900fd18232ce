// A connection to a cluster: requests, answers and subscriptions over the system's client library, whose handles are
// freed with what holds them. It reconnects by itself; what was under way then fails, and it never says whether it was
// done. Nothing of JetStream is known here.

#if JetStream
    internal import CNATS
    import EventLedger
    import Files

    #if canImport(Glibc)
        import Glibc
    #elseif canImport(Musl)
        import Musl
    #else
        import Darwin
    #endif

    /// A message that came.
    struct Incoming {
        let bytes: [UInt8]
        /// The three digits that a server says in place of a message; nil for a message.
        let status: String?
        /// Where an answer is to be sent; nil where none is wanted.
        let reply: String?
        private let headers: [String: String]

        /// Takes what is wanted of a message of the library, and frees it.
        init(taking message: OpaquePointer) {
            defer { natsMsg_Destroy(message) }
            let count = Int(natsMsg_GetDataLength(message))
            let data = natsMsg_GetData(message)
            bytes =
                data.map { start in
                    Array(UnsafeRawBufferPointer(start: UnsafeRawPointer(start), count: max(count, 0)))
                } ?? []
            var headers: [String: String] = [:]
            for name in ["Status", "Description"] + Header.all {
                var value: UnsafePointer<CChar>?
                if natsMsgHeader_Get(message, name, &value) == NATS_OK, let value {
                    headers[name] = String(cString: value)
                }
            }
            self.headers = headers
            reply = natsMsg_GetReply(message).map { String(cString: $0) }
            status = headers["Status"]
        }

        subscript(header: String) -> String? { headers[header] }
    }

    /// The names of headers that are used here.
    enum Header {
        static let batch = "Nats-Batch-Id"
        static let batchSequence = "Nats-Batch-Sequence"
        static let batchCommit = "Nats-Batch-Commit"
        static let expectedLast = "Nats-Expected-Last-Subject-Sequence"
        static let sequence = "Nats-Sequence"
        static let pending = "Nats-Num-Pending"
        static let all = [batch, batchSequence, batchCommit, expectedLast, sequence, pending]
    }

    /// A connection; any thread may use it.
    final class Connection: @unchecked Sendable {
        private let handle: OpaquePointer
        private let notices: Notices
        private let inboxPrefix: String
        /// What listened for answers and can do so again.
        private let inboxes = Guarded<[Listener]>([])

        private init(handle: OpaquePointer, notices: Notices, inboxPrefix: String) {
            self.handle = handle
            self.notices = notices
            self.inboxPrefix = inboxPrefix
        }

        /// Closes it. Threads of the library may still end afterwards; they find nobody to tell.
        deinit {
            inboxes.withLock { $0 = [] }
            natsConnection_Close(handle)
            natsConnection_Destroy(handle)
            notices.forget()
        }

        /// The most bytes that a server takes in one message, headers and all.
        var maximumPayloadBytes: Int { Int(clamping: natsConnection_GetMaxPayload(handle)) }

        /// The address of the server that it is connected to; nil while it is to none.
        var address: String? {
            var buffer = [CChar](repeating: 0, count: 1_024)
            guard natsConnection_GetConnectedUrl(handle, &buffer, buffer.count) == NATS_OK else { return nil }
            let bytes = buffer.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }
            return bytes.isEmpty ? nil : String(decoding: bytes, as: UTF8.self)
        }

        /// Connects to the first server that answers.
        static func open(
            addresses: [String], login: JetStreamOptions.Login, inboxPrefix: String
        ) throws(LedgerError) -> Connection {
            let place = addresses.joined(separator: ",")
            let notices = Notices()
            var options: OpaquePointer?
            defer { natsOptions_Destroy(options) }
            guard natsOptions_Create(&options) == NATS_OK, let options else {
                notices.forget()
                throw Trouble.client(words(of: NATS_NO_MEMORY)).error(at: place)
            }
            var handle: OpaquePointer?
            do throws(LedgerError) {
                try configure(options, addresses, notices)
                try ConnectionLogin(login: login, place: place).apply(to: options, usesTLS: addresses)
                let status = natsConnection_Connect(&handle, options)
                guard status == NATS_OK, let handle else { throw connectProblem(status, at: place) }
                return Connection(handle: handle, notices: notices, inboxPrefix: inboxPrefix)
            } catch {
                notices.forget()
                throw error
            }
        }

        /// A connection for requests and their answers, and for nothing of JetStream.
        static func forRequests(
            _ options: JetStreamOptions, _ subject: OriginSubject
        ) throws(LedgerError) -> Connection {
            try options.check()
            return try StreamLog.connect(options, options.login, subject, .now + options.patience)
        }

        private static func configure(
            _ options: OpaquePointer, _ addresses: [String], _ notices: Notices
        ) throws(LedgerError) {
            let copies = addresses.map { strdup($0) }
            defer { copies.forEach { free($0) } }
            var names = copies.map { $0.map { UnsafePointer($0) } }
            let statuses = [
                natsOptions_SetServers(options, &names, Int32(clamping: names.count)),
                natsOptions_SetName(options, OriginSubject.clientName),
                natsOptions_SetTimeout(options, 2_000),
                natsOptions_SetPingInterval(options, 3_000),
                natsOptions_SetMaxPingsOut(options, 2),
                natsOptions_SetMaxReconnect(options, .max),
                natsOptions_SetReconnectWait(options, 100),
                natsOptions_SetReconnectJitter(options, 50, 50),
                // What is sent while there is no connection fails at once, and is not sent later behind our back.
                natsOptions_SetReconnectBufSize(options, 1),
                natsOptions_SetWriteDeadline(options, 5_000),
                // Otherwise each question waits a millisecond for others to go with it.
                natsOptions_SetSendAsap(options, true),
                natsOptions_SetErrorHandler(
                    options,
                    { handle, _, status, place in
                        var words: UnsafePointer<CChar>?
                        guard status == NATS_NOT_PERMITTED || status == NATS_ERR, let handle,
                            natsConnection_GetLastError(handle, &words) != NATS_OK, let words
                        else { return }
                        Notices.of(place)?.hear(String(cString: words))
                    }, notices.place),
                natsOptions_SetDisconnectedCB(
                    options, { _, place in Notices.of(place)?.disconnected() }, notices.place),
            ]
            guard statuses.allSatisfy({ $0 == NATS_OK }) else {
                throw LedgerError(
                    .invalidValue, "the client of NATS does not take these addresses",
                    file: addresses.joined(separator: ","))
            }
        }

        private static func connectProblem(_ status: natsStatus, at place: String) -> LedgerError {
            var last = status
            var words = nats_GetLastError(&last).map { String(cString: $0) } ?? ""
            // The library begins with the place in its own source.
            if words.hasPrefix("("), let end = words.firstRange(of: "): ") { words.removeSubrange(..<end.upperBound) }
            switch status {
            case NATS_CONNECTION_AUTH_FAILED:
                return LedgerError(
                    .permissionDenied, "the servers do not know this user, or not this password or key",
                    remedy: "compare the file of credentials with what the administrator gave", file: place)
            case NATS_SSL_ERROR, NATS_SECURE_CONNECTION_REQUIRED, NATS_SECURE_CONNECTION_WANTED:
                return LedgerError(
                    .permissionDenied, "no secure connection can be made: \(words)",
                    remedy: "compare the certificates of the servers, their authority's file, and their names",
                    file: place)
            default:
                return LedgerError(
                    .unreachable, "no server can be connected to: \(words)",
                    remedy: "look whether the servers run and the address is theirs", file: place)
            }
        }
    }

    extension Connection {
        /// Sends a message; where it is lost nobody is told, unless an answer was asked for.
        func publish(
            _ subject: String, _ bytes: [UInt8], headers: [(name: String, value: String)] = [], reply: String? = nil
        ) throws(Trouble) {
            var message: OpaquePointer?
            let created = bytes.withUnsafeBytes { buffer in
                natsMsg_Create(
                    &message, subject, reply, buffer.baseAddress?.assumingMemoryBound(to: CChar.self),
                    Int32(clamping: buffer.count))
            }
            try Self.check(created)
            defer { natsMsg_Destroy(message) }
            for header in headers { try Self.check(natsMsgHeader_Set(message, header.name, header.value)) }
            try Self.check(natsConnection_PublishMsg(handle, message))
        }

        /// A question with one answer, which must come in time.
        func ask(
            _ subject: String, _ bytes: [UInt8], headers: [(name: String, value: String)] = [], within limit: Duration
        ) throws(Trouble) -> Incoming {
            try answered { (inbox) throws(Trouble) in
                try inbox.answer(to: subject, within: limit) { () throws(Trouble) in
                    try publish(subject, bytes, headers: headers, reply: inbox.reply)
                }
            }
        }

        /// Asks something and waits for its answers at an inbox. One that was answered serves the next question too, so
        /// that servers need not tell each other of it again.
        func answered<Answer>(
            _ work: (_ inbox: Subscription) throws(Trouble) -> Answer
        ) throws(Trouble) -> Answer {
            let known = inboxes.withLock { $0.popLast() }
            let listener: Listener
            if let known { listener = known } else { listener = try listen(to: newInbox() + ".*") }
            let reply = String(listener.subject.dropLast()) + Connection.newName()
            let answer = try work(Subscription(listener: listener, reply: reply, connection: self))
            inboxes.withLock { $0.append(listener) }
            return answer
        }

        /// A name that nobody else listens to.
        func newInbox() -> String { inboxPrefix + "." + Connection.newName() }

        /// A name that is not made twice.
        static func newName() -> String {
            String(UInt64.random(in: .min ... .max), radix: 36) + String(UInt64.random(in: .min ... .max), radix: 36)
        }

        /// Listens to a subject from now on. Of those who listen together in a queue one gets each message, and messages
        /// that come faster than they are taken are lost.
        func subscribe(_ subject: String, queue: String? = nil) throws(Trouble) -> Subscription {
            Subscription(listener: try listen(to: subject, queue: queue), reply: subject, connection: self)
        }

        private func listen(to subject: String, queue: String? = nil) throws(Trouble) -> Listener {
            var subscription: OpaquePointer?
            let status =
                queue.map { natsConnection_QueueSubscribeSync(&subscription, handle, subject, $0) }
                ?? natsConnection_SubscribeSync(&subscription, handle, subject)
            try Self.check(status)
            guard let subscription else { throw .client(Self.words(of: NATS_NO_MEMORY)) }
            let isQueue = queue != nil
            natsSubscription_SetPendingLimits(subscription, isQueue ? 65_536 : -1, isQueue ? 64 << 20 : -1)
            return Listener(handle: subscription, subject: subject)
        }

        /// Waits until the server has had everything that was sent.
        func flush(within limit: Duration) throws(Trouble) {
            try Self.check(natsConnection_FlushTimeout(handle, max(limit.milliseconds, 1)))
        }

        fileprivate var disconnections: Int { notices.disconnections }

        /// Whether a server said since then that one of the subjects is not allowed.
        fileprivate func forbidden(_ subjects: [String]) -> String? { notices.forbidden(subjects) }

        fileprivate func permit(_ subjects: [String]) { notices.permit(subjects) }

        private static func words(of status: natsStatus) -> String {
            natsStatus_GetText(status).map { String(cString: $0) } ?? String(status.rawValue)
        }

        fileprivate static func check(_ status: natsStatus) throws(Trouble) {
            switch status {
            case NATS_OK: return
            case NATS_TIMEOUT: throw .silence
            case NATS_CONNECTION_CLOSED, NATS_CONNECTION_DISCONNECTED, NATS_STALE_CONNECTION, NATS_IO_ERROR,
                NATS_NO_SERVER, NATS_NOT_YET_CONNECTED, NATS_INSUFFICIENT_BUFFER:
                throw .disconnected
            case NATS_NO_RESPONDERS: throw .nobodyListens
            default: throw .client(words(of: status))
            }
        }
    }

    /// What the library keeps for a subject that is listened to, until this is let go of: before the connection is.
    private final class Listener: @unchecked Sendable {
        let handle: OpaquePointer
        let subject: String

        init(handle: OpaquePointer, subject: String) {
            self.handle = handle
            self.subject = subject
        }

        deinit { natsSubscription_Destroy(handle) }
    }

    /// A subject that is listened to, until this is let go of.
    struct Subscription {
        fileprivate let listener: Listener
        /// Where answers are to be sent: the subject, or one of those that it stands for, and then nothing else is heard.
        let reply: String
        fileprivate let connection: Connection

        var subject: String { listener.subject }
        private var handle: OpaquePointer { listener.handle }

        /// Sends something, and gives the first message that comes here then.
        func answer(
            to subject: String, within limit: Duration, sending: () throws(Trouble) -> Void
        ) throws(Trouble) -> Incoming {
            let asked = [subject, self.subject]
            connection.permit(asked)
            let disconnections = connection.disconnections
            try sending()
            return try next(within: limit, asked, since: disconnections)
        }

        /// The next message; nil where none comes in time.
        func message(within limit: Duration) throws(Trouble) -> Incoming? {
            do {
                return try next(within: limit, [subject], since: connection.disconnections)
            } catch .silence {
                return nil
            }
        }

        /// The next request; nil where none comes in time, or while there is no connection. Throws where the user may
        /// not listen here.
        func request(within limit: Duration) throws(Trouble) -> Incoming? {
            var message: OpaquePointer?
            let status = natsSubscription_NextMsg(&message, handle, max(limit.milliseconds, 1))
            if status == NATS_OK, let message { return Incoming(taking: message) }
            if let subject = connection.forbidden([subject]) { throw .forbidden(subject) }
            switch status {
            // Requests that were lost are asked again.
            case NATS_TIMEOUT, NATS_SLOW_CONSUMER: return nil
            default:
                do throws(Trouble) {
                    try Connection.check(status)
                } catch {
                    guard error.mayPass else { throw error }
                }
                return nil
            }
        }

        /// The next of several answers.
        func next(
            within limit: Duration, _ asked: [String], since disconnections: Int? = nil
        ) throws(Trouble) -> Incoming {
            let start = disconnections ?? connection.disconnections
            let deadline = ContinuousClock.now + limit
            while true {
                var message: OpaquePointer?
                let left = deadline - ContinuousClock.now
                let status = natsSubscription_NextMsg(&message, handle, min(max(left.milliseconds, 1), 50))
                if status == NATS_OK, let message {
                    guard natsMsg_GetSubject(message).map({ String(cString: $0) }) == reply || reply == subject else {
                        // A late answer to the question before.
                        natsMsg_Destroy(message)
                        continue
                    }
                    let isNobody = natsMsg_IsNoResponders(message)
                    let incoming = Incoming(taking: message)
                    if isNobody { throw .nobodyListens }
                    return incoming
                }
                if status != NATS_TIMEOUT { try Connection.check(status) }
                if let subject = connection.forbidden(asked) { throw .forbidden(subject) }
                if connection.disconnections != start { throw .disconnected }
                if left <= .zero { throw .silence }
            }
        }
    }

    extension Duration {
        /// Whole milliseconds, as far as they can be counted.
        var milliseconds: Int64 {
            let (seconds, attoseconds) = components
            let (product, overflow) = seconds.multipliedReportingOverflow(by: 1_000)
            return overflow ? .max : product.addingReportingOverflow(attoseconds / 1_000_000_000_000_000).partialValue
        }
    }
#endif
