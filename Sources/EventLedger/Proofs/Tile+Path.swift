// The path of a tile below a log's prefix: `tile/0/x001/x234/067` and, for a partial tile, `….p/112` behind it.
// The same tile has one path only.

extension Tile {
    /// The path of its hashes, such as `tile/0/x001/x234/067.p/112`.
    public var path: String { "tile/\(level)/" + numberedPath }

    /// The path of the entries that its leaf hashes are of, such as `tile/entries/x001/x234/067`; for tiles of level 0.
    public var entriesPath: String {
        precondition(level == 0, "entries stand beside the tiles of level 0")
        return "tile/entries/" + numberedPath
    }

    /// The path of the heads of the entries that begin with one of its leaves, such as `heads/x001/x234/067`; for tiles of
    /// level 0.
    package var headsPath: String {
        precondition(level == 0, "heads stand beside the tiles of level 0")
        return "heads/" + numberedPath
    }

    /// The tile of a path as `path` writes it, or nil for any other text.
    public init?(path: String) {
        let parts = path.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false).map(Array.init)
        guard parts.count >= 3, parts.count <= 16 else { return nil }
        var numbers = parts[2...]
        var width = Tile.fullWidth
        let end = Array(".p".utf8)
        if parts[parts.count - 2].suffix(2).elementsEqual(end) {
            guard let last = numbers.popLast(), let partial = Decimal.decode(last), partial < Tile.fullWidth,
                let number = numbers.popLast()
            else { return nil }
            width = partial
            numbers.append(number.dropLast(2))
        }
        guard let level = Decimal.decode(parts[1]), let index = Tile.index(of: numbers) else { return nil }
        self.init(level: level, index: index, width: width)
        guard self.path.utf8.elementsEqual(path.utf8) else { return nil }
    }

    private var numberedPath: String {
        var text = Tile.threeDigits(index % 1000)
        var rest = index / 1000
        while rest > 0 {
            text = "x" + Tile.threeDigits(rest % 1000) + "/" + text
            rest /= 1000
        }
        return isFull ? text : text + ".p/\(width)"
    }

    private static func threeDigits(_ number: Int) -> String {
        String(String(number + 1000).dropFirst())
    }

    /// The number that path elements give, with or without their `x`; the caller compares the path that it has.
    private static func index(of elements: ArraySlice<[UInt8]>) -> Int? {
        var index = 0
        for element in elements {
            let digits = element.suffix(3)
            guard digits.count == 3, digits.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) })
            else { return nil }
            let (product, overflow) = index.multipliedReportingOverflow(by: 1000)
            guard !overflow, product <= Int.max - 999 else { return nil }
            index = product + digits.reduce(0) { $0 * 10 + Int($1 - UInt8(ascii: "0")) }
        }
        return index
    }
}
