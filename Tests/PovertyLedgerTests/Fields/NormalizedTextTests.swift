// The promise: the same Vietnamese name typed in two ways is the same bytes, and no control character gets in.

import Foundation
import Testing

@testable import PovertyLedger

@Suite struct NormalizedTextTests {
    @Test func decomposedVietnameseIsComposed() {
        let cases: [(String, [UInt8])] = [
            ("Phu\u{31B}o\u{31B}\u{300}ng", [0x50, 0x68, 0xC6, 0xB0, 0xE1, 0xBB, 0x9D, 0x6E, 0x67]),
            // The marks in the other order, which only the full algorithm can put right.
            ("u\u{300}\u{31B}", [0xE1, 0xBB, 0xAB]),
            ("a\u{323}\u{302}", [0xE1, 0xBA, 0xAD]),
            ("\u{1EA1}\u{302}", [0xE1, 0xBA, 0xAD]),
            ("abc", [0x61, 0x62, 0x63]),
            ("Đ", [0xC4, 0x90]),
            ("", []),
        ]
        for (text, bytes) in cases {
            let normalized = NormalizedText.normalized(text)
            #expect(Array(normalized.utf8) == bytes, "\(text)")
            #expect(NormalizedText.isNormalized(normalized), "\(text)")
        }
    }

    @Test func agreesWithAnotherImplementation() {
        // Foundation's NFC is independent of the standard library's composition.
        let names = ["Bạc Liêu", "Phường Nhà Mát", "Xã Vĩnh Trạch Đông", "Hiệp Thành", "nghèo", "đỡ đầu", "한국", "Ｘ①"]
        for name in names {
            let decomposed = name.decomposedStringWithCanonicalMapping
            let composed = decomposed.precomposedStringWithCanonicalMapping
            #expect(Array(NormalizedText.normalized(decomposed).utf8) == Array(composed.utf8), "\(name)")
            let isComposed = Array(decomposed.utf8) == Array(composed.utf8)
            #expect(NormalizedText.isNormalized(decomposed) == isComposed, "\(name)")
        }
    }

    @Test func controlCharactersAreFound() {
        for value in 0...0x2FF as ClosedRange<UInt32> {
            guard let scalar = Unicode.Scalar(value) else { continue }
            let expected = scalar.properties.generalCategory == .control
            #expect(NormalizedText.hasControlCharacter("é\(scalar)x") == expected, "U+\(String(value, radix: 16))")
            #expect(NormalizedText.hasControlCharacter(String(scalar)) == expected, "U+\(String(value, radix: 16))")
        }
    }

    @Test func limitsCountTheBytesOfTheComposedText() throws {
        // "e" with two marks takes 5 bytes apart and 3 together.
        var longest = String(repeating: "e\u{323}\u{302}", count: 21) + "x"
        try TextForm.identifier.check("id", &longest)
        #expect(longest.utf8.count == 64)
        for text in ["", String(repeating: "x", count: 65), "a\nb", "a\u{9F}b"] {
            var text = text
            #expect(throws: FieldProblem.self, "\(text)") { try TextForm.identifier.check("id", &text) }
        }
        var text = String(repeating: "x", count: FieldLimits.textBytes)
        try TextForm.text.check("text", &text)
        text += "x"
        #expect(throws: FieldProblem.self) { try TextForm.text.check("text", &text) }
    }
}
