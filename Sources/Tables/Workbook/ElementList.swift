// The small parts of a workbook (relations, sheets, styles) read as a list of elements with the names above them: for
// parts of which a few elements matter, and that are read once.
#if Excel
    internal import Files

    /// Calls a closure for each element, with its path of names and its attributes.
    final class ElementList: XMLHandler {
        /// An element: its names from the first one down, and its attributes by name. Prefixes are left out, but of the
        /// attribute `r:id`, which is called `r:id` whatever its prefix is.
        struct Element {
            let path: [String]
            let attributes: [String: String]

            /// An attribute that has to be there.
            func required(_ name: String) throws(LedgerError) -> String {
                guard let value = attributes[name] else {
                    throw TableProblem.malformed("the element \(path.last ?? "") lacks \(name)")
                }
                return value
            }
        }

        private var path: [String] = []
        private let body: (Element) throws(LedgerError) -> Void

        private init(_ body: @escaping (Element) throws(LedgerError) -> Void) { self.body = body }

        override func start(_ name: Name, _ attributes: Attributes) {
            path.append(String(cString: name))
            var values: [String: String] = [:]
            var index = 0
            while let key = attributes[index], let value = attributes[index + 1] {
                let local = withoutPrefix(key)
                // The id of an element itself has no prefix, that of a relation has one.
                let name = local != key && local.equals("id") ? "r:id" : String(cString: local)
                values[name] = String(cString: value)
                index += 2
            }
            do throws(LedgerError) {
                try body(Element(path: path, attributes: values))
            } catch { fail(error) }
        }

        override func end() { _ = path.popLast() }

        /// Reads a part. Throws what the closure throws, and what a walk throws.
        static func read(
            _ name: String, in archive: Archive, limits: TableLimits, chunkBytes: Int,
            _ body: @escaping (Element) throws(LedgerError) -> Void
        ) throws(LedgerError) {
            let part = try archive.part(name, limit: limits.partBytes)
            try XMLWalk(part, ElementList(body), limits: limits, chunkBytes: chunkBytes).finish()
        }
    }
#endif
