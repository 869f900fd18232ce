// How far long work is, on one line of standard error that is taken away at the end. Where standard error is no
// terminal it does nothing at all.

import Files

/// A progress bar.
struct ProgressBar: ~Copyable {
    private let label: String
    private let isShown: Bool
    private var drawnAt: ContinuousClock.Instant?

    /// A bar that is drawn with the first `update`.
    init(_ label: Sentence) {
        self.label = said(label)
        isShown = StandardDescriptor.error.terminalColumns != nil
    }

    /// Shows how much of how much is done (`of` is nil where that is unknown), at most ten times a second.
    mutating func update(_ done: Int, of all: Int?, note: @autoclosure () -> String) {
        guard isShown else { return }
        let now = ContinuousClock.now
        if let drawnAt, now - drawnAt < .milliseconds(100) { return }
        drawnAt = now
        let columns = StandardDescriptor.error.terminalColumns ?? 80
        let line = ProgressBar.line(label, done, of: all, note: note(), columns: columns)
        Interruption.isBarDrawn = true
        _ = StandardDescriptor.error.write(Array(("\r" + line + ProgressBar.clearRest).utf8))
    }

    /// Takes the bar away.
    mutating func clear() {
        guard drawnAt != nil else { return }
        drawnAt = nil
        Interruption.isBarDrawn = false
        _ = StandardDescriptor.error.write(Array(ProgressBar.clearLine.utf8))
    }

    private static let clearRest = "\u{1B}[K"
    /// Takes a bar off its line, so that something else can be printed there.
    static let clearLine = "\r" + clearRest

    /// The bar as text that fits into any number of columns: the bar goes first, then the note, the label.
    static func line(_ label: String, _ done: Int, of all: Int?, note: String, columns: Int) -> String {
        // The last column stays free: some terminals break the line behind it.
        let room = max(0, columns - 1)
        let percent = all.map { "\($0 > 0 ? min(100, done * 100 / $0) : 100) %" }
        for parts in [[label, percent, note], [label, percent], [percent]] {
            let text = parts.compactMap(\.self).joined(separator: "  ")
            guard text.utf8.count <= room, !text.isEmpty else { continue }
            let barColumns = min(40, room - text.utf8.count - 4)
            guard parts.count == 3, let all, barColumns >= 5 else { return text }
            let filled = all > 0 ? min(barColumns, done * barColumns / all) : barColumns
            let bar = String(repeating: "#", count: filled) + String(repeating: ".", count: barColumns - filled)
            return "\(label)  [\(bar)]  " + [percent, note].compactMap(\.self).joined(separator: "  ")
        }
        return ""
    }
}
