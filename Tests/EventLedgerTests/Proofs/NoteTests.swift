// The promise that notes and keys are those of C2SP signed-note: the example of Go's documentation, cosignatures of
// witnesses, unknown lines kept, and every text that is no note refused with its line.

import Testing

@testable import EventLedger

@Suite struct NoteTests {
    /// The example of the documentation of golang.org/x/mod/sumdb/note, with its keys.
    private static let peter = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW"
    private static let peterSecret =
        "PRIVATE+KEY+PeterNeumann+c74f20a3+AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz"
    private static let enoch = "EnochRoot+af0cfe78+ATtqJ7zOtqQtYqOo0CpvDXNlMhV3HeJDpjrASKGLWdop"
    private static let text = """
        If you think cryptography is the answer to your problem,
        then you don't know what your problem is.

        """
    private static let peterLine =
        "— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n"
    private static let enochLine =
        "— EnochRoot rwz+eBzmZa0SO3NbfRGzPCpDckykFXSdeX+MNtCOXm2/5n2tiOHp+vAF1aGrQ5ovTG01oOTGwnWLox33WWd1RvMc+QQ=\n"

    private static func note(_ text: String) throws(LedgerError) -> Note { try Note(Array(text.utf8)) }

    private static func code(_ body: () throws(LedgerError) -> Void) -> LedgerError.Code? {
        do {
            try body()
            return nil
        } catch { return error.code }
    }

    @Test func exampleOfGo() throws {
        let (peter, enoch) = (try VerifierKey(Self.peter), try VerifierKey(Self.enoch))
        #expect("\(peter)" == Self.peter && peter.hexID == "c74f20a3" && peter.kind == .ed25519)
        let note = try Self.note(Self.text + "\n" + Self.peterLine + Self.enochLine)
        #expect(
            note.text == Array(Self.text.utf8) && note.signatures.map(\.name.text) == ["PeterNeumann", "EnochRoot"])
        #expect(try note.verify(by: [peter]).map(\.key) == [peter])
        #expect(try note.verify(by: [enoch, peter]).map(\.key) == [peter, enoch])
        #expect(note.bytes == Array((Self.text + "\n" + Self.peterLine + Self.enochLine).utf8))

        let key = try SigningKey(privateText: Self.peterSecret)
        #expect(key.privateText == Self.peterSecret && key.verifierKey == peter && "\(key)" == Self.peter)
        #if os(Linux)
            #expect(try key.signature(of: note.text).line + "\n" == Self.peterLine)
        #endif
    }

    @Test func whoSigned() throws {
        let (peter, enoch) = (try VerifierKey(Self.peter), try VerifierKey(Self.enoch))
        let one = try Self.note(Self.text + "\n" + Self.peterLine)
        #expect(Self.code { () throws(LedgerError) in _ = try one.verify(by: [enoch]) } == .unsigned)
        #expect(Self.code { () throws(LedgerError) in _ = try one.verify(by: []) } == .unsigned)
        // One signature that fails is not made good by another that holds.
        let other = try Self.note("another text\n\n" + Self.peterLine)
        #expect(Self.code { () throws(LedgerError) in _ = try other.verify(by: [peter]) } == .invalidSignature)
        let both = try other.adding([try SigningKey(privateText: Self.peterSecret).signature(of: other.text)])
        #expect(both.signatures.count == 2)
        #expect(Self.code { () throws(LedgerError) in _ = try both.verify(by: [peter]) } == .invalidSignature)
        // A key of the same name and another id is another key.
        let name = try #require(KeyName("PeterNeumann"))
        let namesake = try #require(VerifierKey(name: name, publicKey: [UInt8](repeating: 9, count: 32)))
        #expect(Self.code { () throws(LedgerError) in _ = try one.verify(by: [namesake]) } == .unsigned)
        #expect(try one.verify(by: [namesake, peter, peter]).map(\.key) == [peter])
    }

    /// A key whose public key is a number, big-endian; nobody can sign with it.
    private static func key(_ name: String, _ number: Int) throws -> VerifierKey {
        let bytes =
            [UInt8](repeating: 0, count: 24) + (0..<8).map { UInt8(truncatingIfNeeded: number >> (56 - 8 * $0)) }
        let keyName = try #require(KeyName(name))
        return try #require(VerifierKey(name: keyName, publicKey: bytes))
    }

    /// Ids have four bytes only: these keys were searched for, and have the same one.
    @Test func keysOfTheSameID() throws {
        let (one, other) = (try Self.key("example.com/a", 41_533), try Self.key("example.com/a", 99_416))
        #expect(one != other && one.hexID == "95c3be71" && other.hexID == "95c3be71")
        let peter = try VerifierKey(Self.peter)
        let note = try Self.note(Self.text + "\n" + Self.peterLine)
        let keys = [peter, one, other]
        #expect(Self.code { () throws(LedgerError) in _ = try note.verify(by: keys) } == .invalidKey)
        #expect(try note.verify(by: [one, peter, one]).map(\.key) == [peter])
        // Of another name it is another key, also where a line has the id of both.
        let (left, right) = (try Self.key("example.com/a", 192_635), try Self.key("example.com/b", 25_541))
        #expect(left.hexID == "4431dfdc" && right.hexID == "4431dfdc")
        let line = NoteSignature(name: left.name, keyID: left.id, signature: [1])
        let signed = try note.adding([line])
        #expect(try signed.verify(by: [peter, right]).map(\.key) == [peter])
        #expect(
            Self.code { () throws(LedgerError) in _ = try signed.verify(by: [peter, left]) } == .invalidSignature)
    }

    @Test func keysThatAreNone() {
        let key = "ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW"
        for text in [
            "", "+", "++", "PeterNeumann", "PeterNeumann+c74f20a3", "PeterNeumann+c74f20a3+", "+c74f20a3+\(key)",
            "Peter Neumann+c74f20a3+\(key)", "PeterNeumann+c74f20a4+\(key)", "PeterNeumann+C74F20A3+\(key)",
            "PeterNeumann+c74f20a+\(key)", "PeterNeumann+c74f20a3+\(key)A", "PeterNeumann+c74f20a3+\(key)\n",
            "PeterNeumann+cc469956+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TWBADKEY==",
            "PeterNeumann+173116ae+ZRpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW", "peterNeumann+c74f20a3+\(key)",
        ] {
            #expect(Self.code { () throws(LedgerError) in _ = try VerifierKey(text) } == .invalidKey, "\(text)")
        }
        for text in [
            "", "PRIVATE+KEY+", Self.peter, Self.peterSecret + "\n", String(Self.peterSecret.dropLast()),
            Self.peterSecret.replacingOccurrence(of: "c74f20a3", by: "c74f20a4"),
            Self.peterSecret.replacingOccurrence(of: "AYEK", by: "BIEK"),
        ] {
            do {
                _ = try SigningKey(privateText: text)
                Issue.record("a private key of \(text)")
            } catch {
                #expect(error.code == .invalidKey && !"\(error)".contains("AYEKFALV"))
            }
        }
    }

    @Test func names() {
        for name in ["a", "example.com/ledger", "sổ-cái", String(repeating: "n", count: 255)] {
            #expect(KeyName(name)?.text == name)
        }
        for name in [
            "", " ", "a b", "a+b", "a\nb", "a\u{A0}b", "a\u{2003}b", "a\u{0}", String(repeating: "n", count: 256),
        ] {
            #expect(KeyName(name) == nil, "\(name)")
        }
        // The same letter written in two ways makes two names.
        #expect(KeyName("\u{E9}") != KeyName("e\u{301}") && KeyName("\u{E9}") == KeyName("\u{E9}"))
    }

    @Test func textsThatAreNoNotes() throws {
        let line = Self.peterLine
        let wrong: [(String, Int?)] = [
            ("", nil), ("\n", nil), ("text\n", nil), ("text\n\n", nil), ("text\n" + line, nil), ("\n" + line, nil),
            ("text\n\n" + line.dropLast(), nil), ("text\n\n" + line + "\n", nil), ("te\rxt\n\n" + line, 1),
            ("text\nte\txt\n\n" + line, 2), ("text\n\n" + line + "x\n", 4), ("text\n\n" + line.dropFirst(), 3),
            ("text\n\n-" + line.dropFirst(), 3), ("text\n\n— " + line.dropFirst(), 3), ("text\n\n— a AAAAAA==\n", 3),
            ("text\n\n— a+b AAAAAAA=\n", 3), ("text\n\n— a b AAAAAAA=\n", 3), ("text\n\n— a AAAAAAB=\n", 3),
        ]
        for (text, place) in wrong {
            do {
                _ = try Self.note(text)
                Issue.record("a note of \(text)")
            } catch { #expect(error.code == .malformedProof && error.place.line == place, "\(text): \(error)") }
        }
        #expect(
            Self.code { () throws(LedgerError) in _ = try Note([0xFF] + Array("\n\n\(line)".utf8)) } == .malformedProof)
        let large = String(repeating: "x", count: 1_000_000) + "\n\n" + line
        #expect(Self.code { () throws(LedgerError) in _ = try Self.note(large) } == .malformedProof)

        let many = (0..<100).map { "— key\($0) AAAAAAA=\n" }.joined()
        #expect(try Self.note("text\n\n" + many).signatures.count == 100)
        #expect(Self.code { () throws(LedgerError) in _ = try Self.note("text\n\n\(many)\(line)") } == .malformedProof)
        // A text may have empty lines of its own, but not be empty or open at its end.
        #expect(try Self.note("a\n\nb\n\n" + line).text == Array("a\n\nb\n".utf8))
        let signature = try NoteSignature(line: String(line.dropLast()))
        for text in ["", "a", "a\n\nb"] {
            let code = Self.code { () throws(LedgerError) in
                _ = try Note(text: Array(text.utf8), signatures: [signature])
            }
            #expect(code == .malformedProof, "\(text)")
        }
        #expect(Self.code { () throws(LedgerError) in _ = try Note(text: [10], signatures: []) } == .malformedProof)
    }
}

extension String {
    /// The text with one part exchanged, wherever it stands.
    fileprivate func replacingOccurrence(of part: String, by other: String) -> String {
        split(separator: part, omittingEmptySubsequences: false).joined(separator: other)
    }
}
