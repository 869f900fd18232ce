// A sentence for people whose values are kept apart from its words, so that it can be said in another language: the
// source has it in English, and a catalogue has the words of the other. It is written as any text is, by a literal with
// values in it; a value that is a sentence itself is said in the same language. It never knows which languages there
// are, and it never changes a value.

/// A sentence, or a part of one: words with places for values, and the values.
public struct Sentence: Sendable {
    /// What a sentence is made of.
    private enum Piece: Sendable {
        case words(String)
        case value(String)
        case sentence(Sentence)
    }

    private var pieces: [Piece]

    /// What is the same in every language: an id, a number, a path, what somebody wrote.
    public init(value: String) { pieces = value.isEmpty ? [] : [.value(value)] }

    /// Words of the source.
    package init(_ words: StaticString) { self.init(stringLiteral: words.description) }

    /// Whether nothing is said.
    public var isEmpty: Bool { pieces.isEmpty }

    /// Its words in English, with `{1}`, `{2}` for the values: what a catalogue knows it by.
    public var template: String {
        var count = 0
        return pieces.map { piece in
            if case .words(let words) = piece { return words }
            count += 1
            return "{\(count)}"
        }.joined()
    }

    /// The sentence in another language: `words` has the template in that language for one in English, and nil where it
    /// has none, which is said in English then.
    ///
    /// Cost: a look at the catalogue for each sentence in it.
    public func said(in words: (_ template: String) -> String?) -> String {
        let values = pieces.compactMap { piece -> String? in
            switch piece {
            case .words: nil
            case .value(let value): value
            case .sentence(let sentence): sentence.said(in: words)
            }
        }
        let template = template
        // What has no letters, as a list of values, is the same in every language.
        guard template.contains(where: \.isLetter), let other = words(template) else {
            var rest = values[...]
            return pieces.map { piece in
                if case .words(let words) = piece { words } else { rest.removeFirst() }
            }.joined()
        }
        return Sentence.filled(other, values)
    }

    /// A template with its values in their places; what is in a value is no place. A place without a value, which is a
    /// mistake of the catalogue, stays as it is written.
    package static func filled(_ template: String, _ values: [String]) -> String {
        var text = ""
        var rest = template[...]
        while let open = rest.firstIndex(of: "{") {
            text += rest[..<open]
            guard let close = rest[open...].firstIndex(of: "}"),
                let number = Int(rest[rest.index(after: open)..<close]), number > 0, number <= values.count
            else {
                text += "{"
                rest = rest[rest.index(after: open)...]
                continue
            }
            text += values[number - 1]
            rest = rest[rest.index(after: close)...]
        }
        return text + rest
    }
}

extension Sentence: ExpressibleByStringInterpolation {
    /// The words and values of a literal.
    public struct StringInterpolation: StringInterpolationProtocol {
        fileprivate var sentence = Sentence(value: "")

        /// Nothing yet.
        public init(literalCapacity: Int, interpolationCount: Int) {}

        /// Words.
        public mutating func appendLiteral(_ literal: String) { sentence.append(.words(literal)) }

        /// A value, which is the same in every language.
        public mutating func appendInterpolation(_ value: some CustomStringConvertible) {
            sentence.pieces.append(.value(value.description))
        }

        /// A number of things with their noun, `3 files`; a language has its own way with them.
        public mutating func appendInterpolation(_ count: Int, _ one: Sentence, _ several: Sentence) {
            let words = count == 1 ? one : several
            let counted: Sentence = "\(count) \(words)"
            appendInterpolation(counted)
        }

        /// A word of a vocabulary, `poor`, by the word that programs have for it; a language has its own.
        public mutating func appendInterpolation(term word: String) {
            sentence.pieces.append(.sentence(Sentence(stringLiteral: word)))
        }

        /// An error of the system or of another library, in its own words.
        @_disfavoredOverload
        public mutating func appendInterpolation(_ error: some Error) {
            sentence.pieces.append(.value("\(error)"))
        }

        /// What an error says.
        public mutating func appendInterpolation(_ error: LedgerError) { appendInterpolation(error.sentence) }

        /// A part that is said in the language of the whole.
        public mutating func appendInterpolation(_ part: Sentence) { sentence.pieces.append(.sentence(part)) }
    }

    /// Words without values.
    public init(stringLiteral words: String) {
        pieces = words.isEmpty ? [] : [.words(words)]
    }

    /// Words with values.
    public init(stringInterpolation: StringInterpolation) { self = stringInterpolation.sentence }

    private mutating func append(_ piece: Piece) {
        switch (pieces.last, piece) {
        case (_, .words("")): return
        case (.words(let before), .words(let words)): pieces[pieces.count - 1] = .words(before + words)
        default: pieces.append(piece)
        }
    }
}

extension Sentence {
    /// One sentence of two parts; their words are one template.
    public static func + (first: Sentence, second: Sentence) -> Sentence {
        var whole = first
        for piece in second.pieces { whole.append(piece) }
        return whole
    }

    /// The parts one after the other, each said by itself.
    package static func list(_ parts: [Sentence], separator: String = ", ") -> Sentence {
        var whole = Sentence(value: "")
        for (index, part) in parts.enumerated() {
            if index > 0 { whole.append(.words(separator)) }
            whole.pieces.append(.sentence(part))
        }
        return whole
    }
}

extension Sentence: CustomStringConvertible {
    /// The sentence in English.
    public var description: String { said { _ in nil } }
}

/// Two sentences are the same when they read the same in English.
extension Sentence: Hashable {
    /// Whether they read the same in English.
    public static func == (one: Sentence, other: Sentence) -> Bool { one.description == other.description }

    /// Hashes what it reads in English.
    public func hash(into hasher: inout Hasher) { hasher.combine(description) }
}
