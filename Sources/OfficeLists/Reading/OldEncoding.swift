// The two encodings that Vietnamese had before Unicode and that are still found in workbooks: the letters of TCVN3 (fonts
// .VnTime, .VnArial) and of VNI (fonts VNI-Times) are stored as if they were those of Western Europe. They are recognised
// by the font of a cell or by letters that Vietnamese does not have, converted, and refused where neither is conclusive.
// Text is never kept as it looks in another font.

/// An old encoding.
enum OldEncoding: Hashable, Sendable {
    /// TCVN 5712:1993, as the fonts .Vn… have it.
    case tcvn3
    /// The same in a font whose small letters are drawn as capitals, such as .VnTimeH.
    case tcvn3Capitals
    /// VNI for Windows: a vowel and its mark are two characters.
    case vni
    /// Another one, by name, which is not converted.
    case other(String)

    /// What it is called.
    var name: String {
        switch self {
        case .tcvn3, .tcvn3Capitals: "TCVN3"
        case .vni: "VNI"
        case .other(let name): name
        }
    }

    /// The encoding of a font; nil for a font of Unicode.
    init?(font: String) {
        let name = font.lowercased()
        if name.hasPrefix(".vn") {
            self = font.hasSuffix("H") ? .tcvn3Capitals : .tcvn3
        } else if name.hasPrefix("vni-") || name.hasPrefix("vni ") {
            self = .vni
        } else if name.hasPrefix("vps ") || name.hasPrefix("vps-") {
            self = .other("VPS")
        } else if name.hasPrefix("vi ") || name.contains("viscii") {
            self = .other("VISCII")
        } else {
            return nil
        }
    }

    /// The text in Unicode; nil where it has a character that the encoding has not, or for one that is not converted.
    /// Characters beyond U+00FF are none of either.
    func decoded(_ text: String) -> String? {
        switch self {
        case .tcvn3: OldEncoding.tcvn3(text)
        case .tcvn3Capitals: OldEncoding.tcvn3(text)?.uppercased()
        case .vni: OldEncoding.vni(text)
        case .other: nil
        }
    }

    /// U+00A1–U+00FF in TCVN3; a blank for those that are marks of their own.
    private static let tcvn3Letters = Array(
        ("ĂÂÊÔƠƯĐăâêôơưđẰ     àảãáạẲằẳẵắẴẮẦẨẪẤỀặầẩẫấậèỂẻẽéẹềểễếệìỉỄẾỒĩíịò"
            + "ỔỏõóọồổỗốộờởỡớợùỖủũúụừửữứựỳỷỹýỵỐ").unicodeScalars)

    private static func tcvn3(_ text: String) -> String? {
        var result = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            switch scalar.value {
            case 0..<0x80, 0xA0: result.append(scalar)
            case 0xA1...0xFF:
                let letter = tcvn3Letters[Int(scalar.value) - 0xA1]
                guard letter != " " else { return nil }
                result.append(letter)
            default: return nil
            }
        }
        return String(result)
    }

    /// A vowel and the mark behind it, small and capital, with the letter that they are.
    private static let vniPairs: [[Unicode.Scalar]: Unicode.Scalar] = {
        var pairs: [[Unicode.Scalar]: Unicode.Scalar] = [:]
        func add(_ vowel: String, _ marks: String, _ letters: String) {
            for (mark, letter) in zip(marks.unicodeScalars, letters.unicodeScalars) {
                for scalar in vowel.unicodeScalars {
                    pairs[[scalar, mark]] = letter
                    let upper = letter.properties.uppercaseMapping.unicodeScalars
                    let upperMark = mark.properties.uppercaseMapping.unicodeScalars
                    let upperVowel = scalar.properties.uppercaseMapping.unicodeScalars
                    for mark in [mark] + upperMark { pairs[[upperVowel.first ?? scalar, mark]] = upper.first }
                }
            }
        }
        add("a", "øùûõïâàáåãäêèéúüë", "àáảãạâầấẩẫậăằắẳẵặ")
        add("e", "øùûõïâàáåãä", "èéẻẽẹêềếểễệ")
        add("o", "øùûõïâàáåãä", "òóỏõọôồốổỗộ")
        add("ô", "øùûõï", "ờớởỡợ")
        add("u", "øùûõï", "ùúủũụ")
        add("ö", "øùûõï", "ừứửữự")
        add("y", "øùûõ", "ỳýỷỹ")
        return pairs
    }()

    private static let vniLetters: [Unicode.Scalar: Unicode.Scalar] = {
        var letters: [Unicode.Scalar: Unicode.Scalar] = [:]
        for (old, new) in zip("ôöñìíæóòîÔÖÑÌÍÆÓÒÎ".unicodeScalars, "ơưđìíỉĩịỵƠƯĐÌÍỈĨỊỴ".unicodeScalars) {
            letters[old] = new
        }
        return letters
    }()

    private static func vni(_ text: String) -> String? {
        var result = String.UnicodeScalarView()
        let scalars = Array(text.unicodeScalars)
        var index = 0
        while index < scalars.count {
            let scalar = scalars[index]
            if index + 1 < scalars.count, let letter = vniPairs[[scalar, scalars[index + 1]]] {
                result.append(letter)
                index += 2
                continue
            }
            if scalar.value < 0x80 || scalar.value == 0xA0 {
                result.append(scalar)
            } else if let letter = vniLetters[scalar] {
                result.append(letter)
            } else {
                return nil
            }
            index += 1
        }
        return String(result)
    }
}
