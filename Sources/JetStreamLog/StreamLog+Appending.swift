// Appending to a log. Messages go in batches that a stream takes as a whole or not at all, each behind the message that
// the writer expects. So nothing of two writers is ever mixed: a chain of single messages could be, where the first is
// refused and the second finds a stranger's message at the sequence that it expects. A batch whose answer is lost is
// looked for by its name before anything is said of it.

#if JetStream
    import EventLedger
    import Files

    extension StreamLog {
        /// The most messages that a stream takes in one batch.
        private static let batchMessages = 1_000
        /// The most bytes: what a leader holds in memory, and what is sent again where an answer is lost.
        private static let batchBytes = 8 << 20

        func append(_ messages: [[UInt8]], after sequence: UInt64) throws(LedgerError) -> UInt64 {
            for message in messages where message.count > maximumMessageBytes {
                throw LedgerError(
                    .invalidValue, "a message has \(message.count) bytes",
                    remedy: "this log takes up to \(maximumMessageBytes) in one", file: place)
            }
            var last = sequence
            var rest = messages[...]
            while !rest.isEmpty {
                var count = 0
                var bytes = 0
                for message in rest.prefix(Self.batchMessages) {
                    bytes += message.count
                    if count > 0, bytes > Self.batchBytes { break }
                    count += 1
                }
                last = try append(batch: rest.prefix(count), after: last)
                remember(last)
                rest = rest.dropFirst(count)
            }
            return last
        }

        /// Appends a batch; each attempt has a name of its own, since a server may still have parts of another.
        private func append(batch: ArraySlice<[UInt8]>, after sequence: UInt64) throws(LedgerError) -> UInt64 {
            let patience = patience
            var names: Set<String> = []
            var attempt = 0
            var missing: ContinuousClock.Instant?
            var stuck = Stuck()
            while true {
                let used = connection
                let name = Connection.newName()
                names.insert(name)
                let trouble: Trouble
                do {
                    return try send(batch, name: name, after: sequence)
                } catch {
                    trouble = error
                }
                if trouble.refusal == .conflict {
                    if let end = try end(of: batch, named: names, after: sequence, patience, trouble) { return end }
                } else if trouble == .nobodyListens {
                    // Where there is no stream nobody listens either.
                    try checkPresence(&missing)
                } else if !trouble.mayPass, trouble.refusal != .unknown {
                    throw trouble.error(at: place)
                }
                guard !patience.isOver else {
                    throw (trouble.refusal == .conflict ? .silence : trouble).error(at: place)
                }
                if stuck.isForLong() { leave(used) }
                patience.pause(attempt)
                attempt += 1
            }
        }

        /// Looks why a batch is in conflict: where one of its attempts was kept, this is its last message; nil where
        /// nothing is behind the expected message after all, as a leader that was just elected may not know yet.
        private func end(
            of batch: ArraySlice<[UInt8]>, named names: Set<String>, after sequence: UInt64, _ patience: Patience,
            _ trouble: Trouble
        ) throws(LedgerError) -> UInt64? {
            let name = JSONValue.quoted(subject.name)
            let (next, last) = try repeating(patience) { () throws(Trouble) in
                (
                    try messageOfLeader(after: sequence),
                    try leaderMessage("{\"last_by_subj\":\(name)}")?.sequence ?? 0
                )
            }
            if let next {
                guard names.contains(next.batch) else { throw trouble.error(at: place) }
                return next.sequence + UInt64(batch.count) - 1
            }
            guard last == sequence else { throw trouble.error(at: place) }
            return nil
        }

        /// Throws where the stream has been missing for some time.
        private func checkPresence(_ missing: inout ContinuousClock.Instant?) throws(LedgerError) {
            do {
                _ = try Self.state(connection, options.stream, subject)
                missing = nil
            } catch {
                guard error.refusal == .noStream else { return }
                let since = missing ?? .now
                missing = since
                guard .now - since < Patience.missingLimit else { throw error.error(at: place) }
            }
        }

        /// Sends a batch and waits for the answer to its last message, which is that to all.
        private func send(
            _ batch: ArraySlice<[UInt8]>, name: String, after sequence: UInt64
        ) throws(Trouble) -> UInt64 {
            let connection = connection
            // A megabyte a second is what a slow line carries.
            let bytes = batch.reduce(0) { $0 + $1.count }
            let limit = Self.answerLimit + .milliseconds(bytes >> 10)
            let incoming = try connection.answered { (inbox) throws(Trouble) in
                try inbox.answer(to: subject.name, within: limit) { () throws(Trouble) in
                    for (index, message) in batch.enumerated() {
                        var headers = [(Header.batch, name), (Header.batchSequence, String(index + 1))]
                        if index == 0 { headers.append((Header.expectedLast, String(sequence))) }
                        let isLast = index == batch.count - 1
                        if isLast { headers.append((Header.batchCommit, "1")) }
                        try connection.publish(
                            subject.name, message, headers: headers, reply: isLast ? inbox.reply : nil)
                    }
                }
            }
            guard let answer = JSONValue(incoming.bytes) else { throw .nonsense("an acknowledgement") }
            if let trouble = Self.trouble(in: answer) { throw trouble }
            guard let last = answer["seq"]?.sequence, last >= sequence, last - sequence >= UInt64(batch.count),
                answer["batch"]?.text == name, answer["count"]?.integer == Int64(batch.count)
            else { throw .nonsense("an acknowledgement of something else") }
            return last
        }
    }
#endif
