// Holds a folder against what was promised: in whatever state a power cut or a failing call left it, the ledger opens,
// nothing in it is damaged, it has what was acknowledged and nothing that is half of something, and it goes on.

import EventLedger
import Foundation
import PovertyLedger
import PovertyReports

/// What is wrong with a folder.
struct StandingProblem: Error, Hashable, CustomStringConvertible {
    enum Kind: Hashable {
        /// Something that was acknowledged is not there.
        case lost
        /// Something is damaged, half there, or does not go on.
        case unsound
    }

    let kind: Kind
    let text: String
    var description: String { "\(kind): \(text)" }

    static func lost(_ text: String) -> StandingProblem { .init(kind: .lost, text: text) }
    static func unsound(_ text: String) -> StandingProblem { .init(kind: .unsound, text: text) }
}

/// The check of one folder. It changes what it looks at, for the ledger goes on.
struct StandingCheck {
    let folder: String
    let standing: Standing
    /// Whether the ledger is one of the domain, whose entries keep its rules.
    var isOfHouseholds = true

    static let ledgerName = "ledger.socai"
    static let keyName = "so-cai.key"
    /// The entry that is recorded to see that the ledger goes on.
    static let nextID = "recorded-afterwards"

    /// The first thing that is wrong; nil when nothing is.
    func problem() -> StandingProblem? {
        do {
            let key = try checkedKey()
            try checkLedger(key)
            let verifiers = key.map { [$0.verifierKey] } ?? []
            for promise in standing.begun { try checkFile(promise, verifiers) }
            return nil
        } catch let problem as StandingProblem {
            return problem
        } catch {
            return .unsound("\(error)")
        }
    }

    /// The same of a ledger that is only looked at, before anybody goes on with it.
    func problemBefore() -> StandingProblem? {
        do {
            let place = path(StandingCheck.ledgerName)
            if standing.begun.contains(.tables), !isAcknowledged(.tables) { return nil }
            try must("verifying") { try OpenedLedger.verify(place, isOfHouseholds) }
            try check(try must("reading") { try OpenedLedger(place, .readOnly, isOfHouseholds).ids() })
            return nil
        } catch let problem as StandingProblem {
            return problem
        } catch {
            return .unsound("\(error)")
        }
    }

    private func path(_ name: String) -> String { "\(folder)/\(name)" }
    private func isThere(_ name: String) -> Bool { FileManager.default.fileExists(atPath: path(name)) }
    private func isAcknowledged(_ promise: Promise) -> Bool { standing.acknowledged.contains(promise) }

    /// Runs a call that must succeed, and says what it was when it does not.
    private func must<Result>(_ what: String, _ body: () throws -> Result) throws -> Result {
        do {
            return try body()
        } catch let problem as StandingProblem {
            throw problem
        } catch {
            throw StandingProblem.unsound("\(what): \(error)")
        }
    }
}

// The ledger.
extension StandingCheck {
    private func checkLedger(_ key: KeyFile?) throws {
        let place = path(StandingCheck.ledgerName)
        if !isAcknowledged(.ledger) {
            try makeAgain(place)
        } else if !isThere(StandingCheck.ledgerName) {
            throw StandingProblem.lost("there is no ledger")
        }
        if standing.begun.contains(.tables), !isAcknowledged(.tables) { try finishRebuilding(place) }
        try must("verifying") { try OpenedLedger.verify(place, isOfHouseholds) }
        let ledger = try must("opening") { try OpenedLedger(place, .readWrite, isOfHouseholds) }
        let before = try must("reading") { try ledger.ids() }
        try check(before)
        let kept = try must("reading the checkpoints") { try ledger.ledger.checkpoints().count }
        let promised = Standing.checkpoints(standing.acknowledged)
        guard kept >= promised else { throw StandingProblem.lost("\(kept) of \(promised) checkpoints are kept") }
        try must("recording another entry") { try ledger.record(StandingCheck.nextID) }
        if let key { _ = try must("signing again") { try ledger.ledger.checkpoint(signedBy: key) } }
        let after = try must("reading again") { try ledger.ids() }
        guard after == before + [StandingCheck.nextID] else {
            throw StandingProblem.unsound("after another entry there are \(after)")
        }
        try must("verifying after another entry") { try ledger.verify() }
    }

    /// Nobody was told that there is a ledger. What is there is gone on with, or it is refused and can be taken away.
    private func makeAgain(_ place: String) throws {
        if (try? OpenedLedger(place, .createIfMissing, isOfHouseholds)) != nil { return }
        _ = unlink(place)
        _ = try must("making the ledger again") { try OpenedLedger(place, .create, isOfHouseholds) }
    }

    /// A rebuild that was cut short is done again; until then the ledger may refuse to answer.
    private func finishRebuilding(_ place: String) throws {
        let ledger = try must("opening to rebuild") { try OpenedLedger(place, .readWrite, isOfHouseholds) }
        if (try? ledger.ids()) == nil { try must("rebuilding") { try ledger.rebuild() } }
    }

    /// Each group of entries is there whole or not at all, what was acknowledged is there, and nothing else.
    private func check(_ ids: [String]) throws {
        guard Set(ids).count == ids.count else { throw StandingProblem.unsound("entries twice: \(ids)") }
        let acknowledged = Set(Standing.groups(standing.acknowledged))
        var left = Set(ids)
        for group in Standing.groups(standing.begun) {
            let found = group.filter(left.contains)
            left.subtract(group)
            if found.count < group.count, acknowledged.contains(group) {
                throw StandingProblem.lost("\(group.count - found.count) of the entries \(group)")
            }
            guard found.isEmpty || found.count == group.count else {
                throw StandingProblem.unsound("\(found) of the entries \(group)")
            }
        }
        guard left.isEmpty else { throw StandingProblem.unsound("nobody recorded \(left)") }
    }
}

// What lies beside it.
extension StandingCheck {
    private func checkedKey() throws -> KeyFile? {
        guard standing.begun.contains(.key) else { return nil }
        do {
            return try KeyFile(at: path(StandingCheck.keyName))
        } catch {
            guard isAcknowledged(.key) else { return nil }
            throw StandingProblem.lost("the key: \(error)")
        }
    }

    private func checkFile(_ promise: Promise, _ keys: [VerifierKey]) throws {
        let name: String
        let check: () throws -> Void
        switch promise {
        case .backup(let file, let entries):
            name = file
            check = {
                try OpenedLedger.verify(path(file), isOfHouseholds)
                let ids = try OpenedLedger(path(file), .readWrite, isOfHouseholds).ids()
                guard ids.count >= entries else { throw StandingProblem.lost("a backup has \(ids) only") }
            }
        case .bundle(let file):
            name = file
            check = { _ = try EvidenceBundle(checking: path(file), by: keys) }
        case .proof(let file):
            name = file
            check = {
                guard case .event(let proof) = try ProofFile(path: path(file)) else { return }
                _ = try proof.provedEvent(by: keys)
            }
        default: return
        }
        guard isThere(name) else {
            if isAcknowledged(promise) { throw StandingProblem.lost("there is no \(name)") }
            return
        }
        // A process that dies may leave a part of a proof; whoever asked for it was never told that there is one.
        if case .proof = promise, !isAcknowledged(promise) { return }
        try must(name, check)
    }
}
