// Whether servers keep what they acknowledge when all of them lose power at once: only with `sync_interval: always`,
// which none of them says to an ordinary user. A user of the system account can ask each server; others rely on what a
// stream says of the time when it was made, or on nothing. Nothing is ever changed on a server here.

#if JetStream
    import EventLedger
    import Files

    /// What servers answered about writing.
    struct ServerDurability {
        /// The names of the servers that write before they acknowledge.
        private(set) var always: Set<String> = []
        /// Those that don't.
        private(set) var later: Set<String> = []
        /// Those that are too old to take a batch as a whole.
        private(set) var tooOld: Set<String> = []

        /// Asks all servers at once; those that do not answer within two seconds are not waited for.
        ///
        /// Throws `permissionDenied` where the user is not one of the system account, and `unreachable`.
        static func asked(
            of connection: Connection, expecting count: Int, at place: String
        ) throws(LedgerError) -> ServerDurability {
            var durability = ServerDurability()
            do {
                let inbox = try connection.subscribe(connection.newInbox())
                let subject = "$SYS.REQ.SERVER.PING.JSZ"
                var answer = try inbox.answer(to: subject, within: .seconds(2)) { () throws(Trouble) in
                    try connection.publish(subject, Array("{\"config\":true}".utf8), reply: inbox.subject)
                }
                let deadline = ContinuousClock.now + .seconds(2)
                while true {
                    try durability.hear(answer)
                    let left = deadline - ContinuousClock.now
                    guard left > .zero, !(durability.count >= count),
                        let other = try inbox.message(within: left)
                    else { return durability }
                    answer = other
                }
            } catch .nobodyListens, .silence {
                throw LedgerError(
                    .permissionDenied, "no server says how it writes to its disk",
                    remedy: "this needs a user of the system account", file: place)
            } catch {
                throw error.error(at: place)
            }
        }

        private var count: Int { always.count + later.count }

        private mutating func hear(_ answer: Incoming) throws(Trouble) {
            guard let value = JSONValue(answer.bytes), let server = value["server"], let name = server["name"]?.text
            else { throw .nonsense("a report of a server") }
            // A server without JetStream keeps nothing.
            guard let configuration = value["data"]?["config"] else { return }
            if configuration["sync_always"]?.isTrue == true { always.insert(name) } else { later.insert(name) }
            if !Self.isNewEnough(server["ver"]?.text ?? "") { tooOld.insert(name) }
        }

        /// Batches as a whole are there since 2.12.
        static func isNewEnough(_ version: String) -> Bool {
            let parts = version.split(separator: ".").prefix(2).compactMap { Int($0) }
            return parts.count == 2 && (parts[0] > 2 || (parts[0] == 2 && parts[1] >= 12))
        }

        /// Throws `unsafeLog` where one of the servers does not write first, and `unreachable` where less than most of
        /// them answered; nil for servers is any so many.
        func check(servers: Set<String>?, atLeast count: Int, at place: String) throws(LedgerError) {
            let relevant = servers ?? always.union(later)
            let bad = later.intersection(relevant).sorted()
            guard bad.isEmpty else {
                throw LedgerError(
                    .unsafeLog,
                    "\(bad.joined(separator: ", ")) would acknowledge messages that a power cut takes away again",
                    remedy: "set sync_interval: always in the settings of every server", file: place)
            }
            let old = tooOld.intersection(relevant).sorted()
            guard old.isEmpty else {
                throw LedgerError(
                    .unsafeLog, "the version of NATS on \(old.joined(separator: ", ")) is too old",
                    remedy: "a log needs 2.12 or newer", file: place)
            }
            guard always.intersection(relevant).count >= count else {
                throw LedgerError(
                    .unreachable, "too few servers say how they write to their disks",
                    remedy: "try again when more of them run", file: place)
            }
        }
    }
#endif
