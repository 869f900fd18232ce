// The JSON builder puts commas and escapes where they belong, and an error says where, what and what would be right.

import Foundation
import PovertyLedger
import Testing

@Suite("JSON writer and error messages")
struct InterchangeWriterTests {
    @Test("commas stand between members and elements only")
    func commas() {
        var json = JSONWriter()
        json.beginObject()
        json.member("a")
        json.int(-9_223_372_036_854_775_808 as Int64)
        json.member("b")
        json.beginArray()
        json.beginObject()
        json.endObject()
        json.bool(true)
        json.null()
        json.beginArray()
        json.endArray()
        json.int(0)
        json.endArray()
        json.member(named: "c\"")
        json.string("x")
        json.member("d")
        json.value(Array("1.5".utf8))
        json.member("e")
        json.day("0987-06-05")
        json.endObject()
        json.endLine()
        json.string("next")
        let expected = #"{"a":-9223372036854775808,"b":[{},true,null,[],0],"c\"":"x","d":1.5,"e":"0987-06-05"}"#
        #expect(json.text == expected + "\n\"next\"")
        json.removeAll()
        json.int(7)
        #expect(json.text == "7")
    }

    @Test("quotes, backslashes, control characters and what turns or hides text are escaped")
    func escapes() {
        var json = JSONWriter()
        json.string(
            "\u{0}\u{8}\t\n\u{B}\u{C}\r\u{1F} \"\\/ộ🏠\u{7F}\u{9B}é–\u{61C}\u{200B}\u{202E}\u{2028}\u{2066}\u{FEFF}")
        let expected =
            #""\u0000\b\t\n\u000b\f\r\u001f \"\\/ộ🏠\u007f\u009bé–\u061c\u200b\u202e\u2028\u2066\ufeff""#
        #expect(json.text == expected)
    }

    @Test("every character is the same to a program that reads it back, and none is seen that turns or hides text")
    func everyCharacter() throws {
        for start in stride(from: UInt32(1), to: 0x110000, by: 0x400) {
            var text = ""
            for value in start..<start + 0x400 { Unicode.Scalar(value).map { text.unicodeScalars.append($0) } }
            var json = JSONWriter()
            json.beginObject()
            json.member("text")
            json.string(text)
            json.endObject()
            let read = try JSONSerialization.jsonObject(with: Data(json.bytes)) as? [String: String]
            #expect(read?["text"]?.unicodeScalars.elementsEqual(text.unicodeScalars) == true, "from \(start)")
            let turning: [ClosedRange<UInt32>] = [
                0...0x1F, 0x7F...0x9F, 0x200B...0x200F, 0x2028...0x202E, 0x2060...0x206F,
            ]
            let seen = json.text.unicodeScalars.filter { scalar in turning.contains { $0.contains(scalar.value) } }
            #expect(seen.isEmpty, "from \(start)")
        }
    }

    @Test("an error says where it is, what is wrong and what would be right")
    func messages() throws {
        var reader = EntryReader()
        let line =
            #"{"id":"p1-2023-12","actor":"a","events":[{"type":"householdExitedPoverty","#
            + #""effectiveOn":"2023-12-10","household":"P1-0001","from":"rich","to":"nearPoor"}]}"#
        let error = #expect(throws: LedgerError.self) { try reader.read(Array(line.utf8)) }
        #expect(error?.code == .invalidValue)
        #expect(error?.place.entry == "p1-2023-12")
        #expect(error?.place.event == 1)
        #expect(error?.place.eventKind == .householdExitedPoverty)
        #expect(error?.place.household == "P1-0001")
        let text = error?.with(file: "reviews.jsonl", line: 12).description ?? ""
        #expect(
            text == "reviews.jsonl:12:131: entry p1-2023-12, event 1 (householdExitedPoverty), household P1-0001: "
                + "\"from\" is \"rich\", not a class that is allowed here; allowed are \"poor\", \"nearPoor\"")
    }

    @Test("what somebody put into a line never acts on the terminal that shows the message")
    func hostileText() throws {
        var reader = EntryReader()
        for name in [#"\u001b[2J"#, #"\u0000"#, #"\u202e"#, String(repeating: "a\u{301}", count: 500)] {
            let error = #expect(throws: LedgerError.self) { try reader.read(Array("{\"\(name)\":1}".utf8)) }
            let text = error?.description ?? ""
            #expect(error?.code == .unknownMember)
            #expect(text.utf8.count < 400, "\(text)")
            #expect(!text.unicodeScalars.contains { $0.value < 0x20 || $0.value == 0x7F || $0.value == 0x202E })
        }
    }
}
