// Names as people type them: capitals, accents and punctuation make no difference. It is only ever used to find something;
// what was found is shown and kept as it was recorded.

@_spi(_Unicode) import Swift

/// A name without what people leave out when they type.
struct FoldedName: Hashable {
    /// Small letters without marks, and digits, of the name; nothing else.
    let characters: [Unicode.Scalar]

    /// Folds a name: `Phường Nhà Mát` and `phuong-nha-mat` are the same.
    init(_ text: String) {
        var characters: [Unicode.Scalar] = []
        for scalar in text._nfd {
            // The one Vietnamese letter whose stroke is no mark of its own.
            if scalar == "đ" || scalar == "Đ" {
                characters.append("d")
            } else if scalar.properties.isAlphabetic || scalar.properties.numericType != nil {
                characters += scalar.properties.lowercaseMapping.unicodeScalars
            }
        }
        self.characters = characters
    }

    /// How many letters must be put in, left out, changed or swapped to make one of the other. Cost: the product of their
    /// lengths.
    func distance(to other: FoldedName) -> Int { NearestWord.distance(characters, other.characters) }
}
