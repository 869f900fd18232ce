// The promise that a folder which is nearly an evidence bundle is refused by a sentence, and by both verifiers or by
// none: files cut, changed, exchanged, added, taken away, made links or folders. SOCAI_HOSTILE_BUNDLES says how many
// folders.

import Foundation
import LedgerTestSupport
import Testing

@Suite struct HostileBundleTests {
    private static let count = runSize("SOCAI_HOSTILE_BUNDLES", otherwise: 12)
    private static let seed = UInt64(runSize("SOCAI_HOSTILE_SEED", otherwise: 1))
    private static let verifier = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .appendingPathComponent("../../../Docs/verify.py").path

    @Test(.timeLimit(.minutes(60))) func nearlyBundles() throws {
        let folder = try TemporaryFolder()
        let (ledger, key, sound) = (folder.file("l.socai"), folder.file("so-cai.key"), folder.file("sound"))
        let lines = folder.file("lines.jsonl")
        let making = [
            ["synthesize", "--households", "20", "--events", "120", "-o", lines], ["init", ledger],
            ["import", ledger, lines, "--keep-recorded-times"],
            ["key", "new", "example.com/so-cai", "--output", key], ["checkpoint", ledger, "--key", key],
            ["bundle", ledger, "2023-12-31", "-o", sound, "--key", key],
        ]
        var answers: [String] = []
        for words in making {
            let program = try RunningProgram(
                [Programs.socai] + words, outputTo: folder.file("out"), errorTo: folder.file("err"))
            let isOver = program.wait(seconds: 60)
            let said = String(decoding: try folder.read("err"), as: UTF8.self)
            try #require(isOver && program.state == .ended(status: 0), "\(words): \(said)")
            answers.append(String(decoding: try folder.read("out"), as: UTF8.self))
        }
        let publicKey = answers[3].trimmingCharacters(in: .whitespacesAndNewlines)
        #expect(try verdicts(on: sound, publicKey) == [0, 0])
        var refused = 0
        for number in 0..<Self.count {
            var random = SeededGenerator(seed: Self.seed &+ UInt64(number))
            let changed = folder.file("changed-\(number)")
            try FileManager.default.copyItem(atPath: sound, toPath: changed)
            let what = "\(try change(changed, &random)), \(random)"
            let (ours, theirs) = try { ($0[0], $0[1]) }(verdicts(on: changed, publicKey))
            #expect((0...2).contains(ours) && (0...1).contains(theirs), "\(what): \(ours) and \(theirs)")
            #expect((ours == 0) == (theirs == 0), "\(what): socai ends with \(ours), the other verifier with \(theirs)")
            if ours != 0 { refused += 1 }
            try FileManager.default.removeItem(atPath: changed)
        }
        #expect(refused > Self.count / 2)
        print("nearly bundles: \(refused) of \(Self.count) refused by both verifiers")
    }

    /// The statuses of the program and of the verifier in Python; negative where a signal ended one.
    private func verdicts(on folder: String, _ key: String) throws -> [Int] {
        let programs = [
            try RunningProgram([Programs.socai, "check", folder, "--verifier-key", key], outputTo: "/dev/null"),
            try RunningProgram(["/usr/bin/env", "python3", "-I", Self.verifier, folder, key], outputTo: "/dev/null"),
        ]
        return programs.map { program in
            guard program.wait(seconds: 60), case .ended(let status) = program.state else { return -1 }
            return Int(status)
        }
    }

    /// Changes one file or folder, and says what was done.
    private func change(_ folder: String, _ random: inout SeededGenerator) throws -> String {
        let files = FileManager.default
        let names = try files.subpathsOfDirectory(atPath: folder).sorted().filter { $0 != "README.md" }
        let name = random.one(of: names)
        let path = folder + "/" + name
        var isFolder: ObjCBool = false
        _ = files.fileExists(atPath: path, isDirectory: &isFolder)
        let kind = random.number(0...(isFolder.boolValue ? 3 : 9))
        switch kind {
        case 0: try files.removeItem(atPath: path)
        case 1:
            try files.moveItem(atPath: path, toPath: folder + ".aside")
            defer { try? files.removeItem(atPath: folder + ".aside") }
            if random.chance(50) {
                try files.createSymbolicLink(
                    atPath: path, withDestinationPath: random.one(of: ["/dev/zero", "/", ".", path]))
            } else {
                mkfifo(path, 0o600)
            }
        case 2: try files.moveItem(atPath: path, toPath: path + random.one(of: ["~", " ", ".p", "\u{301}"]))
        case 3:
            try Data("more".utf8).write(to: URL(fileURLWithPath: (path as NSString).deletingLastPathComponent + "/zz"))
        default: try changeBytes(of: path, kind, &random)
        }
        return "\(name), change \(kind)"
    }

    private func changeBytes(of path: String, _ kind: Int, _ random: inout SeededGenerator) throws {
        var bytes = [UInt8](try Data(contentsOf: URL(fileURLWithPath: path)))
        guard !bytes.isEmpty else { return }
        let place = random.number(0...bytes.count - 1)
        switch kind {
        case 4: bytes[place] ^= UInt8(1 << random.number(0...7))
        case 5: bytes.removeSubrange(place...)
        case 6: bytes += random.one(of: [[0x0A], [0], Array("{}".utf8), bytes])
        case 7:
            // A number that is another, or none.
            let digits = bytes.indices.filter { (0x30...0x39).contains(bytes[$0]) }
            guard let digit = random.pick(digits) else { return }
            let numbers = ["99999999999999999999999", "-1", "1e9", "", "00", "9223372036854775807"]
            bytes.replaceSubrange(digit...digit, with: Array(random.one(of: numbers).utf8))
        case 8: for offset in place..<min(bytes.count, place + 64) { bytes[offset] = UInt8(random.number(0...255)) }
        default: bytes.remove(at: place)
        }
        try Data(bytes).write(to: URL(fileURLWithPath: path))
    }
}
