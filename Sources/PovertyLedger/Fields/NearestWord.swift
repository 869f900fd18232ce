// Which of the known words was probably meant. It proposes only words that are close, or begin alike.

/// The search for a near word.
package enum NearestWord {
    /// The word nearest to what was typed; nil when none is near. Cost: the product of the lengths, for each word.
    package static func nearest(to typed: String, among words: [String]) -> String? {
        let typed = Array(typed.lowercased().unicodeScalars.prefix(64))
        guard typed.count >= 2 else { return nil }
        let near = words.compactMap { word -> (word: String, distance: Int)? in
            let scalars = Array(word.lowercased().unicodeScalars)
            // A prefix of a word matches it, however much is missing.
            if scalars.count > typed.count, scalars.starts(with: typed), typed.count >= 3 { return (word, 1) }
            let distance = distance(typed, scalars)
            return distance <= max(1, min(typed.count, scalars.count) / 3) ? (word, distance) : nil
        }
        // Of words that are equally near, one with the same first letter: mistakes are mostly after it; then one of
        // which letters were only left out or typed twice.
        func rank(_ found: (word: String, distance: Int)) -> (Int, Int, Int, String) {
            let scalars = Array(found.word.lowercased().unicodeScalars)
            let isPart = isSubsequence(typed, of: scalars) || isSubsequence(scalars, of: typed)
            return (found.distance, scalars.first == typed.first ? 0 : 1, isPart ? 0 : 1, found.word)
        }
        return near.min { rank($0) < rank($1) }?.word
    }

    /// Whether all letters of a word are in another in their order.
    private static func isSubsequence(_ part: [Unicode.Scalar], of whole: [Unicode.Scalar]) -> Bool {
        var rest = part[...]
        for letter in whole where letter == rest.first { rest.removeFirst() }
        return rest.isEmpty
    }

    /// The number of letters to insert, delete, change, or swap with their neighbour to turn one word into another.
    package static func distance(_ left: [Unicode.Scalar], _ right: [Unicode.Scalar]) -> Int {
        var before: [Int] = []
        var row = Array(0...right.count)
        for (i, letter) in left.enumerated() {
            var next = [i + 1]
            for (j, other) in right.enumerated() {
                var best = min(row[j + 1] + 1, next[j] + 1, row[j] + (letter == other ? 0 : 1))
                if i > 0, j > 0, letter == right[j - 1], left[i - 1] == other { best = min(best, before[j - 1] + 1) }
                next.append(best)
            }
            (before, row) = (row, next)
        }
        return row[right.count]
    }
}
