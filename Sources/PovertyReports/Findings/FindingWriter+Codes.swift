// Findings about ids: those that would be refused today, and those that look the same. Ids are distinguished by a
// digest of their look first, eight bytes each; the ids themselves are kept only where two digests are equal.

import EventLedger
import Files
import PovertyLedger

extension FindingWriter {
    /// The categories whose ids are given by people.
    private static let categories = [StreamCategory.household, .unit, .recipient, .plan, .fund]

    /// Adds the ids of streams and entries inside a cut that would be refused today, by day and position.
    mutating func addRefusedCodes(_ cut: Cut) throws(LedgerError) {
        guard parameters.rules.contains(.refusedCode) else { return }
        var found: [(position: Position, finding: Finding)] = []
        for category in FindingWriter.categories {
            for (number, id, problem) in try refusedStreams(category) {
                guard let first = try firstEvent(category, number, cut) else { continue }
                found.append((first.event.position, FindingWriter.refused(first, category, id, problem)))
            }
        }
        for (first, id, problem) in try refusedEntries() where first <= cut.position {
            let cited = try cite([first])[0]
            let day = cited.event.effectiveOn ?? cited.recordedAt.day(at: ledger.ledger.offset)
            guard day <= cut.effectiveOn else { continue }
            let finding = Finding(
                .refusedCode, on: day, events: [FindingEvent(cited)],
                sentence: "the entry id \(Excerpt.quoted(id)) \(problem); new ones are refused")
            found.append((first, finding))
        }
        try add(FindingWriter.sorted(found))
    }

    /// Adds the ids inside a cut that look like another of their kind: each but the first, with the first.
    mutating func addLookAlikes(_ cut: Cut) throws(LedgerError) {
        guard parameters.rules.contains(.lookAlikeCodes) else { return }
        var found: [(position: Position, finding: Finding)] = []
        for category in FindingWriter.categories {
            for group in try lookAlikes(category) {
                var events: [DocumentedEvent] = []
                for number in group {
                    if let event = try firstEvent(category, number, cut) { events.append(event) }
                }
                events.sort { $0.event.position < $1.event.position }
                guard let first = events.first else { continue }
                for event in events.dropFirst() {
                    found.append((event.event.position, FindingWriter.lookAlike(event, first, category)))
                }
            }
        }
        try add(FindingWriter.sorted(found))
    }

    private static func sorted(_ found: [(position: Position, finding: Finding)]) -> [Finding] {
        found.sorted { ($0.finding.effectiveOn, $0.position) < ($1.finding.effectiveOn, $1.position) }.map(\.finding)
    }

    private static func refused(
        _ first: DocumentedEvent, _ category: StreamCategory, _ id: String, _ problem: Sentence
    ) -> Finding {
        Finding(
            .refusedCode, on: first.event.effectiveOn ?? .first, household: first.subject(.household),
            unit: first.subject(.unit), events: [FindingEvent(first)],
            sentence: "the code \(Excerpt.quoted(id)) of \(noun(category)) \(problem); new ones are refused")
    }

    private static func lookAlike(
        _ event: DocumentedEvent, _ first: DocumentedEvent, _ category: StreamCategory
    ) -> Finding {
        Finding(
            .lookAlikeCodes, on: event.event.effectiveOn ?? .first, household: event.subject(.household),
            unit: event.subject(.unit), events: [FindingEvent(first), FindingEvent(event)],
            sentence: "the code \(Excerpt.quoted(event.event.stream.id)) of \(noun(category)) looks like "
                + "\(Excerpt.quoted(first.event.stream.id))")
    }

    private static func noun(_ category: StreamCategory) -> Sentence {
        switch category {
        case .household: "a household"
        case .unit: "a unit"
        case .plan: "a plan"
        case .fund: "a fund"
        case .recipient, .closing, .checkpoint: "a recipient"
        }
    }

    /// The event of a stream that was recorded first of those inside a cut; nil when there is none.
    private func firstEvent(
        _ category: StreamCategory, _ number: UInt32, _ cut: Cut
    ) throws(LedgerError) -> DocumentedEvent? {
        let timeline = try ledger.ledger.timeline(category: category.rawValue, number: number, at: cut)
        guard let first = timeline.map(\.position).min() else { return nil }
        return try cite([first])[0]
    }

    private func refusedStreams(
        _ category: StreamCategory
    ) throws(LedgerError) -> [(number: UInt32, id: String, problem: Sentence)] {
        var found: [(number: UInt32, id: String, problem: Sentence)] = []
        try ledger.ledger.scanStreamIDs(of: category.rawValue) { (bytes, number) throws(LedgerError) in
            guard let id = FindingWriter.unusual(bytes), let problem = IdentifierRules.problem(id) else { return }
            found.append((number, id, problem))
        }
        return found
    }

    private func refusedEntries() throws(LedgerError) -> [(first: Position, id: String, problem: Sentence)] {
        var found: [(first: Position, id: String, problem: Sentence)] = []
        try ledger.ledger.scanEntryIDs { (bytes, first) throws(LedgerError) in
            guard let id = FindingWriter.unusual(bytes), let problem = IdentifierRules.problem(id) else { return }
            found.append((first, id, problem))
        }
        return found
    }

    /// An id that has other bytes than visible ones of ASCII; nil for all others, which are the most.
    private static func unusual(_ bytes: RawSpan) -> String? {
        bytes.withUnsafeBytes { bytes in
            bytes.allSatisfy { $0 > 0x20 && $0 < 0x7F } ? nil : String(decoding: bytes, as: UTF8.self)
        }
    }

    /// The numbers of streams of a category that look the same, in groups.
    private func lookAlikes(_ category: StreamCategory) throws(LedgerError) -> [[UInt32]] {
        var digests: [Int] = []
        try eachLook(category) { look, _ in digests.append(look.hashValue) }
        digests.sort()
        var doubtful: Set<Int> = []
        for (digest, next) in zip(digests, digests.dropFirst()) where digest == next { doubtful.insert(digest) }
        guard !doubtful.isEmpty else { return [] }
        var groups: [[UInt8]: [UInt32]] = [:]
        try eachLook(category) { look, number in
            if doubtful.contains(look.hashValue) { groups[look, default: []].append(number) }
        }
        return groups.values.filter { $0.count > 1 }
    }

    /// Hands on the look of every id of a category, with the number of its stream.
    private func eachLook(
        _ category: StreamCategory, _ body: (_ look: [UInt8], _ number: UInt32) -> Void
    ) throws(LedgerError) {
        var look: [UInt8] = []
        try ledger.ledger.scanStreamIDs(of: category.rawValue) { (bytes, number) throws(LedgerError) in
            look.removeAll(keepingCapacity: true)
            LookAlike.append(bytes.withUnsafeBytes { String(decoding: $0, as: UTF8.self) }, to: &look)
            body(look, number)
        }
    }
}
