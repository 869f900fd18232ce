// What programs acknowledged, held against what is in the ledger afterwards.

import EventLedger
import Testing

/// The entries that were acknowledged, with the positions they were acknowledged at.
struct AcknowledgedEntries {
    private(set) var ids: [String] = []
    private var positions: [String: ClosedRange<Int>] = [:]

    mutating func acknowledge(_ id: String, _ range: ClosedRange<Int>) {
        ids.append(id)
        positions[id] = range
    }

    /// Notes the answer to a request to record each of some entries: `ok FIRST LAST`, or anything else when it was not.
    mutating func take(_ answers: some Sequence<String?>, ids: [String]) {
        for (id, answer) in zip(ids, answers) {
            let words = (answer ?? "").split(separator: " ")
            guard words.count == 3, words[0] == "ok", let first = Int(words[1]), let last = Int(words[2]) else {
                continue
            }
            acknowledge(id, first...last)
        }
    }

    /// Every acknowledged entry is there, at its positions; there is none that nobody recorded; nothing is damaged.
    func check(_ path: String, _ what: String, mayAlsoHave unacknowledged: Set<String> = []) throws {
        do {
            let ledger = try Ledger(at: path, mode: .readWrite)
            var found: [String: ClosedRange<Int>] = [:]
            var next = 1
            for id in ids {
                guard let entry = try ledger.entry(withID: id) else {
                    Issue.record("\(what): the entry \(id), which was acknowledged, is lost")
                    continue
                }
                found[id] = entry.firstPosition...entry.lastPosition
                #expect(found[id] == positions[id], "\(what): \(id) lies elsewhere than was said")
            }
            var all: Set<String> = []
            for entry in try ledger.entries(limit: .max) {
                #expect(entry.firstPosition == next, "\(what): there is a gap before \(entry.id)")
                next = entry.lastPosition + 1
                all.insert(entry.id)
            }
            #expect(all.subtracting(ids).isSubset(of: unacknowledged), "\(what): there are entries of nobody")
            #expect(try ledger.lastPosition() == next - 1, "\(what)")
        }
        #expect(try Ledger.verify(at: path, clock: SystemClock.now).isSound, "\(what): the ledger is damaged")
    }

    /// Takes the entries that were recorded by programs that died before they could say so; gives their number.
    mutating func adoptUnacknowledged(_ ids: Set<String>, in path: String) throws -> Int {
        let ledger = try Ledger(at: path, mode: .readOnly)
        let found = try ledger.entries(limit: .max).filter { ids.contains($0.id) }
        for entry in found { acknowledge(entry.id, entry.firstPosition...entry.lastPosition) }
        return found.count
    }
}
