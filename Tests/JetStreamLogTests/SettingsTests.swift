// The promise that a log relies on no stream and no server that may lose what it acknowledged, and on no user who may
// do more or less than is theirs: each wrong setting is refused with an error that names it.

#if JetStream
    import EventLedger
    import Files
    @testable import JetStreamLog
    import LedgerTestSupport
    import Testing

    @Suite(.enabled(if: TestCluster.isExpected, TestCluster.missing), .timeLimit(.minutes(60)))
    struct SettingsTests {
        /// Each setting that is wrong, with what is said of it; the rest of the stream is as a log makes it.
        private static let wrongSettings = [
            ("\"storage\":\"file\"", "\"storage\":\"memory\"", "it is kept in memory, not in files"),
            ("\"discard\":\"new\"", "\"discard\":\"old\"", "it drops old messages where it is full"),
            ("\"deny_delete\":true", "\"deny_delete\":false", "messages can be deleted"),
            ("\"deny_purge\":true", "\"deny_purge\":false", "it can be purged"),
            ("\"max_age\":0", "\"max_age\":86400000000000", "it drops messages by their age"),
            ("\"max_msgs\":-1", "\"max_msgs\":1000", "it has a limit of messages"),
            (
                "\"max_msgs_per_subject\":-1", "\"max_msgs_per_subject\":5", "it has a limit of messages for a subject"
            ),
            ("\"allow_direct\":true", "\"allow_direct\":false", "it does not allow to read directly"),
            ("\"allow_atomic\":true", "\"allow_atomic\":false", "it does not take batches as a whole"),
            ("\"retention\":\"limits\"", "\"retention\":\"interest\"", "it drops what was read"),
            ("\"num_replicas\":1", "\"num_replicas\":1,\"no_ack\":true", "it does not acknowledge messages"),
            ("\"num_replicas\":1", "\"num_replicas\":1,\"allow_msg_ttl\":true", "a message can have an end of its own"),
            (
                "\"deny_purge\":true", "\"deny_purge\":false,\"allow_rollup_hdrs\":true",
                "a message can take the place of others"
            ),
            ("[\"socai.ledger.*\"]", "[\"socai.ledger.*\",\"other\"]", "its subject is not socai.ledger.*"),
            ("\"headers_only\":true", "\"headers_only\":false", "it announces whole messages"),
            ("1048576", "65536", "it takes messages of up to 65536 bytes only"),
        ]

        @Test func streamsWithWrongSettingsAreRefused() throws {
            let cluster = try TestCluster(count: 1)
            var options = try cluster.options()
            options.durability = .unchecked
            let connection = try cluster.connection()
            let settings = StreamSettings(options, OriginSubject(origin: "phuong-1"))
            let right = String(
                decoding: settings.configuration(maximumMessageBytes: 1_048_576, isPromised: true), as: UTF8.self)
            for (old, new, problem) in Self.wrongSettings {
                let wrong = right.replacing(old, with: new)
                #expect(wrong != right)
                try create(wrong, by: connection)
                let error = try refusal(options)
                #expect(error?.code == .unsafeLog, "\(new)")
                #expect(error?.problem.description.contains(problem) == true, "\(new): \(error?.description ?? "")")
                _ = try StreamLog.call(connection, "STREAM.DELETE.SOCAI", [])
            }
            // Fewer servers than are asked for; and one that has no stream.
            #expect(try refusal(options)?.code == .damaged)
            try create(right, by: connection)
            options.replicas = 3
            #expect(try refusal(options)?.problem.description.contains("1 server keeps a message, not 3") == true)
            // The control: the settings that a log makes.
            options.replicas = 1
            #expect(try refusal(options) == nil)
        }

        private func create(_ configuration: String, by connection: Connection) throws {
            // An engine that starts up answers later.
            _ = try Patience(until: .now + .seconds(20), at: "SOCAI").repeating { () throws(Trouble) in
                try StreamLog.call(connection, "STREAM.CREATE.SOCAI", Array(configuration.utf8))
            }
        }

        private func refusal(_ options: JetStreamOptions, origin: String = "phuong-1") throws -> LedgerError? {
            do {
                _ = try JetStreamLog(origin: origin, options)
                return nil
            } catch {
                return error
            }
        }

        @Test func serverThatWritesLaterIsRefused() throws {
            let cluster = try TestCluster(count: 1) { file, text in
                file == "city.conf" ? text.replacing("sync_interval: always", with: "sync_interval: 2m") : text
            }
            var options = try cluster.makerOptions()
            let error = try refusal(options)
            #expect(error?.code == .unsafeLog)
            #expect(error?.description.contains("node-1 would acknowledge messages that a power cut") == true)
            // Who may not ask is refused as well, and so is a user who cannot.
            options.durability = .asStreamSays
            #expect(try refusal(options)?.code == .unsafeLog)
            options.durability = .asked(try cluster.login("city"))
            #expect(try refusal(options)?.code == .permissionDenied)
            // Where it is said to be taken so, it is; and others still refuse what was made so.
            options.durability = .unchecked
            let log = try JetStreamLog(origin: "phuong-1", options)
            #expect(try log.append([[1]], after: 0) > 0)
            var office = try cluster.options("phuong-1")
            #expect(try refusal(office)?.code == .unsafeLog)
            office.durability = .unchecked
            #expect(try refusal(office) == nil)
        }

        @Test func officeHasItsOwnSubjectOnly() throws {
            let cluster = try TestCluster(count: 1)
            let maker = try JetStreamLog(origin: "phuong-2", cluster.makerOptions())
            _ = try maker.append([[1]], after: 0)
            // An office appends to its own, with what the settings of a city allow it.
            let own = try JetStreamLog(origin: "phuong-1", cluster.options("phuong-1"))
            let last = try own.append([[1], [2]], after: 0)
            try own.wait(beyond: 0, atMost: .seconds(5))
            #expect(try own.messages(after: 0, limit: 5, maximumBytes: 100).map(\.bytes) == [[1], [2]])
            // Another's it can't append to, nor can the city's mirrors.
            var options = try cluster.options("phuong-2")
            options.login = try cluster.login("phuong-1")
            #expect(try refusal(options, origin: "phuong-2")?.code == .permissionDenied)
            let city = try JetStreamLog(origin: "phuong-1", cluster.options("city"))
            #expect(try city.head() == last)
            try city.wait(beyond: 0, atMost: .seconds(5))
            #expect(EntryLogContract.code { _ = try city.append([[3]], after: last) } == .permissionDenied)
            #expect(try own.head() == last)
            // A mirror makes no stream.
            var making = try cluster.options("city")
            making.stream = "OTHER"
            making.makesStream = true
            making.durability = .unchecked
            #expect(try refusal(making)?.code == .permissionDenied)
            // Nobody, and somebody with another password.
            var nobody = try cluster.options()
            nobody.login = JetStreamOptions.Login()
            #expect(try refusal(nobody)?.code == .permissionDenied)
            nobody.login.passwordFile = try cluster.folder.write("wrong", "phuong-1\nanother password\n")
            #expect(try refusal(nobody)?.code == .permissionDenied)
        }

        @Test func serverOfAnotherAuthorityIsRefused() throws {
            let cluster = try TestCluster(count: 1, usesTLS: true)
            let log = try JetStreamLog(origin: "phuong-1", cluster.makerOptions())
            let last = try log.append([[1]], after: 0)
            #expect(try log.head() == last)
            var options = try cluster.options(patienceSeconds: 3)
            options.login.authorityFile = cluster.folder.file("other.pem")
            #expect(try refusal(options)?.code == .permissionDenied)
            options.login.authorityFile = cluster.folder.file("missing.pem")
            #expect(try refusal(options)?.code == .readFailed)
            options.login.authorityFile = try cluster.folder.write("text.pem", "this is no certificate\n")
            #expect(try refusal(options)?.code == .invalidValue)
        }

        @Test func certificateOfAnotherNameIsRefused() throws {
            let cluster = try TestCluster(count: 1, usesTLS: true) { file, text in
                file == "client-tls.conf" ? text.replacing("$SOCAI_CERTIFICATE", with: "$SOCAI_ELSEWHERE") : text
            }
            #expect(try refusal(cluster.options(patienceSeconds: 3))?.code == .permissionDenied)
        }

        @Test func addressesAreLookedAtFirst() throws {
            for (address, servers) in [
                ("nats://a:1", ["nats://a:1"]), ("nats://a:1,b:2", ["nats://a:1", "nats://b:2"]),
                ("nats://a:1,nats://b:2", ["nats://a:1", "nats://b:2"]), ("tls://a,b", ["tls://a", "tls://b"]),
            ] { #expect(try JetStreamOptions(address: address).addresses == servers) }
            for address in [
                "", "a:1", "http://a", "nats://", "nats://a,", "nats://u:p@a:1", "nats://a/b", "nats://a b",
            ] {
                #expect(
                    EntryLogContract.code { _ = try JetStreamOptions(address: address) } == .invalidValue, "\(address)")
            }
            // Elsewhere than on this machine nothing is sent in plain text, unless it is said.
            var options = try JetStreamOptions(address: "nats://127.0.0.1:1,localhost.example:1")
            #expect(EntryLogContract.code { try options.check() } == .invalidValue)
            options.allowsPlainText = true
            try options.check()
            options = try JetStreamOptions(address: "nats://127.0.0.1:1,localhost:2,[::1]:3,localhost")
            try options.check()
            for name in ["", "A.B", "A B", "A*", String(repeating: "A", count: 65)] {
                options.stream = name
                #expect(EntryLogContract.code { try options.check() } == .invalidValue, "\(name)")
            }
            let values = [
                "SOCAI_NATS_STREAM": "WARDS", "SOCAI_NATS_CA": "/ca", "SOCAI_NATS_SYSTEM_PASSWORD_FILE": "/p",
            ]
            let given = try JetStreamOptions(address: "nats://a") { values[$0] }
            #expect(given.stream == "WARDS" && given.login.authorityFile == "/ca")
            var system = JetStreamOptions.Login()
            (system.authorityFile, system.passwordFile) = ("/ca", "/p")
            #expect(given.durability == .asked(system))
            let wrong = [
                ("SOCAI_NATS_REPLICAS", "0"), ("SOCAI_NATS_REPLICAS", "6"), ("SOCAI_NATS_REPLICAS", "three"),
                ("SOCAI_NATS_DURABILITY", "always"),
            ]
            for (name, value) in wrong {
                let code = EntryLogContract.code {
                    _ = try JetStreamOptions(address: "nats://a") { $0 == name ? value : nil }
                }
                #expect(code == .invalidValue, "\(name)=\(value)")
            }
            let unchecked = try JetStreamOptions(address: "nats://a") {
                $0 == "SOCAI_NATS_DURABILITY" ? "unchecked" : values[$0]
            }
            #expect(unchecked.durability == .unchecked)
        }
    }
#endif
