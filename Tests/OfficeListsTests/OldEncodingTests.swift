// The promise that text of the old fonts becomes Unicode or is refused: TCVN3 against iconv, VNI against a table
// written by hand, and telling both from text that is right already.

import Foundation
import LedgerTestSupport
import Testing

@testable import OfficeLists
@testable import Tables

@Suite struct OldEncodingTests {
    /// Every letter of Vietnamese, small and capital.
    private static let letters =
        "àáảãạâầấẩẫậăằắẳẵặđèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵ"
        + "ÀÁẢÃẠÂẦẤẨẪẬĂẰẮẲẴẶĐÈÉẺẼẸÊỀẾỂỄỆÌÍỈĨỊÒÓỎÕỌÔỒỐỔỖỘƠỜỚỞỠỢÙÚỦŨỤƯỪỨỬỮỰỲÝỶỸỴ"

    /// The same in VNI for Windows, by hand.
    private static let vni = [
        "aø", "aù", "aû", "aõ", "aï", "aâ", "aà", "aá", "aå", "aã", "aä", "aê", "aè", "aé", "aú", "aü", "aë", "ñ", "eø",
        "eù", "eû", "eõ", "eï", "eâ", "eà", "eá", "eå", "eã", "eä", "ì", "í", "æ", "ó", "ò", "oø", "où", "oû", "oõ",
        "oï",
        "oâ", "oà", "oá", "oå", "oã", "oä", "ô", "ôø", "ôù", "ôû", "ôõ", "ôï", "uø", "uù", "uû", "uõ", "uï", "ö", "öø",
        "öù", "öû", "öõ", "öï", "yø", "yù", "yû", "yõ", "î",
        "AØ", "AÙ", "AÛ", "AÕ", "AÏ", "AÂ", "AÀ", "AÁ", "AÅ", "AÃ", "AÄ", "AÊ", "AÈ", "AÉ", "AÚ", "AÜ", "AË", "Ñ", "EØ",
        "EÙ", "EÛ", "EÕ", "EÏ", "EÂ", "EÀ", "EÁ", "EÅ", "EÃ", "EÄ", "Ì", "Í", "Æ", "Ó", "Ò", "OØ", "OÙ", "OÛ", "OÕ",
        "OÏ",
        "OÂ", "OÀ", "OÁ", "OÅ", "OÃ", "OÄ", "Ô", "ÔØ", "ÔÙ", "ÔÛ", "ÔÕ", "ÔÏ", "UØ", "UÙ", "UÛ", "UÕ", "UÏ", "Ö", "ÖØ",
        "ÖÙ", "ÖÛ", "ÖÕ", "ÖÏ", "YØ", "YÙ", "YÛ", "YÕ", "Î",
    ]

    /// Every byte from A1 on as iconv has it in TCVN 5712; marks that stand by themselves are no letters of a font.
    @Test(.timeLimit(.minutes(60))) func everyLetterOfTCVN3IsThatOfIconv() throws {
        let process = Process(
            "sh",
            [
                "-c", "printf '%b' \"$1\" | iconv -f TCVN5712-1 -t UTF-8", "sh",
                (0xA1...0xFF).map { "\\0" + String($0, radix: 8) + "\\n" }.joined(),
            ], endingWithinSeconds: 20)
        process.executableURL = URL(fileURLWithPath: "/usr/bin/timeout")
        let output = Pipe()
        process.standardOutput = output
        try process.run()
        let bytes = output.fileHandleForReading.readDataToEndOfFile()
        let end = process.waitForEnd()
        try #require(end.status == 0, "iconv ended with \(end)")
        let lines = String(decoding: bytes, as: UTF8.self).unicodeScalars.split(separator: "\n").map(String.init)
        try #require(lines.count == 95)
        for (byte, letter) in zip(UInt32(0xA1)...0xFF, lines) {
            let old = String(Unicode.Scalar(byte) ?? " ")
            let isMark = (0xB0...0xB4).contains(byte)
            #expect(OldEncoding.tcvn3.decoded(old) == (isMark ? nil : letter), "byte \(byte)")
        }
    }

    @Test func everyLetterOfVNIIsConverted() {
        #expect(Self.vni.count == 134)
        for (letter, old) in zip(Self.letters, Self.vni) {
            #expect(OldEncoding.vni.decoded(old) == String(letter), "\(old)")
        }
        #expect(
            OldEncoding.vni.decoded(Self.vni.joined(separator: " "))
                == Self.letters.map(String.init).joined(separator: " "))
        #expect(OldEncoding.vni.decoded("Nguyeãn Thò Ñöôïc") == "Nguyễn Thị Được")
        #expect(OldEncoding.vni.decoded("NGUYEÃN VAÊN ÑEÁN") == "NGUYỄN VĂN ĐẾN")
        #expect(OldEncoding.vni.decoded("Số") == nil, "a letter of Unicode is none of VNI")
    }

    @Test func wordsOfTCVN3AreConverted() {
        #expect(OldEncoding.tcvn3.decoded("NguyÔn ThÞ §\u{AD}îc") == "Nguyễn Thị Được")
        #expect(OldEncoding.tcvn3.decoded("Hé nghÌo") == "Hộ nghèo")
        #expect(
            OldEncoding.tcvn3Capitals.decoded("céng hßa x· héi chñ nghÜa viÖt nam")
                == "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")
        #expect(OldEncoding.tcvn3.decoded("Hộ") == nil)
    }

    @Test func fontsNameTheirEncoding() {
        #expect(OldEncoding(font: ".VnTime") == .tcvn3)
        #expect(OldEncoding(font: ".VnTimeH") == .tcvn3Capitals)
        #expect(OldEncoding(font: ".VnArial") == .tcvn3)
        #expect(OldEncoding(font: "VNI-Times") == .vni)
        #expect(OldEncoding(font: "VPS Times") == .other("VPS"))
        #expect(OldEncoding(font: "Times New Roman") == nil)
        #expect(OldEncoding(font: "Calibri") == nil)
    }

    @Test func syllablesAreTold() {
        for word in [
            "Nguyễn", "được", "nghiêng", "quốc", "giếng", "gì", "khuya", "yêu", "Thủy", "thuỷ", "oanh", "ưu", "quý",
        ] {
            #expect(Syllable.isPossible(word), "\(word)")
        }
        for word in ["NguyÔn", "Mỹller", "ễụờ", "hoỔ", "xyz", "ờở", "bcd"] {
            #expect(!Syllable.isPossible(word), "\(word)")
        }
    }

    private static func reading(_ text: String, known: OldEncoding? = nil) -> (OldText.Reading, OldEncoding?) {
        var old = OldText(known: known.map { [1: $0] } ?? [:])
        let cell = TableCell(row: 1, column: 1, value: .text(text))
        let reading = old.read(text, cell) { [] }
        return (reading, old.found[1])
    }

    @Test func lettersTellWhereNoFontDoes() {
        #expect(Self.reading("NguyÔn ThÞ Hoa").0 == .converted("Nguyễn Thị Hoa"))
        #expect(Self.reading("NguyÔn ThÞ Hoa").1 == .tcvn3)
        #expect(Self.reading("Nguyeãn Vaên Ñöùc").0 == .converted("Nguyễn Văn Đức"))
        #expect(Self.reading("Nguyeãn Vaên Ñöùc").1 == .vni)
        // Right already: Unicode, other languages, a name that is right in both.
        for text in [
            "Nguyễn Thị Hoa", "Bé", "Müller GmbH", "Société Générale", "Phường 7", "25 °C", "40 m²", "§ 5", "A · B",
        ] {
            #expect(Self.reading(text).0 == .text(text), "\(text)")
            #expect(Self.reading(text).1 == nil)
        }
        // In a column that is known to be old the same name is not.
        #expect(Self.reading("Bé", known: .tcvn3).0 == .converted("Bộ"))
        // Letters and signs mixed as no encoding has them.
        #expect(Self.reading("Ng·¤x¦ µ¶qq").0 == .doubt(nil))
    }

    /// A name that is right in two encodings is read as its column is, whichever row tells that.
    @Test func aColumnIsOfOneEncoding() throws {
        let folder = try TemporaryFolder()
        let path = try folder.write(
            "list.csv", "Mã hộ,Họ và tên chủ hộ,Phân loại hộ\n1,Bé,Hộ nghèo\n2,NguyÔn V¨n Tý,Hộ nghèo\n")
        let list = try read(path, as: .review)
        #expect(list.households.map { $0.identities.first?.name } == ["Bộ", "Nguyễn Văn Tý"])
        #expect(list.notes.contains { $0.kind == .convertedText && $0.count == 2 })
        #expect(list.questions.isEmpty)
    }
}
