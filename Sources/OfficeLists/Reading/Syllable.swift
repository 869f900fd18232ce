// Whether a word can be Vietnamese: an initial, a vowel or several, a final, one tone at most. It distinguishes
// text of an old encoding from text of another language; it never says that a word exists.

/// The shape of a Vietnamese word.
enum Syllable {
    private static let initials: Set<String> = [
        "", "b", "c", "ch", "d", "đ", "g", "gh", "gi", "h", "k", "kh", "l", "m", "n", "ng", "ngh", "nh", "p", "ph",
        "qu",
        "r", "s", "t", "th", "tr", "v", "x",
    ]
    private static let finals: Set<String> = ["", "c", "ch", "m", "n", "ng", "nh", "p", "t", "k"]
    private static let vowels: Set<String> = Set(
        ("a ă â e ê i o ô ơ u ư y ai ao au ay âu ây eo êu ia iê iêu iu oa oai oao oay oă oe oeo oi oo ôi ơi ua uâ uây "
            + "uê ui uô uôi uơ uy uya uyê uyu ưa ưi ươ ươi ươu ưu yê yêu").split(separator: " ").map(String.init))
    private static let plain = Array("aăâeêioôơuưy".unicodeScalars)
    private static let toned: [Unicode.Scalar: Unicode.Scalar] = {
        var letters: [Unicode.Scalar: Unicode.Scalar] = [:]
        let forms = [
            "a": "àảãáạ", "ă": "ằẳẵắặ", "â": "ầẩẫấậ", "e": "èẻẽéẹ", "ê": "ềểễếệ", "i": "ìỉĩíị", "o": "òỏõóọ",
            "ô": "ồổỗốộ", "ơ": "ờởỡớợ", "u": "ùủũúụ", "ư": "ừửữứự", "y": "ỳỷỹýỵ",
        ]
        for (plain, forms) in forms {
            for form in forms.unicodeScalars { letters[form] = plain.unicodeScalars.first }
        }
        return letters
    }()

    /// Whether a word, in any case, can be a syllable.
    static func isPossible(_ word: some StringProtocol) -> Bool {
        var letters: [Unicode.Scalar] = []
        var tones = 0
        for scalar in word.lowercased().unicodeScalars {
            if let plain = toned[scalar] {
                tones += 1
                letters.append(plain)
            } else {
                letters.append(scalar)
            }
        }
        guard tones <= 1, letters.count <= 7 else { return false }
        let start = letters.firstIndex(where: plain.contains) ?? letters.count
        // The u of qu, and the i of gi before another vowel, belong to the initial.
        for first in [start, start + 1] where first < letters.count {
            let rest = letters[first...]
            let end = rest.firstIndex { !plain.contains($0) } ?? letters.count
            let parts = (text(letters[..<first]), text(rest[..<end]), text(letters[end...]))
            if initials.contains(parts.0), vowels.contains(parts.1), finals.contains(parts.2) { return true }
        }
        return false
    }

    private static func text(_ letters: ArraySlice<Unicode.Scalar>) -> String {
        var view = String.UnicodeScalarView()
        view.append(contentsOf: letters)
        return String(view)
    }
}
