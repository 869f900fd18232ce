// The promise that what comes from a server is taken for what it is: each number has one meaning and one error, answers
// are read without trust, and a library without a client of NATS says so.

import EventLedger
import Files
import LedgerTestSupport
import Testing

@testable import JetStreamLog

@Suite struct EngineTests {
    #if JetStream
        /// Numbers as the engine's own list has them, and the error that each must become.
        @Test func numbersHaveOneMeaning() {
            let meanings: [(Int64, String, LedgerError.Code, mayPass: Bool)] = [
                (10_008, "JetStream system temporarily unavailable", .unreachable, true),
                (10_118, "stream is offline", .unreachable, true),
                (10_163, "expected last sequence per subject temporarily unavailable", .unreachable, true),
                (10_167, "too many requests", .unreachable, true),
                (10_176, "atomic publish batch is incomplete", .unreachable, true),
                (10_210, "atomic publish too many inflight", .unreachable, true),
                (10_071, "wrong last sequence: 5", .versionConflict, false),
                (10_164, "wrong last sequence", .versionConflict, false),
                (10_059, "stream not found", .damaged, false),
                (10_058, "stream name already in use with a different configuration", .unsafeLog, false),
                (10_065, "subjects overlap with an existing stream", .unsafeLog, false),
                (10_002, "resource limits exceeded for account", .noSpace, false),
                (10_023, "insufficient resources", .noSpace, false),
                (10_047, "insufficient storage resources available", .noSpace, false),
                (10_077, "maximum bytes exceeded", .noSpace, false),
                (10_077, "no space left on device", .noSpace, false),
                (10_077, "input/output error", .unreachable, true),
                (10_054, "message size exceeds maximum allowed", .invalidValue, false),
                (10_035, "account not found", .permissionDenied, false),
                (10_039, "JetStream not enabled for account", .unsafeLog, false),
                (10_174, "atomic publish is disabled", .unsafeLog, false),
                (10_109, "invalid operation on sealed stream", .unsafeLog, false),
                (19_999, "a number of a later version", .unsafeLog, false),
            ]
            for (number, words, code, mayPass) in meanings {
                let trouble = Trouble.refused(number: number, words: words)
                let error = trouble.error(at: "SOCAI")
                #expect(error.code == code, "\(number)")
                #expect(trouble.mayPass == mayPass, "\(number)")
                // What the server said is in the error, and where.
                #expect(error.description.contains(words) && error.description.contains("\(number)"))
                #expect(error.place.file == "SOCAI" && !error.description.isEmpty)
            }
            for (trouble, code) in [
                (Trouble.silence, LedgerError.Code.unreachable), (.disconnected, .unreachable),
                (.nobodyListens, .unreachable), (.client("x"), .unreachable), (.forbidden("a.b"), .permissionDenied),
                (.nonsense("a message"), .damaged),
            ] { #expect(trouble.error(at: "SOCAI").code == code) }
            #expect(LedgerError(.unreachable, "").isSystemFailure)
        }

        @Test func versionsAreCompared() {
            for version in ["2.12.0", "2.12", "2.15.1", "3.0.0", "2.100.0"] {
                #expect(ServerDurability.isNewEnough(version), "\(version)")
            }
            for version in ["2.11.9", "2.9.10", "1.99.0", "", "2", "two.twelve"] {
                #expect(!ServerDurability.isNewEnough(version), "\(version)")
            }
        }

        /// Texts by RFC 4648, and texts that are none.
        @Test func base64IsRead() {
            for (text, content) in [
                ("", ""), ("Zg==", "f"), ("Zm8=", "fo"), ("Zm9v", "foo"), ("Zm9vYg==", "foob"), ("Zm9vYmE=", "fooba"),
                ("Zm9vYmFy", "foobar"),
            ] { #expect(Base64.bytes(text) == Array(content.utf8)) }
            #expect(Base64.bytes("+/+/") == [0xFB, 0xFF, 0xBF])
            for text in ["Z", "Zg", "Zg=", "Zg=a", "Zm9*", "====", "Zm 9", "Z===", "Zg==Zg=="] {
                #expect(Base64.bytes(text) == nil, "\(text)")
            }
        }
    #else
        /// Nothing is tried: the error says what is missing, before any address is looked at.
        @Test func withoutAClientItSaysSo() throws {
            let options = try JetStreamOptions(address: "nats://127.0.0.1:1")
            let code = EntryLogContract.code { _ = try JetStreamLog(origin: "phuong-1", options) }
            #expect(code == .unsupportedFormat)
        }
    #endif

    @Test func answersAreRead() {
        let text =
            #" {"a": [1, -2, 3.5, true, false, null], "b": {"c": "x\u00e9\ud83d\ude00\n\"\\"}, "d": 18446744073709551615} "#
        let value = JSONValue(Array(text.utf8))
        #expect(value?["a"]?.list == [.integer(1), .integer(-2), .number("3.5"), .bool(true), .bool(false), .null])
        #expect(value?["b"]?["c"]?.text == "xé😀\n\"\\")
        #expect(value?["d"] == .number("18446744073709551615") && value?["d"]?.sequence == nil)
        #expect(value?["e"] == nil && value?["a"]?["b"] == nil)
        #expect(JSONValue(Array("-1".utf8))?.sequence == nil && JSONValue(Array("7".utf8))?.sequence == 7)
        for wrong in [
            "", "{", "[", "\"", "{\"a\"}", "{\"a\":}", "[1,]", "[1 2]", "tru", "{} {}", "\"\\x\"", "\"\\u12\"",
            "\"\\ud83d\"", "\"\\ud83dx\"", "\"\\udc00\"", "nul", "+", String(repeating: "[", count: 10_000),
        ] {
            let read = JSONValue(Array(wrong.utf8))
            #expect(read == nil || read == .number("+"), "\(wrong.prefix(20))")
        }
        #expect(JSONValue([0x22, 0xFF, 0x22]) == nil)
        // What is quoted is read as it was; by the rules of JSON, and never a byte below a blank as it is.
        for text in ["", "a\"b\\c", "\u{0}\u{1F}\n\t", "Phường 1", "😀"] {
            let quoted = Array(JSONValue.quoted(text).utf8)
            #expect(quoted.allSatisfy { $0 >= 0x20 })
            #expect(JSONValue(quoted)?.text == text)
        }
    }

    /// Bytes of any kind are a value or none, and never a trap.
    @Test func anyBytesAreSurvived() {
        var generator = SeededGenerator(seed: 9)
        let letters = Array(#"{}[]":,\u01eE+-. truefalsn"#.utf8) + [0, 0xFF, 0xC3]
        for _ in 0..<20_000 {
            let bytes = (0..<generator.number(0...40)).map { _ in generator.one(of: letters) }
            _ = JSONValue(bytes)
        }
    }
}
