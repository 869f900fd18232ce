// The promise that a proof is checked without a ledger and says what was recorded, by whom and where: on files that
// another program made from the documents (Fixtures/proofs/made), and on every kind of event of a ledger of the domain.
// A proof of one household holds nothing of the other households of its entry.

import Foundation
import LedgerTestSupport
import Testing

@testable import EventLedger
@testable import PovertyLedger

@Suite struct ProvedEventTests {
    private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("Fixtures/proofs/made").path

    private static func key(_ name: String) throws -> VerifierKey {
        let text = try String(contentsOfFile: "\(folder)/\(name).key", encoding: .utf8)
        return try VerifierKey(text.trimmingCharacters(in: .newlines))
    }

    private static func proved(_ name: String, by keys: [VerifierKey]) throws -> ProvedEvent {
        guard case .event(let proof) = try ProofFile(path: "\(folder)/\(name)") else {
            throw LedgerError(.invalidValue, "\(name) proves no event")
        }
        return try proof.provedEvent(by: keys)
    }

    @Test func aFileThatAnotherProgramMade() throws {
        let (ledger, witness) = try (Self.key("ledger"), Self.key("witness"))
        let proved = try Self.proved("event.tlog-proof", by: [ledger, witness])
        #expect(proved.checkpoint.origin.text == "example.com/so-cai" && proved.checkpoint.size == 31)
        #expect(proved.signatures.map(\.key) == [ledger, witness])
        #expect(proved.signatures.map(\.time) == [nil, 1_703_000_000])
        #expect(proved.source.reference.description == "p7-2023-12#2" && proved.source.position == 21)
        #expect(proved.source.actor == "UBND Phường 7" && proved.source.document == "12/QĐ-UBND")
        #expect(proved.source.recordedAt.description == "2023-12-18T05:00:00.000001Z" && !proved.source.claimedTime)
        #expect(proved.about == "P7-0010" && proved.refersTo == nil && proved.source.reason == nil)
        #expect(
            proved.source.event
                == .householdExitedPoverty("P7-0010", from: .poor, to: .nearPoor, on: "2023-12-15", cause: .review))
    }

    @Test func aVoidNamesAPosition() throws {
        let proved = try Self.proved("void.tlog-proof", by: [Self.key("ledger")])
        #expect(proved.source.reference.description == "p7-sai#1" && proved.source.position == 30)
        #expect(proved.refersTo == 21 && proved.about == "P7-0010" && proved.source.claimedTime)
        #expect(proved.source.reason == "đối chiếu sổ" && proved.restates == "hộ đã thoát nghèo năm 2022")
        var json = JSONWriter()
        json.event(proved.source.event)
        #expect(json.text == ##"{"type":"eventVoided","event":"#21","reason":"ghi trùng"}"##)
    }

    /// The entries that the other program wrote, imported with their secrets, are proved here byte for byte as there.
    @Test func theSameProofsFromTheSameEntries() throws {
        let place = try TemporaryLedger()
        let ledger = try HouseholdLedger(at: place.path)
        _ = try ledger.importLines(
            from: ["\(Self.folder)/entries.jsonl"], options: ImportOptions(keepsRecordedTimes: true))
        let new = try SignedCheckpoint(path: "\(Self.folder)/new.checkpoint")
        try ledger.ledger.keep(new)
        for (name, position) in [("event.tlog-proof", 21), ("void.tlog-proof", 30)] {
            let file = try Data(contentsOf: URL(fileURLWithPath: "\(Self.folder)/\(name)"))
            #expect(try Data(ledger.proof(of: .position(position)).bytes) == file)
            #expect(try Data(ledger.proof(of: .position(position), in: new).bytes) == file)
        }
        let old = try SignedCheckpoint(path: "\(Self.folder)/old.checkpoint")
        let file = try Data(contentsOf: URL(fileURLWithPath: "\(Self.folder)/growth.proof"))
        #expect(try Data(ledger.growthProof(since: old.checkpoint).bytes) == file)
        #expect(try ledger.compare(with: old.checkpoint).relation == .grown)
        #expect(try ledger.compare(with: new.checkpoint).relation == .equal)
    }

    @Test func growthThatAnotherProgramProved() throws {
        let key = try Self.key("ledger")
        let old = try SignedCheckpoint(path: "\(Self.folder)/old.checkpoint")
        guard case .growth(let proof) = try ProofFile(path: "\(Self.folder)/growth.proof") else {
            Issue.record("no proof of growth")
            return
        }
        let proved = try proof.provedGrowth(since: old, by: [key])
        #expect(proved.old.size == 29 && proved.new.size == 31 && proved.added == 2)
        #expect(proved.oldSignatures.count == 1 && proved.newSignatures.count == 1)
        // The older checkpoint is believed for its signature, not for its place in the proof.
        let forged = try SignedCheckpoint(old.checkpoint, signedBy: #require(Self.forger))
        let withOldID = try Self.withID(of: old, forged)
        #expect(
            Self.fails(.invalidSignature) { () throws(LedgerError) in
                _ = try proof.provedGrowth(since: withOldID, by: [key])
            })
        #expect(
            Self.fails(.unsigned) { () throws(LedgerError) in _ = try proof.provedGrowth(since: forged, by: [key]) })
    }

    @Test func everyEventOfALedgerIsReadFromItsProof() throws {
        let place = try TemporaryLedger()
        let ledger = try HouseholdLedger(at: place.path)
        let lines = URL(fileURLWithPath: Self.folder).deletingLastPathComponent().deletingLastPathComponent()
            .appendingPathComponent("transcripts/base.jsonl").path
        _ = try ledger.importLines(from: [lines], options: ImportOptions(keepsRecordedTimes: true))
        let key = try #require(Self.forger)
        try Self.sign(ledger, by: key)
        var kinds: Set<EventKind> = []
        for position in 1...19 {
            let proof = try ledger.proof(of: .position(position))
            let proved = try proof.provedEvent(by: [key.verifierKey])
            let recorded = try #require(try ledger.ledger.event(at: position))
            #expect(try ledger.proof(of: .reference(recorded.reference)) == proof)
            #expect(proved.source.reference == recorded.reference && proved.about == recorded.stream.id)
            let name = recorded.referredPosition.map { EventReference(entry: "", ordinal: $0) }
            #expect(try proved.source.event == Event(recorded, reference: name))
            kinds.insert(proved.source.event.kind)
        }
        #expect(kinds.contains(.awardRevoked) && kinds.contains(.eventVoided) && kinds.count >= 11)
        #expect(Self.fails(.notFound) { () throws(LedgerError) in _ = try ledger.proof(of: .position(20)) })
        let absent = EventReference(entry: "b-1", ordinal: 5)
        #expect(Self.fails(.notFound) { () throws(LedgerError) in _ = try ledger.proof(of: .reference(absent)) })
    }

    @Test func nothingOfOtherHouseholdsIsInTheFile() throws {
        let place = try TemporaryLedger()
        let ledger = try HouseholdLedger(at: place.path)
        let ids = (1...150).map { "P\($0 % 9)-\(1000 + $0)" }
        try ledger.record(
            Entry(
                id: "units", actor: "UBND",
                events: [.unitEstablished("u", name: "Phường U", kind: .ward, on: "2020-01-01")]))
        try ledger.record(
            Entry(
                id: "survey", actor: "UBND", document: "1/QĐ",
                events: ids.flatMap { id -> [Event] in
                    [
                        .householdRegistered(id, in: "u", members: 4, on: "2021-12-20"),
                        .householdClassified(id, as: .poor, on: "2021-12-20"),
                    ]
                }))
        let key = try #require(Self.forger)
        try Self.sign(ledger, by: key)
        for place in [0, 1, 75, 149] {
            for ordinal in [2 * place + 1, 2 * place + 2] {
                let proof = try ledger.proof(of: .reference(EventReference(entry: "survey", ordinal: ordinal)))
                let file = Data(proof.bytes + (proof.extra ?? []))
                for (index, id) in ids.enumerated() {
                    #expect((file.range(of: Data(id.utf8)) != nil) == (index == place), "\(ordinal): \(id)")
                }
            }
        }
    }

    @Test func whatNoLedgerOfThisKindRecordsIsNoEvent() throws {
        let place = try TemporaryLedger()
        let ledger = try Ledger(at: place.path)
        let household = StreamName(category: 1, id: "A")
        let wrong: [NewEvent] = [
            NewEvent(stream: household, type: 999, effectiveOn: "2022-01-01", payload: []),
            NewEvent(stream: household, type: 7, effectiveOn: "2022-01-01", payload: [0, 0, 0, 0]),
            NewEvent(stream: household, type: 7, effectiveOn: "2022-01-01", payload: [4, 0, 0, 0, 0]),
            NewEvent(stream: household, type: 14, effectiveOn: "2022-01-01", payload: [1, 0, 7]),
            NewEvent(
                stream: household, type: 16, effectiveOn: "2022-01-01",
                payload: [9, 0, 0, 0, 0, 0, 0, 0, 1, 0, UInt8(ascii: "x")]),
        ]
        _ = try ledger.record(NewEntry(id: "e", actor: "a", events: wrong))
        let key = try #require(Self.forger)
        let head = try ledger.treeHead()
        let checkpoint = try Checkpoint(origin: key.verifierKey.name, size: head.size, root: head.root)
        try ledger.keep(SignedCheckpoint(checkpoint, signedBy: key))
        for position in 1...wrong.count {
            let proof = try ledger.proof(of: position)
            #expect(
                Self.fails(.malformedProof) { () throws(LedgerError) in
                    _ = try proof.provedEvent(by: [key.verifierKey])
                }, "position \(position)")
        }
    }

    private static let forger = KeyName("example.com/so-cai")
        .flatMap { SigningKey(name: $0, seed: [UInt8](repeating: 9, count: 32)) }

    /// A checkpoint whose signature says that it is of the key of another.
    private static func withID(of real: SignedCheckpoint, _ forged: SignedCheckpoint) throws -> SignedCheckpoint {
        let line = real.note.signatures[0]
        let signature = NoteSignature(
            name: line.name, keyID: line.keyID, signature: forged.note.signatures[0].signature)
        let text = String(decoding: real.note.text, as: UTF8.self)
        return try SignedCheckpoint(Array("\(text)\n\(signature.line)\n".utf8))
    }

    private static func sign(_ ledger: HouseholdLedger, by key: SigningKey) throws {
        let head = try ledger.ledger.treeHead()
        let checkpoint = try Checkpoint(origin: key.verifierKey.name, size: head.size, root: head.root)
        try ledger.ledger.keep(SignedCheckpoint(checkpoint, signedBy: key))
    }

    private static func fails(_ code: LedgerError.Code, _ body: () throws(LedgerError) -> Void) -> Bool {
        do throws(LedgerError) {
            try body()
            return false
        } catch { return error.code.rawValue == code.rawValue }
    }
}
