// A Swift file as the tidy tests look at it: lines and indentation, which the formatter keeps. It parses nothing.

/// One source file.
struct SwiftFile {
    /// Its path, named from the top of the repository.
    let name: String
    /// Its lines, without the empty one behind the last line break.
    let lines: [String]

    /// A file of these lines.
    init(name: String, lines: [String]) {
        self.name = name
        self.lines = lines
    }

    /// Reads a file.
    init(_ name: String) throws {
        let lines = try Checkout.lines(name)
        self.init(name: name, lines: lines.last == "" ? lines.dropLast() : lines)
    }

    /// The module it belongs to: the folder below `Sources` or `Tests`.
    var module: String { name.split(separator: "/").dropFirst().first.map(String.init) ?? "" }

    /// The modules it imports, each once; of `import struct Files.LedgerError` the module.
    var imports: Set<String> {
        let kinds: Set = ["struct", "class", "enum", "protocol", "typealias", "func", "let", "var"]
        let levels: Set = ["private", "fileprivate", "internal", "package", "public"]
        return Set(
            lines.compactMap { line in
                let words = line.split(separator: " ").map(String.init)
                guard let index = words.firstIndex(of: "import"),
                    words[..<index].allSatisfy({ levels.contains($0) || $0.hasPrefix("@") }),
                    let name = words[(index + 1)...].first(where: { !kinds.contains($0) })
                else { return nil }
                return name.split(separator: ".").first.map(String.init)
            })
    }

    /// Its functions with the number of their lines, from the declaration to the closing brace.
    var functions: [(line: Int, count: Int)] {
        lines.indices.compactMap { start in
            guard SwiftFile.declares(lines[start], ["func", "init", "deinit", "subscript"]) else { return nil }
            let depth = SwiftFile.indentation(lines[start])
            for end in lines.indices[(start + 1)...] where !lines[end].isEmpty {
                let indentation = SwiftFile.indentation(lines[end])
                if indentation < depth { return nil }
                if indentation > depth { continue }
                let text = lines[end].dropFirst(depth)
                if text.hasPrefix("}") { return (start + 1, end - start + 1) }
                guard text.hasPrefix(")") || text.hasPrefix("where") || text.hasPrefix("#") else { return nil }
            }
            return nil
        }
    }

    /// The lines of public declarations that have no documentation directly above, attributes and conditions apart.
    var undocumentedLines: [Int] {
        lines.indices.filter { index in
            guard SwiftFile.isPublicDeclaration(lines[index]) else { return false }
            var above = index - 1
            while above >= 0, lines[above].drop(while: { $0 == " " }).hasPrefix("@") { above -= 1 }
            return above < 0 || !lines[above].drop(while: { $0 == " " }).hasPrefix("///")
        }.map { $0 + 1 }
    }

    private static let modifiers: Set<String> = [
        "public", "open", "private", "fileprivate", "internal", "static", "final", "mutating", "nonmutating",
        "borrowing", "consuming", "override", "convenience", "required", "indirect", "private(set)", "internal(set)",
        "nonisolated", "nonisolated(unsafe)", "@inlinable", "@inline(__always)", "@usableFromInline",
        "@discardableResult", "@frozen",
    ]

    private static let documented: Set<String> = [
        "func", "var", "let", "struct", "class", "enum", "protocol", "init", "typealias", "subscript",
    ]

    private static func declares(_ line: String, _ keywords: Set<String>) -> Bool {
        let words = line.split(separator: " ").drop { modifiers.contains(String($0)) }
        guard let word = words.first?.prefix(while: \.isLetter) else { return false }
        return keywords.contains(String(word)) && !line.drop(while: { $0 == " " }).hasPrefix("init.")
    }

    /// What a protocol of the standard library requires says already what it does: operators, `apply` of a fold.
    private static func isPublicDeclaration(_ line: String) -> Bool {
        guard line.split(separator: " ").contains("public"),
            declares(
                line, ["func", "var", "let", "struct", "class", "enum", "protocol", "init", "typealias", "subscript"])
        else { return false }
        let witnesses = ["func <", "func ==", "func +", "func apply(", "func makeAsyncIterator(", "func hash("]
        return !witnesses.contains { line.contains($0) }
    }

    private static func indentation(_ line: String) -> Int { line.prefix { $0 == " " }.count }
}
