// The promises of Docs/verify.py by itself: it is short and needs nothing but Python, its Ed25519 is that of RFC 8032,
// it reads the notes that another program signed, and hostile input ends in a sentence.

import EventLedger
import Foundation
import LedgerTestSupport
import Testing

@testable import PovertyLedger
@testable import PovertyReports

@Suite("The second verifier", .timeLimit(.minutes(60)))
struct VerifyProgramTests {
    private static let made = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("Fixtures/proofs/made").path

    @Test func itIsShortAndNeedsNothingElse() throws {
        let text = try String(contentsOfFile: PythonVerifier.docs + "/verify.py", encoding: .utf8)
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        #expect(lines.count <= 300)
        let imports = lines.filter { $0.hasPrefix("import ") || $0.hasPrefix("from ") }
        let standard = "base64, collections, datetime, hashlib, json, os, re, stat, struct, sys"
        #expect(imports == ["import \(standard)"])
    }

    /// Tests 1 to 3 of RFC 8032, section 7.1; then the same with each byte changed, and with the order added to S.
    @Test func signaturesAreThoseOfTheRFC() throws {
        let script = """
            vectors = [
                ("d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a", "",
                 "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0"
                 "595bbe24655141438e7a100b"),
                ("3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c", "72",
                 "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eae"
                 "b4302aeeb00d291612bb0c00"),
                ("fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025", "af82",
                 "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290ae67f760984dc6594a7c15e9"
                 "716ed28dc027beceea1ec40a"),
            ]
            def holds(signature, key, text):
                try:
                    return verify.is_signature(signature, key, text)
                except verify.Refused:
                    return False
            for key, text, signature in vectors:
                key, text, signature = map(bytes.fromhex, (key, text, signature))
                assert holds(signature, key, text)
                for place in range(0, 64, 3):
                    assert not holds(signature[:place] + bytes([signature[place] ^ 4]) + signature[place + 1:], key, text)
                assert not holds(signature, key, text + b"x") and not holds(signature[:-1], key, text)
                s = int.from_bytes(signature[32:], "little") + verify.ORDER
                assert not holds(signature[:32] + s.to_bytes(32, "little"), key, text)
            print("all")
            """
        #expect(try PythonVerifier.output(of: script) == "all\n")
    }

    @Test func itReadsNotesThatAnotherProgramSigned() throws {
        let script = """
            folder = sys.argv[2]
            read = lambda name: open(folder + "/" + name, "rb").read()
            keys = [verify.verifier_key(read(name + ".key").decode().strip()) for name in ("ledger", "witness")]
            lines, count, signers = verify.note(read("new.checkpoint"), keys, "the checkpoint")
            print(lines[0], lines[1], count, signers, verify.tree_head(lines, signers, "it")[1])
            try:
                verify.note(read("new.checkpoint").replace(b"\\n31\\n", b"\\n32\\n"), keys[1:], "the checkpoint")
            except verify.Refused as error:
                print(error)
            """
        let said = try PythonVerifier.output(of: script, [Self.made])
        #expect(
            said == """
                example.com/so-cai 31 2 ['example.com/so-cai'] 31
                the signature of witness.example/w1 under the checkpoint does not hold

                """)
    }

    /// A size that no folder can have, a second signature, a folder that is too deep, a pipe: refused by both, and
    /// soon.
    @Test func hostileFoldersEndInASentence() throws {
        let fixture = try BundleFixture(seed: 6, events: 30)
        let good = try fixture.bundle("good").path
        let certificate = URL(fileURLWithPath: good + "/certificate")
        let text = try String(contentsOf: certificate, encoding: .utf8)
        let huge = text.replacing("size \(fixture.size)\n", with: "size 900000000000000000\n")
        let body = Array(huge[..<huge.range(of: "\n\n")!.lowerBound].utf8) + [0x0A]
        let checkpoint = try Checkpoint(
            origin: fixture.key.verifierKey.name, size: 900_000_000_000_000_000,
            root: ReplayCertificate(text: body).tree.root)
        var paths: [String] = []
        func copy(_ name: String) throws -> String {
            let path = fixture.folder.file(name)
            try FileManager.default.copyItem(atPath: good, toPath: path)
            paths.append(path)
            return path
        }
        let large = try copy("large")
        let note = try Note(text: body, signatures: [fixture.key.signature(of: body)])
        try Data(note.bytes).write(to: URL(fileURLWithPath: large + "/certificate"))
        let signed = try SignedCheckpoint(checkpoint, signedBy: fixture.key)
        try Data(signed.bytes).write(to: URL(fileURLWithPath: large + "/checkpoint"))
        let deep = try copy("deep")
        try FileManager.default.createDirectory(
            atPath: deep + String(repeating: "/d", count: 1_500), withIntermediateDirectories: true)
        // Signed by somebody else as well: only one signature stands under a certificate.
        let twice = try copy("twice")
        let other = try BundleFixture.key("example.com/other").signature(of: Note(Array(text.utf8)).text)
        try Data((text + other.line + "\n").utf8).write(to: URL(fileURLWithPath: twice + "/certificate"))
        let odd = try copy("odd")
        #expect("\(odd)/x\n".withCString { mkfifo($0, 0o600) } == 0)
        let verdicts = try PythonVerifier.verdicts(on: paths, key: "\(fixture.key.verifierKey)")
        #expect(verdicts.count == 4 && verdicts.allSatisfy { $0.hasPrefix("refused: ") }, "\(verdicts)")
        for path in paths {
            #expect(fixture.refusal(of: path)?.isRefusedProof == true, "\(path)")
        }
    }
}
