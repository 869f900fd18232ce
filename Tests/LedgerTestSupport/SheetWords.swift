// The cells of a line of a sheet in words, to be compared with what is expected.

import Tables

extension SheetLine {
    /// The values of its cells, those of empty ones too.
    public var words: [String] {
        cells.map { cell in
            switch cell.value {
            case .text(let text): text
            case .number(let number): number.text
            case .day(let day): day.description
            case .empty: ""
            case .boolean, .error: "?"
            }
        }
    }
}
