// A drawing in the cells of a terminal: eight dots a cell as Braille patterns, or one sign a cell where only ASCII can be
// shown. It knows cells and dots, and nothing of what they mean.

/// Dots in cells, each with the number of the line that it belongs to.
struct DotCanvas {
    let columns: Int
    let rows: Int
    /// Whether a cell has eight dots, or is one.
    let isFine: Bool
    private var dots: [UInt8]
    private var lines: [Int?]

    init(columns: Int, rows: Int, isFine: Bool) {
        (self.columns, self.rows, self.isFine) = (columns, rows, isFine)
        dots = [UInt8](repeating: 0, count: columns * rows)
        lines = [Int?](repeating: nil, count: columns * rows)
    }

    /// Dots from left to right, and from bottom to top.
    var width: Int { isFine ? columns * 2 : columns }
    var height: Int { isFine ? rows * 4 : rows }

    /// The bits of a Braille pattern by column and row within the cell, from the top.
    private static let bits: [[UInt8]] = [[0x01, 0x02, 0x04, 0x40], [0x08, 0x10, 0x20, 0x80]]

    /// Sets a dot, counted from the lower left; one outside is left out. A cell keeps the line that came first.
    mutating func set(_ x: Int, _ y: Int, line: Int) {
        guard (0..<width).contains(x), (0..<height).contains(y) else { return }
        let down = height - 1 - y
        let cell = (isFine ? down / 4 : down) * columns + (isFine ? x / 2 : x)
        if lines[cell] == nil { lines[cell] = line }
        dots[cell] |= isFine ? DotCanvas.bits[x % 2][down % 4] : 1
    }

    /// Draws a straight line between two dots (Bresenham).
    mutating func draw(from start: (x: Int, y: Int), to end: (x: Int, y: Int), line: Int) {
        let (dx, dy) = (abs(end.x - start.x), -abs(end.y - start.y))
        let (stepX, stepY) = (start.x < end.x ? 1 : -1, start.y < end.y ? 1 : -1)
        var (x, y) = start
        var error = dx + dy
        while true {
            set(x, y, line: line)
            guard (x, y) != end else { return }
            let twice = 2 * error
            if twice >= dy {
                error += dy
                x += stepX
            }
            if twice <= dx {
                error += dx
                y += stepY
            }
        }
    }

    /// The sign of a cell and the line that it belongs to; nil for an empty one. Without fine dots the sign is the line's
    /// own.
    func cell(_ column: Int, _ row: Int, signs: [Character]) -> (sign: Character, line: Int)? {
        let index = row * columns + column
        guard dots[index] != 0, let line = lines[index] else { return nil }
        guard isFine else { return (signs[line], line) }
        return Unicode.Scalar(0x2800 + UInt32(dots[index])).map { (Character($0), line) }
    }
}
