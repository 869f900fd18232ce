// What a server says of a stream and of its messages, taken out of its answers. Everything in them may be missing or
// wrong: then it is an error, never a guess.

#if JetStream
    /// What a leader says of a stream.
    struct StreamState {
        let configuration: JSONValue
        /// When it was made: another time is another stream.
        let created: String
        /// The sequence of the last message of any subject.
        let last: UInt64
        /// How many messages the subject has that was asked for.
        let count: Int64
        /// How many messages and bytes all subjects have.
        let messages: Int64
        let bytes: Int64
        /// The servers that keep it, the leader first, then by name.
        let servers: [ClusterStatus.Server]

        /// The names of the servers that keep it.
        var serverNames: Set<String> { Set(servers.map(\.name)) }

        /// Whether its servers were asked when it was made, and keep what they acknowledge.
        var isPromised: Bool { configuration["metadata"]?[OriginSubject.promise]?.text == "always" }

        init(_ answer: JSONValue, subject: String) throws(Trouble) {
            guard let configuration = answer["config"], let created = answer["created"]?.text,
                let last = answer["state"]?["last_seq"]?.sequence
            else { throw .nonsense("a stream's state") }
            self.configuration = configuration
            self.created = created
            self.last = last
            count = answer["state"]?["subjects"]?[subject]?.integer ?? 0
            messages = answer["state"]?["messages"]?.integer ?? 0
            bytes = answer["state"]?["bytes"]?.integer ?? 0
            let leader = (answer["cluster"]?["leader"]?.text).map {
                ClusterStatus.Server(name: $0, isLeader: true, isCurrent: true, missingMessages: 0)
            }
            let followers = answer["cluster"]?["replicas"]?.list.compactMap(Self.follower) ?? []
            servers = [leader].compactMap(\.self) + followers.sorted { $0.name < $1.name }
        }
    }

    extension StreamState {
        /// A server that follows the leader; nil where the answer does not name it.
        private static func follower(_ answer: JSONValue) -> ClusterStatus.Server? {
            guard let name = answer["name"]?.text else { return nil }
            return ClusterStatus.Server(
                name: name, isLeader: false,
                isCurrent: answer["current"]?.isTrue == true && answer["offline"]?.isTrue != true,
                missingMessages: Int(clamping: answer["lag"]?.integer ?? 0))
        }
    }

    /// A message as a stream has it, with what shows its place in a batch.
    struct StoredMessage {
        let sequence: UInt64
        let bytes: [UInt8]
        /// The batch that it was appended in.
        let batch: String
        /// The sequence of the message of the subject before it, as its writer saw it.
        let previous: UInt64

        /// A message that was read directly.
        init(_ incoming: Incoming) throws(Trouble) {
            guard let sequence = incoming[Header.sequence].flatMap({ UInt64($0) }) else {
                throw .nonsense("a message without its sequence")
            }
            try self.init(sequence: sequence, bytes: incoming.bytes) { incoming[$0] }
        }

        /// A message that a leader gave as JSON; its headers are lines of text.
        init(_ answer: JSONValue) throws(Trouble) {
            guard let message = answer["message"], let sequence = message["seq"]?.sequence,
                let headers = Base64.bytes(message["hdrs"]?.text ?? ""),
                let bytes = Base64.bytes(message["data"]?.text ?? "")
            else { throw .nonsense("a message") }
            var values: [String: String] = [:]
            for line in String(decoding: headers, as: UTF8.self).split(whereSeparator: \.isNewline).dropFirst() {
                let parts = line.split(separator: ":", maxSplits: 1)
                if parts.count == 2 { values[String(parts[0])] = String(parts[1].drop { $0 == " " }) }
            }
            try self.init(sequence: sequence, bytes: bytes) { values[$0] }
        }

        private init(sequence: UInt64, bytes: [UInt8], header: (String) -> String?) throws(Trouble) {
            self.sequence = sequence
            self.bytes = bytes
            guard let batch = header(Header.batch), let index = header(Header.batchSequence).flatMap({ UInt64($0) }),
                index > 0, sequence >= index
            else { throw .nonsense("message \(sequence) was appended by another program") }
            self.batch = batch
            if index > 1 {
                previous = sequence - 1
            } else {
                guard let expected = header(Header.expectedLast).flatMap({ UInt64($0) }), expected < sequence else {
                    throw .nonsense("message \(sequence) does not say what it is behind")
                }
                previous = expected
            }
        }
    }

    /// Bytes in the letters that JSON can have.
    enum Base64 {
        /// The bytes of a text; nil where it is none of this form.
        static func bytes(_ text: String) -> [UInt8]? {
            var bytes: [UInt8] = []
            let letters = text.utf8
            guard letters.count.isMultiple(of: 4) else { return nil }
            bytes.reserveCapacity(letters.count / 4 * 3)
            var bits: UInt32 = 0
            var count = 0
            var padding = 0
            for letter in letters {
                let value: UInt32
                switch letter {
                case UInt8(ascii: "A")...UInt8(ascii: "Z"): value = UInt32(letter) - 65
                case UInt8(ascii: "a")...UInt8(ascii: "z"): value = UInt32(letter) - 71
                case UInt8(ascii: "0")...UInt8(ascii: "9"): value = UInt32(letter) + 4
                case UInt8(ascii: "+"): value = 62
                case UInt8(ascii: "/"): value = 63
                case UInt8(ascii: "="):
                    padding += 1
                    continue
                default: return nil
                }
                guard padding == 0 else { return nil }
                bits = bits << 6 | value
                count += 6
                if count >= 8 {
                    count -= 8
                    bytes.append(UInt8(truncatingIfNeeded: bits >> UInt32(count)))
                }
            }
            return padding <= 2 ? bytes : nil
        }
    }
#endif
