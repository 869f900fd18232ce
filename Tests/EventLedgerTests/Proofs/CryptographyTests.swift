// The promise that the hashes and signatures are the standard ones: vectors of FIPS 180 and RFC 8032, and strict texts.

import Testing

@testable import EventLedger

@Suite struct CryptographyTests {
    /// A task that waits keeps its values where nothing is aligned to more than 16 bytes: one that asks for more
    /// overwrites what is beside it, and the process ends at some later time.
    @Test func tasksCanKeepValues() async {
        let alignments = [
            MemoryLayout<Digest>.alignment, MemoryLayout<TreeHead>.alignment, MemoryLayout<Checkpoint>.alignment,
            MemoryLayout<EntrySecret>.alignment,
        ]
        #expect(alignments.allSatisfy { $0 <= 16 } && MemoryLayout<Digest>.size == Digest.byteCount)
        let digest = Digest(Array(0..<32))
        await Task.yield()
        #expect(digest?.bytes == Array(0..<32))
    }

    @Test func sha256OfKnownTexts() throws {
        let known = [
            ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
            ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
            (
                "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
                "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
            ),
        ]
        for (text, hex) in known {
            #expect(Array(text.utf8).withUnsafeBytes { Cryptography.sha256($0) }.hex == hex)
        }
        #expect(MerkleTree.emptyRoot.hex == known[0].1)
    }

    /// RFC 8032, section 7.1, tests 1 to 3.
    @Test func ed25519OfTheStandard() throws {
        let known = [
            (
                "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60",
                "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a", "",
                "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd"
                    + "25bf5f0595bbe24655141438e7a100b"
            ),
            (
                "4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb",
                "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c", "72",
                "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c38"
                    + "7b2eaeb4302aeeb00d291612bb0c00"
            ),
            (
                "c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7",
                "fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025", "af82",
                "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290ae67f760984dc6594a"
                    + "7c15e9716ed28dc027beceea1ec40a"
            ),
        ]
        for (seed, publicKey, message, signature) in known {
            let bytes = try [seed, publicKey, message, signature].map { try #require(Hexadecimal.decode($0.utf8)) }
            #expect(Cryptography.publicKey(ofSeed: bytes[0]) == bytes[1])
            #expect(Cryptography.isSignature(bytes[3], of: bytes[2], by: bytes[1]))
            #expect(!Cryptography.isSignature(bytes[3], of: bytes[2] + [0], by: bytes[1]))
            // Apple's own Ed25519 signs with fresh randomness, which RFC 8032 does not.
            #if os(Linux)
                #expect(Cryptography.signature(of: bytes[2], seed: bytes[0]) == bytes[3])
            #endif
        }
    }

    @Test func lengthsThatAreWrong() {
        #expect(Cryptography.publicKey(ofSeed: []) == nil && Cryptography.signature(of: [], seed: [1]) == nil)
        for count in [0, 31, 33, 63, 65] {
            let bytes = [UInt8](repeating: 1, count: count)
            #expect(!Cryptography.isSignature(bytes, of: [], by: [UInt8](repeating: 1, count: 32)))
            #expect(!Cryptography.isSignature([UInt8](repeating: 1, count: 64), of: [], by: bytes))
            #expect(Digest(bytes) == nil)
        }
    }

    /// RFC 4648, section 10, and the texts that a lenient reader would take for the same bytes.
    @Test func base64IsStrict() {
        let known = ["": "", "f": "Zg==", "fo": "Zm8=", "foo": "Zm9v", "foob": "Zm9vYg==", "foobar": "Zm9vYmFy"]
        for (bytes, text) in known {
            #expect(Base64.encode(Array(bytes.utf8)) == text && Base64.decode(text.utf8) == Array(bytes.utf8))
        }
        #expect(Base64.encode([0xFB, 0xFF]) == "+/8=" && Base64.decode("+/8=".utf8) == [0xFB, 0xFF])
        for text in [
            "Zg", "Zg=", "Zh==", "Zm9=", "Zg==\n", " Zg==", "Z===", "====", "=", "Zm8=Zm8=", "-_8=", "Zg=A", "Zé=",
        ] {
            #expect(Base64.decode(text.utf8) == nil, "\(text)")
        }
    }

    @Test func otherTextsAreStrict() {
        #expect(Hexadecimal.decode("00ff".utf8) == [0, 255] && Hexadecimal.encode([0, 255]) == "00ff")
        for text in ["0", "0F", "0g", " 0", "é"] { #expect(Hexadecimal.decode(text.utf8) == nil, "\(text)") }
        #expect(Decimal.decode("0".utf8) == 0 && Decimal.decode("9223372036854775807".utf8) == Int.max)
        for text in ["", "00", "01", "-1", "+1", "1 ", "1e3", "9223372036854775808", "99999999999999999999", "٣"] {
            #expect(Decimal.decode(text.utf8) == nil, "\(text)")
        }
        let digest = MerkleTree.emptyRoot
        #expect(Digest(hex: digest.hex) == digest && Digest(base64: digest.base64) == digest)
        #expect(digest.base64.utf8.count == 44 && "\(digest)" == digest.hex)
    }
}
