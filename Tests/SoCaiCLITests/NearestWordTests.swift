// The nearest word: the distance is that of Damerau and Levenshtein (swaps of neighbours), and every verb is found
// again after one mistake of any kind.

import PovertyLedger
import Testing

@testable import SoCaiCLI

@Suite struct NearestWordTests {
    @Test(arguments: [
        ("", "", 0), ("a", "", 1), ("", "abc", 3), ("kitten", "sitting", 3), ("log", "lgo", 1), ("import", "improt", 1),
        ("replay", "display", 3), ("ca", "abc", 3),
    ])
    func distances(_ left: String, _ right: String, _ distance: Int) {
        #expect(NearestWord.distance(Array(left.unicodeScalars), Array(right.unicodeScalars)) == distance)
        #expect(NearestWord.distance(Array(right.unicodeScalars), Array(left.unicodeScalars)) == distance)
    }

    @Test func everyVerbAfterOneMistake() throws {
        let verbs = SoCai.configuration.subcommands.compactMap { $0.configuration.commandName }
        #expect(verbs.count >= 28)
        for verb in verbs where verb.count > 3 {
            let letters = Array(verb)
            for index in letters.indices {
                var missing = letters
                missing.remove(at: index)
                var double = letters
                double.insert(letters[index], at: index)
                var other = letters
                other[index] = "q"
                var mistakes = [missing, double, other]
                if index + 1 < letters.count {
                    var swapped = letters
                    swapped.swapAt(index, index + 1)
                    mistakes.append(swapped)
                }
                for mistake in mistakes.map({ String($0) }) {
                    let nearest = NearestWord.nearest(to: mistake, among: verbs)
                    // One mistake may lead half-way to another verb; either is right then.
                    let halfWay =
                        ["eport", "erport"].contains(mistake)
                        ? ["export", "report"]
                        : ["recordr", "recorde"].contains(mistake) ? ["record", "recorder"] : []
                    #expect(nearest == verb || nearest.map { halfWay.contains($0) } == true, "\(mistake)")
                }
            }
            #expect(NearestWord.nearest(to: verb.uppercased(), among: verbs) == verb)
        }
    }

    @Test(arguments: ["xyzzy", "x", "", "--", "bac-lieu.socai", String(repeating: "a", count: 10_000)])
    func whatIsNearNothing(_ word: String) {
        let verbs = SoCai.configuration.subcommands.compactMap { $0.configuration.commandName }
        #expect(NearestWord.nearest(to: word, among: verbs) == nil)
    }
}
