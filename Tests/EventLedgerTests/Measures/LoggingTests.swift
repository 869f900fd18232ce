// The promise that a ledger logs what it does through the logger that it was given, at levels that fit, and nothing of
// what was recorded. Only with the trait `Logging`.

#if Logging
    import Foundation
    import LedgerTestSupport
    import Logging
    import Synchronization
    import Testing

    @testable import EventLedger

    @Suite(.timeLimit(.minutes(60))) struct LoggingTests {
        /// What was logged.
        private final class Lines: Sendable {
            struct Line: Sendable {
                let level: Logger.Level
                let message: String
                let metadata: [String: String]
            }

            let all = Mutex<[Line]>([])

            var logger: Logger {
                var logger = Logger(label: "test") { _ in Handler(lines: self) }
                logger.logLevel = .trace
                return logger
            }

            func of(_ level: Logger.Level) -> [Line] { all.withLock { $0.filter { $0.level == level } } }
        }

        private struct Handler: LogHandler {
            let lines: Lines
            var metadata: Logger.Metadata = [:]
            var logLevel = Logger.Level.trace

            subscript(metadataKey key: String) -> Logger.Metadata.Value? {
                get { metadata[key] }
                set { metadata[key] = newValue }
            }

            func log(event: Logging.LogEvent) {
                let all = metadata.merging(event.metadata ?? [:]) { _, own in own }
                lines.all.withLock {
                    $0.append(
                        Lines.Line(
                            level: event.level, message: "\(event.message)", metadata: all.mapValues { "\($0)" }))
                }
            }
        }

        @Test func commitsAreDebugAndReplaysTrace() throws {
            let place = try TemporaryLedger()
            let lines = Lines()
            let ledger = try Ledger(at: place.path, mode: .create, logger: lines.logger)
            _ = try ledger.record(entry("e1", facts(3, of: "s")))
            var totals = Totals()
            try ledger.replay(through: 3, into: &totals)
            let debug = lines.of(.debug)
            #expect(debug.map(\.message) == ["ledger opened", "commit durable"])
            #expect(debug.first?.metadata["formatVersion"] == "3" && debug.first?.metadata["readOnly"] == "false")
            let commit = try #require(debug.last?.metadata)
            #expect(commit["entries"] == "1" && commit["events"] == "3" && commit["lastPosition"] == "3")
            #expect(commit["ledger"] == place.path.split(separator: "/").last.map(String.init))
            #expect(lines.of(.trace).map(\.message) == ["replayed"])
            #expect(lines.of(.trace).first?.metadata["events"] == "3")
            #expect(lines.all.withLock { $0.count } == 3)
        }

        /// Ids, texts, names of streams, payloads and the folder are in no line.
        @Test func nothingThatWasRecordedIsLogged() throws {
            let place = try TemporaryLedger()
            let lines = Lines()
            let ledger = try Ledger(at: place.path, mode: .create, logger: lines.logger)
            let secret = "Trần-Thị-Synthetic"
            let event = fact(StreamName(category: 1, id: secret), payload: Array(secret.utf8))
            let new = NewEntry(id: secret, actor: secret, document: secret, reason: secret, events: [event])
            _ = try ledger.record(new)
            #expect(throws: LedgerError.self) {
                try ledger.record(NewEntry(id: secret, actor: "other", events: [event]))
            }
            _ = try ledger.rebuild()
            let folder = String(place.path.dropLast(place.path.split(separator: "/").last?.utf8.count ?? 0))
            for line in lines.all.withLock({ $0 }) {
                let text = line.message + line.metadata.map { "\($0.key) \($0.value)" }.joined(separator: " ")
                #expect(!text.contains("Synthetic") && !text.contains(folder), "\(text)")
            }
            #expect(lines.of(.notice).map(\.message) == ["derived tables made again"])
        }

        @Test func whatAKilledImportLeftIsNoticed() throws {
            let place = try TemporaryLedger()
            do {
                let other = try TestProcess("ledger")
                #expect(other.ask("open make \(place.path)") == "ok")
                #expect(other.ask("write") == "ok")
                #expect(other.ask("append a s 4 1").hasPrefix("ok"))
                #expect(other.ask("stage") == "ok 4")
                other.kill()
            }
            let lines = Lines()
            let ledger = try Ledger(at: place.path, logger: lines.logger)
            #expect(lines.of(.notice).isEmpty)
            _ = try ledger.record(entry("b", facts(1, of: "s")))
            let notices = lines.of(.notice)
            #expect(notices.map(\.message) == ["discarded what an unfinished import had left"])
            #expect(notices.first?.metadata["events"] == "4" && notices.first?.metadata["lastPosition"] == "0")
        }

        @Test func aWaitIsLogged() throws {
            let place = try TemporaryLedger()
            let lines = Lines()
            let ledger = try Ledger(at: place.path, logger: lines.logger)
            let other = try TestProcess("ledger")
            #expect(other.ask("open write \(place.path)") == "ok")
            #expect(other.ask("write") == "ok")
            ledger.reportWaiting(after: .milliseconds(20)) { _ in other.tell("finish") }
            _ = try ledger.record(entry("b", facts(1, of: "s")))
            #expect(other.answer().hasPrefix("ok"))
            let all = lines.all.withLock { $0 }
            let wait = try #require(all.first { $0.message == "waited for another writer" })
            #expect((Int64(wait.metadata["nanoseconds"] ?? "") ?? 0) >= 20_000_000)
        }
    }
#endif
