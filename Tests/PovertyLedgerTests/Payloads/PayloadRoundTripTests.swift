// The promise: what is recorded is what is read back, for events with any fields; same content, same bytes.

import EventLedger
import LedgerTestSupport
import Testing

@testable import PovertyLedger

@Suite struct PayloadRoundTripTests {
    @Test(arguments: EventKind.allCases)
    func randomBodiesComeBack(_ kind: EventKind) throws {
        for seed in 0..<200 as Range<UInt64> {
            var draw = RandomBody(random: SeededGenerator(seed: seed << 8 | UInt64(kind.rawValue)))
            let original = draw.body(of: kind)
            let comment: Comment = "\(kind.name), \(draw.random)"
            let bytes = try payload(of: original)
            let read = try body(bytes, like: original)
            #expect(read == original, comment)
            #expect(try payload(of: read) == bytes, comment)
            var normalized = original
            try normalized.normalize()
            #expect(normalized == original, comment)
        }
    }
}
