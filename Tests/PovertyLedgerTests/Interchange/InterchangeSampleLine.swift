// A line of the interchange form as a tree, so that a test can spoil one of its objects at a time.

/// A line: the head of an entry and one event.
struct SampleLine {
    /// Which object of the line is spoilt.
    enum Scope: CaseIterable { case head, event, target, filter }

    /// The members of the entry but for `events`.
    var head: [SampleMember]
    /// The members of its event.
    var event: [SampleMember]
    /// The members of the event's target, if it has one.
    var target: [SampleMember] = []
    /// The members of the target's filter.
    var filter: [SampleMember] = []
    /// Where the error is expected when an object lacks something.
    var markedObject: Scope?

    /// The members of one of its objects.
    subscript(scope: Scope) -> [SampleMember] {
        get {
            switch scope {
            case .head: head
            case .event: event
            case .target: target
            case .filter: filter
            }
        }
        set {
            switch scope {
            case .head: head = newValue
            case .event: event = newValue
            case .target: target = newValue
            case .filter: filter = newValue
            }
        }
    }

    /// The line without its end, and the column of the mark.
    var written: (bytes: [UInt8], column: Int?) {
        func object(_ scope: Scope, _ members: [SampleMember]) -> Sample {
            markedObject == scope ? .marked(.object(members)) : .object(members)
        }
        var event = event
        if !target.isEmpty {
            var target = target
            if !filter.isEmpty { target.append(SampleMember(name: "where", value: object(.filter, filter))) }
            event.append(SampleMember(name: "targets", value: .list([object(.target, target)])))
        }
        let members = head + [SampleMember(name: "events", value: .list([object(.event, event)]))]
        var bytes: [UInt8] = []
        var mark: Int?
        object(.head, members).write(to: &bytes, mark: &mark)
        return (bytes, mark)
    }
}
