// The promise: a damaged payload is refused, or is the payload of another event byte for byte; it never traps.

import EventLedger
import LedgerTestSupport
import Testing

@testable import PovertyLedger

@Suite struct PayloadDamageTests {
    /// Reads damaged bytes; whatever is accepted must be written again as exactly these bytes.
    private func expectCanonical(_ damaged: [UInt8], like original: EventBody, _ comment: Comment) {
        guard let read = try? body(damaged, like: original) else { return }
        #expect((try? payload(of: read)) == damaged, comment)
    }

    @Test(arguments: GoldenPayload.all.indices)
    func everyTruncationIsRefusedOrCanonical(_ index: Int) {
        let golden = GoldenPayload.all[index]
        for count in 0..<golden.bytes.count {
            let cut = Array(golden.bytes[..<count])
            expectCanonical(cut, like: golden.event.body, "cut to \(count)")
            // Only the reason of a void, the fund of aid, the parent of a plan and transfers run to the end and can be
            // shorter; a parent, and the transfer of a household that leaves, may be missing too.
            let last: Int
            switch golden.event.body {
            case .aidGiven(let aid): last = aid.fund?.utf8.count ?? 0
            case .planAdopted(let plan): last = plan.parentPlan.map { $0.utf8.count + 1 } ?? 0
            case .householdRegistered(let household): last = household.transfer?.utf8.count ?? 0
            case .householdDissolved(let household): last = household.transfer.map { $0.utf8.count + 1 } ?? 0
            default: last = 0
            }
            if golden.event.kind != .eventVoided, count <= golden.bytes.count - last {
                #expect(throws: FieldProblem.self, "cut to \(count)") { try body(cut, like: golden.event.body) }
            }
        }
    }

    @Test(arguments: GoldenPayload.all.indices)
    func everyFlippedBitIsRefusedOrCanonical(_ index: Int) {
        let golden = GoldenPayload.all[index]
        for offset in golden.bytes.indices {
            for mask in [1, 2, 4, 8, 16, 32, 64, 128, 255] as [UInt8] {
                var damaged = golden.bytes
                damaged[offset] ^= mask
                expectCanonical(damaged, like: golden.event.body, "byte \(offset) ^ \(mask)")
            }
        }
    }

    @Test(arguments: GoldenPayload.all.indices)
    func bytesTooManyAreRefused(_ index: Int) {
        let golden = GoldenPayload.all[index]
        #expect(throws: FieldProblem.self) { try body(golden.bytes + [0], like: golden.event.body) }
    }

    @Test(arguments: EventKind.allCases)
    func randomBytesNeverTrap(_ kind: EventKind) {
        let stream = GoldenPayload.all.first { $0.event.kind == kind }?.event.body.stream
        for seed in 0..<300 as Range<UInt64> {
            var random = SeededGenerator(seed: seed << 8 | UInt64(kind.rawValue))
            var bytes = (0..<random.number(0...80)).map { _ in UInt8.random(in: 0...255, using: &random) }
            // Small numbers reach deeper into the decoder than large ones do.
            if random.chance(70) { bytes = bytes.map { $0 & 0x03 } }
            let read = try? body(bytes, kind, in: stream ?? StreamName(category: 1, id: "P1-0001"))
            if let read { #expect((try? payload(of: read)) == bytes, "\(random)") }
        }
    }

    @Test func payloadInAnotherCategoryOfStreamIsRefused() throws {
        for golden in GoldenPayload.all {
            guard let stream = golden.event.body.stream else { continue }
            for category in 0...7 as ClosedRange<UInt8> where category != stream.category {
                // Aid may go to a household or to a unit; that is said by the stream alone. So it is of a responsibility,
                // and of a unit or a collective that joins a movement.
                let choices: [EventKind: Set<UInt8>] = [
                    .aidGiven: [1, 2], .responsibilityAssigned: [1, 2], .responsibilityEnded: [1, 2],
                    .movementJoined: [2, 3],
                ]
                if choices[golden.event.kind]?.contains(category) == true { continue }
                #expect(throws: FieldProblem.self, "\(golden.event.kind.name) in category \(category)") {
                    try body(golden.bytes, golden.event.kind, in: StreamName(category: category, id: stream.id))
                }
            }
        }
    }

    @Test func idInTheHeadIsChecked() {
        for id in ["", String(repeating: "x", count: 65), "a\tb", "Phu\u{31B}o\u{31B}\u{300}ng"] {
            #expect(throws: FieldProblem.self, "\(id)") {
                try body([1, 0, 0, 0], .householdSizeChanged, in: StreamName(category: 1, id: id))
            }
        }
        #expect(throws: FieldProblem.self) {
            try body([0, 0, 0, 0, 0, 0, 0, 0], .periodClosed, in: StreamName(category: 5, id: "other"))
        }
    }

    @Test func unnormalisedTextIsRefused() {
        let decomposed: [UInt8] = [4, 0, 0x75, 0xCC, 0x9B, 0x78]
        #expect(throws: FieldProblem.self) {
            try body(decomposed, .sponsorAssigned, in: StreamName(category: 1, id: "P1-0001"))
        }
    }
}
