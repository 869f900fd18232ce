// The promise: a payload has exactly the bytes that Docs/Format.md gives, for every kind of event.

import EventLedger
import Testing

@testable import PovertyLedger

@Suite struct PayloadGoldenTests {
    @Test func everyKindHasAGoldenPayload() {
        #expect(Set(GoldenPayload.all.map(\.event.kind)) == Set(EventKind.allCases))
    }

    @Test(arguments: GoldenPayload.all.indices)
    func payloadIsAsSpecified(_ index: Int) throws {
        let golden = GoldenPayload.all[index]
        #expect(try payload(of: golden.event.body) == golden.bytes)
        #expect(try body(golden.bytes, like: golden.event.body) == golden.event.body)
    }

    @Test func encodingAppendsToTheBuffer() throws {
        var buffer: [UInt8] = [0xAA]
        for golden in GoldenPayload.all {
            try encodePayload(of: golden.event.body, into: &buffer, context: PayloadContext())
        }
        #expect(buffer == [0xAA] + GoldenPayload.all.flatMap(\.bytes))
    }

    @Test func refusedEventLeavesTheBufferAsItWas() {
        var buffer: [UInt8] = [1, 2, 3]
        let unknown = Event.householdMoved("P1-0001", to: "nowhere", on: "2022-01-01").body
        #expect(throws: FieldProblem.self) {
            try encodePayload(of: unknown, into: &buffer, context: PayloadContext())
        }
        #expect(buffer == [1, 2, 3])
    }

    @Test func textIsWrittenInNFC() throws {
        let decomposed = Event.sponsorAssigned("P1-0001", sponsor: "Phu\u{31B}o\u{31B}\u{300}ng", on: "2022-01-01").body
        #expect(try payload(of: decomposed) == [9, 0, 0x50, 0x68, 0xC6, 0xB0, 0xE1, 0xBB, 0x9D, 0x6E, 0x67])
    }

    /// The same division is the same bytes, in whatever order its units were named; another order is no payload.
    @Test func unitsOfADivisionAreWrittenById() throws {
        let named = Event.unitDivided("phuong-1", into: ["tp", "phuong-2"], on: "2025-07-01").body
        let sorted = Event.unitDivided("phuong-1", into: ["phuong-2", "tp"], on: "2025-07-01").body
        let bytes = try payload(of: named)
        #expect(try bytes == payload(of: sorted))
        let swapped = Array(bytes[..<2] + bytes[16...] + bytes[2..<16])
        #expect(throws: FieldProblem.self) { try body(swapped, like: sorted) }
        var single = Array(bytes[..<16])
        single[0] = 1
        #expect(throws: FieldProblem.self) { try body(single, like: sorted) }
        for count in 0..<bytes.count {
            #expect(throws: FieldProblem.self) { try body(Array(bytes[..<count]), like: sorted) }
        }
        for bad in [[], ["tp"], ["tp", "tp"], ["tp", "nowhere"], (0...100).map { "u\($0)" }] {
            #expect(throws: FieldProblem.self, "\(bad)") {
                try payload(of: Event.unitDivided("phuong-1", into: bad, on: "2025-07-01").body)
            }
        }
    }

    @Test func eventOverTheLimitIsRefused() {
        let quote = String(repeating: "x", count: FieldLimits.textBytes)
        let targets = (1...20).map {
            Target(
                id: "t\($0)", measure: [.poor], kind: .stock, due: "2022-12-31", comparison: .atMost, value: 1,
                quote: quote)
        }
        #expect(throws: FieldProblem.self) {
            try payload(of: Event.planAdopted("kh", title: "x", targets: targets, on: "2022-01-01").body)
        }
        #expect(throws: Never.self) {
            try payload(of: Event.planAdopted("kh", title: "x", targets: Array(targets[..<10]), on: "2022-01-01").body)
        }
    }
}
