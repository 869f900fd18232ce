// The promise: a rate is read and written exactly, and its text and its parts determine each other.

import LedgerTestSupport
import Testing

@testable import PovertyLedger

@Suite struct ExactDecimalTests {
    @Test func readsWhatItWrites() throws {
        let cases: [(String, Int64, Int)] = [
            ("0", 0, 0), ("1", 1, 0), ("0.01", 1, 2), ("0.10", 10, 2), ("12.50", 1250, 2), ("0.000000001", 1, 9),
            ("0.0", 0, 1), ("9223372036854775807", .max, 0), ("9223372036.854775807", .max, 9),
        ]
        for (text, digits, fractionDigits) in cases {
            let decimal = try #require(ExactDecimal(text), "\(text)")
            #expect(decimal.digits == digits, "\(text)")
            #expect(decimal.fractionDigits == fractionDigits, "\(text)")
            #expect(decimal.description == text)
        }
        #expect(ExactDecimal("0.01")?.denominator == 100)
        #expect(ExactDecimal("7")?.denominator == 1)
        #expect(ExactDecimal("0.000000001")?.denominator == 1_000_000_000)
    }

    @Test(arguments: [
        "", ".", ".5", "1.", "-1", "+1", "00", "01", "00.1", "1e3", "1,5", "0.1.2", " 1", "1 ", "0.0000000001",
        "9223372036854775808", "92233720368.547758070", "١", "0.0١",
    ])
    func refusesAnythingElse(_ text: String) { #expect(ExactDecimal(text) == nil) }

    @Test func everyPairHasItsOwnText() throws {
        for seed in 0..<500 as Range<UInt64> {
            var random = SeededGenerator(seed: seed)
            let digits = random.chance(50) ? Int64.random(in: 0 ... .max, using: &random) : Int64(random.number(0...99))
            let decimal = try #require(ExactDecimal(digits: digits, fractionDigits: random.number(0...9)))
            #expect(ExactDecimal(decimal.description) == decimal, "\(random)")
        }
    }

    @Test func refusesPartsOutOfRange() {
        #expect(ExactDecimal(digits: -1, fractionDigits: 0) == nil)
        #expect(ExactDecimal(digits: 1, fractionDigits: 10) == nil)
        #expect(ExactDecimal(digits: 1, fractionDigits: -1) == nil)
    }
}
