// Which column means what, as a table that people edit: `heading,field`. A heading is compared as headings of lists are:
// accents, capitals, line breaks and blanks make no difference. It holds headings only, nothing of the list below them.

public import Files

/// Headings and their fields.
public struct ColumnMap: Hashable, Sendable {
    /// A heading and what its column means.
    public struct Column: Hashable, Sendable {
        /// The heading; over several rows its parts are separated by ` / `.
        public var heading: String
        /// What the column means.
        public var field: ListField

        /// A heading and its field.
        public init(heading: String, field: ListField) {
            self.heading = heading
            self.field = field
        }
    }

    /// The columns, in order.
    public private(set) var columns: [Column]

    /// A map without columns.
    public init() { columns = [] }

    /// A map of columns. Throws `invalidValue` for an empty heading, and for one heading or field twice.
    public init(_ columns: [Column]) throws(LedgerError) { self.columns = columns }
}
