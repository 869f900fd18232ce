// The promise: the small sets and numberings of the folds hold what a plain set and a plain list would.

import LedgerTestSupport
import Testing

@testable import PovertyLedger
@testable import PovertyReports

@Suite struct SupportSetTests {
    /// Few numbers far apart, many close together, and everything between, each inserted more than once.
    @Test func setOfNumbersCountsEachOnce() {
        for seed in UInt64(1)...60 {
            var random = SeededGenerator(seed: seed)
            let greatest = random.one(of: [0, 1, 31, 32, 100, 4_000, 100_000, 2_000_000])
            var set = NumberSet()
            var expected: Set<Int> = []
            for _ in 0..<random.one(of: [0, 1, 2, 40, 3_000]) {
                let number = random.number(0...greatest)
                set.insert(UInt32(number))
                expected.insert(number)
                #expect(set.count == expected.count, "seed \(seed), \(number) of \(greatest)")
            }
        }
    }

    @Test func textsAreNumberedInTheOrderOfFirstAppearance() {
        var texts = TextNumbers()
        var expected: [String] = []
        var random = SeededGenerator(seed: 5)
        for _ in 0..<2_000 {
            let text = random.one(of: ["", "Tết", "Tet", "tết \(random.number(0...300))", "\(random.number(0...9))"])
            let bytes = Array("<\(text)>".utf8)
            let number = texts.number(of: bytes.span.bytes.extracting(1..<bytes.count - 1))
            if !expected.contains(text) { expected.append(text) }
            #expect(number == UInt32(expected.firstIndex(of: text) ?? -1))
        }
        #expect(texts.count == expected.count)
        #expect(expected.indices.map { texts.text(UInt32($0)) } == expected)
    }

    @Test func whatIsAbsentComesLast() {
        let sorted = [AbsentLast("b"), AbsentLast(nil), AbsentLast("a")].sorted().map(\.value)
        #expect(sorted == ["a", "b", nil])
        #expect(!(AbsentLast<Int>(nil) < AbsentLast(nil)))
    }
}
