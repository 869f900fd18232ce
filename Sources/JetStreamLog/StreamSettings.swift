// What a stream must be set to so that a log keeps what it acknowledges: one list, from which a stream is made and by
// which any stream is checked before a message is sent to it or read from it.

#if JetStream
    import EventLedger
    import Files

    /// The settings of the stream for some origins.
    struct StreamSettings {
        let name: String
        /// The subjects that are appended to: that of one origin, or a pattern for all.
        let subjects: String
        let keptSubjects: String
        let replicas: Int

        init(_ options: JetStreamOptions, _ subject: OriginSubject) {
            name = options.stream
            replicas = options.replicas
            subjects = options.isStreamShared ? OriginSubject.prefix + ".*" : subject.name
            keptSubjects = options.isStreamShared ? OriginSubject.keptPrefix + ".{{wildcard(1)}}" : subject.keptName
        }

        /// The settings as the engine takes them.
        func configuration(maximumMessageBytes: Int, isPromised: Bool) -> [UInt8] {
            let members = [
                "\"name\":\(JSONValue.quoted(name))",
                "\"subjects\":[\(JSONValue.quoted(subjects))]",
                "\"retention\":\"limits\",\"storage\":\"file\",\"discard\":\"new\",\"num_replicas\":\(replicas)",
                "\"max_msgs\":-1,\"max_bytes\":-1,\"max_age\":0,\"max_msgs_per_subject\":-1",
                "\"max_msg_size\":\(maximumMessageBytes)",
                "\"deny_delete\":true,\"deny_purge\":true,\"allow_direct\":true,\"allow_atomic\":true",
                """
                "republish":{"src":\(JSONValue.quoted(subjects)),"dest":\(JSONValue.quoted(keptSubjects)),\
                "headers_only":true}
                """,
                "\"metadata\":{\"\(OriginSubject.promise)\":\"\(isPromised ? "always" : "unknown")\"}",
            ]
            return Array("{\(members.joined(separator: ","))}".utf8)
        }

        /// What of a stream's settings is not as it must be, each as a part of a sentence.
        func problems(of configuration: JSONValue) -> [Sentence] {
            var problems: [Sentence] = []
            let demand = { (isMet: Bool, problem: Sentence) in if !isMet { problems.append(problem) } }
            let number = { (name: String) in configuration[name]?.integer }
            demand(configuration["storage"]?.text == "file", "it is kept in memory, not in files")
            demand(configuration["retention"]?.text == "limits", "it drops what was read")
            demand(configuration["discard"]?.text == "new", "it drops old messages where it is full")
            demand(configuration["deny_delete"]?.isTrue == true, "messages can be deleted")
            demand(configuration["deny_purge"]?.isTrue == true, "it can be purged")
            demand((number("max_age") ?? 0) == 0, "it drops messages by their age")
            demand((number("max_msgs") ?? -1) <= 0, "it has a limit of messages")
            demand((number("max_msgs_per_subject") ?? -1) <= 0, "it has a limit of messages for a subject")
            demand(
                (number("num_replicas") ?? 0) >= Int64(replicas),
                "\(Int(number("num_replicas") ?? 0), "server keeps", "servers keep") a message, not \(replicas)")
            demand(configuration["allow_direct"]?.isTrue == true, "it does not allow to read directly")
            demand(configuration["allow_atomic"]?.isTrue == true, "it does not take batches as a whole")
            demand(configuration["no_ack"]?.isTrue != true, "it does not acknowledge messages")
            demand(configuration["sealed"]?.isTrue != true, "it is sealed")
            demand(configuration["allow_rollup_hdrs"]?.isTrue != true, "a message can take the place of others")
            demand(configuration["allow_msg_ttl"]?.isTrue != true, "a message can have an end of its own")
            demand(configuration["persist_mode"]?.text != "async", "it acknowledges before it has written")
            demand(configuration["subject_transform"] == nil, "it changes subjects")
            demand(
                configuration["mirror"] == nil && configuration["sources"] == nil, "it takes messages of other streams")
            demand(configuration["subjects"]?.list == [.text(subjects)], "its subject is not \(subjects)")
            demand(configuration["republish"]?["dest"]?.text == keptSubjects, "it does not announce what it kept")
            demand(configuration["republish"]?["headers_only"]?.isTrue == true, "it announces whole messages")
            // An entry of the largest size, and what a message has besides.
            let size = number("max_msg_size") ?? -1
            demand(size < 0 || size >= 131_072, "it takes messages of up to \(size) bytes only")
            return problems
        }

        /// Throws `unsafeLog` with all that is wrong with a stream.
        func check(_ configuration: JSONValue, at place: String) throws(LedgerError) {
            let problems = problems(of: configuration)
            guard problems.isEmpty else {
                throw LedgerError(
                    .unsafeLog, "the stream is not set up for a log: \(Sentence.list(problems))",
                    remedy: "change its settings, or make another stream", file: place)
            }
        }
    }
#endif
