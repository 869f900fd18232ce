import Files
import Tables
extension ColumnMap {
    public init(path: String) throws(LedgerError) { self.init() }
    public func write(to path: String) throws(LedgerError) {}
}
public struct ListTemplate: Sendable {
    public let kind: ListKind
    public let map: ColumnMap
    public let description: SheetDescription
    public init(_ kind: ListKind) {
        self.kind = kind; map = ColumnMap(); description = SheetDescription(name: "a", columns: [])
    }
}
