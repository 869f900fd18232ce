// An input is one line of text: a key as it is published or kept, a name, or the path of a tile. The same thing has one
// text.

@testable import EventLedger

/// The laws of reading keys, names and paths.
enum NameLaws {
    static func hold(for input: [UInt8]) throws {
        guard let text = String(validating: input, as: UTF8.self) else { return }
        func isSame(_ written: String) -> Bool { Array(written.utf8) == input }
        if let key = try? VerifierKey(text) {
            try BrokenLaw.unless(isSame(key.description), "a verifier key is written in another way")
        }
        if let key = try? SigningKey(privateText: text) {
            try BrokenLaw.unless(isSame(key.privateText), "a private key is written in another way")
            try BrokenLaw.unless(
                try VerifierKey(key.description) == key.verifierKey, "the public half of a key can't be read")
        }
        if let name = KeyName(text) {
            try BrokenLaw.unless(isSame(name.text), "a name is written in another way")
        }
        if let tile = Tile(path: text) {
            try BrokenLaw.unless(isSame(tile.path), "a tile has two paths")
            try BrokenLaw.unless(tile.nodes.count == tile.width, "a tile is not as wide as it is")
        }
        if let signature = try? NoteSignature(line: text) {
            try BrokenLaw.unless(isSame(signature.line), "a signature is written in another way")
        }
        if let digest = Digest(base64: text) {
            try BrokenLaw.unless(isSame(digest.base64), "a hash is written in another way")
        }
    }
}
