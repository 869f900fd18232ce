// Reading a log: from any server that has the stream, with the leader asked only for the end, where a server may be
// behind. Each message says what it is behind, so a server that lost one is noticed here and another is asked.

#if JetStream
    import EventLedger
    import Files

    extension StreamLog {
        /// How many messages and bytes one question may bring.
        private static let pageMessages = 1_000
        private static let pageBytes = 8 << 20

        func head() throws(LedgerError) -> UInt64 {
            let patience = patience
            let state = try state(patience)
            guard state.count > 0 else { return 0 }
            let known = seen.withLock { $0.head }
            if known.count == state.count { return known.sequence }
            let name = subject.name
            let last = try repeating(patience) { () throws(Trouble) in
                try leaderMessage("{\"last_by_subj\":\(JSONValue.quoted(name))}")
            }
            guard let last else { throw missing(behind: 0) }
            seen.withLock { $0.head = (state.count, last.sequence) }
            remember(last.sequence)
            return last.sequence
        }

        func messages(after sequence: UInt64, limit: Int, maximumBytes: Int) throws(LedgerError) -> [LogMessage] {
            guard limit > 0, sequence < .max else { return [] }
            let patience = patience
            var page = Page(after: sequence, limit: limit, maximumBytes: maximumBytes)
            // What was seen before must be there, also where a leader was just elected that has not all yet.
            let highest = seen.withLock { $0.highest }
            var gaps = 0
            while !page.isFull {
                let found = try repeating(patience) { () throws(Trouble) in
                    try directMessages(after: page.last, page)
                }
                let before = page.last
                if page.add(found) {
                    if page.last != before { continue }
                    // A server has no more; it may be behind the leader.
                    let last = page.last
                    let next = try repeating(patience) { () throws(Trouble) in try messageOfLeader(after: last) }
                    if let next {
                        if page.add([next]) { continue }
                    } else if last >= highest {
                        break
                    }
                }
                // A message is missing between two: another server may have it.
                gaps += 1
                if page.messages.isEmpty, gaps > 8 {
                    _ = try state(patience)
                    throw missing(behind: page.last)
                }
                if !page.messages.isEmpty, gaps > 2 { break }
                patience.pause(gaps)
            }
            if let last = page.messages.last { remember(last.sequence) } else { _ = try state(patience) }
            return page.messages
        }

        /// The first message behind a sequence, as the leader has it; nil where there is none.
        func messageOfLeader(after sequence: UInt64) throws(Trouble) -> StoredMessage? {
            guard sequence < .max else { return nil }
            let name = JSONValue.quoted(subject.name)
            return try leaderMessage("{\"seq\":\(sequence + 1),\"next_by_subj\":\(name)}")
        }

        /// A message that the leader is asked for; nil where there is none.
        func leaderMessage(_ question: String) throws(Trouble) -> StoredMessage? {
            do {
                return try StoredMessage(
                    Self.call(connection, "STREAM.MSG.GET." + options.stream, Array(question.utf8)))
            } catch  where error.refusal == .noMessage {
                return nil
            }
        }

        /// What one server has behind a sequence, at most one question's worth.
        private func directMessages(after sequence: UInt64, _ page: Page) throws(Trouble) -> [StoredMessage] {
            let count = min(page.room, Self.pageMessages)
            let (sum, overflow) = page.bytesLeft.addingReportingOverflow(count * Self.headerBytes)
            let bytes = overflow ? Self.pageBytes : max(min(sum, Self.pageBytes), 1)
            let question = """
                {"seq":\(sequence + 1),"batch":\(count),"max_bytes":\(bytes),\
                "next_by_subj":\(JSONValue.quoted(subject.name))}
                """
            let subject = "$JS.API.DIRECT.GET." + options.stream
            let connection = connection
            let (messages, end) = try connection.answered {
                (inbox) throws(Trouble) -> (messages: [StoredMessage], end: Incoming?) in
                var messages: [StoredMessage] = []
                var incoming = try inbox.answer(to: subject, within: Self.answerLimit) { () throws(Trouble) in
                    try connection.publish(subject, Array(question.utf8), reply: inbox.reply)
                }
                while incoming.status == nil {
                    messages.append(try StoredMessage(incoming))
                    // Some servers end with the last message, without saying so.
                    if messages.count == count { return (messages, nil) }
                    incoming = try inbox.next(within: Self.answerLimit, [subject])
                }
                return (messages, incoming)
            }
            if let end, let status = end.status, !["204", "404"].contains(status) {
                throw status == "408" ? .nonsense(Sentence(value: end["Description"] ?? status)) : .silence
            }
            return messages
        }

        private func missing(behind sequence: UInt64) -> LedgerError {
            LedgerError(
                .damaged, "the message behind message \(sequence) is missing in the stream",
                remedy:
                    "a server's files are damaged: let it take them from the others again, or publish from the ledgers",
                file: place)
        }

        func wait(beyond sequence: UInt64, atMost limit: Duration) throws(LedgerError) {
            // An hour at once is enough, and more than the clock can add is never asked for.
            let deadline = ContinuousClock.now + min(max(limit, .zero), .seconds(3_600))
            var used = connection
            var subscription = try announcements(of: used)
            while true {
                let found = try repeating(patience) { () throws(Trouble) in try messageOfLeader(after: sequence) }
                if found != nil { return }
                let left = deadline - ContinuousClock.now
                guard left > .zero else { return }
                if connection !== used {
                    used = connection
                    subscription = try announcements(of: used)
                    continue
                }
                do {
                    // What is announced may get lost; so the leader is asked from time to time.
                    _ = try subscription.message(within: min(left, .seconds(2)))
                } catch {
                    guard error.mayPass else { throw error.error(at: place) }
                    patience.pause(2)
                }
            }
        }

        /// Listens to what is kept; from when this returns nothing is missed that one server announces.
        private func announcements(of connection: Connection) throws(LedgerError) -> Subscription {
            try Patience(until: .now + options.patience, at: place).repeating { () throws(Trouble) in
                let subscription = try connection.subscribe(subject.keptName)
                try connection.flush(within: Self.answerLimit)
                return subscription
            }
        }
    }

    /// Messages that are collected up to a limit.
    private struct Page {
        private let limit: Int
        private let maximumBytes: Int
        private var bytes = 0
        private var hasEnded = false
        private(set) var last: UInt64
        private(set) var messages: [LogMessage] = []

        init(after sequence: UInt64, limit: Int, maximumBytes: Int) {
            self.limit = limit
            self.maximumBytes = maximumBytes
            last = sequence
        }

        var room: Int { limit - messages.count }
        var bytesLeft: Int { max(maximumBytes - bytes, 0) }
        var isFull: Bool { hasEnded || room <= 0 || (bytesLeft == 0 && !messages.isEmpty) }

        /// Adds those that follow and fit; false where one before the next is missing.
        mutating func add(_ found: [StoredMessage]) -> Bool {
            for message in found where !isFull {
                guard message.previous <= last, message.sequence > last,
                    messages.isEmpty || message.previous == last
                else { return false }
                let (sum, overflow) = bytes.addingReportingOverflow(message.bytes.count)
                guard messages.isEmpty || (!overflow && sum <= maximumBytes) else {
                    hasEnded = true
                    return true
                }
                bytes = overflow ? .max : sum
                last = message.sequence
                messages.append(LogMessage(sequence: message.sequence, bytes: message.bytes))
            }
            return true
        }
    }
#endif
