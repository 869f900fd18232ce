// A workbook that is open: which part is what, its sheets, its system of dates. Parts are found by the relations that
// name them and by nothing else; a relation that leads out of the file is refused.
#if Excel
    internal import Files

    /// An open workbook.
    final class Workbook {
        let archive: Archive
        let sheets: [Sheet]
        let styles: Styles
        let fonts = FontList()
        let dates: CalendarDay.System
        private let stringsPart: String?
        private var readStrings: SharedStrings?
        private let limits: TableLimits
        private let chunkBytes: Int

        init(_ file: OpenedFile, limits: TableLimits, chunkBytes: Int) throws(LedgerError) {
            self.limits = limits
            self.chunkBytes = chunkBytes
            archive = try Archive(file, limits: limits)
            try Workbook.checkIsWorkbook(archive)
            let top = try Relations("", archive, limits, chunkBytes)
            guard let main = try top.target(ofType: "officeDocument") else {
                throw TableProblem.malformed("no relation names the workbook", part: "_rels/.rels")
            }
            guard !main.lowercased().hasSuffix(".bin") else {
                throw LedgerError(
                    .otherFormat, "the file is a binary workbook (.xlsb)",
                    remedy: "open it in a spreadsheet program and save it as .xlsx")
            }
            let relations = try Relations(main, archive, limits, chunkBytes)
            let list = try SheetList(main, relations, archive, limits, chunkBytes)
            sheets = list.sheets
            dates = list.dates
            stringsPart = try relations.target(ofType: "sharedStrings")
            styles = try Styles(try relations.target(ofType: "styles"), archive, limits, chunkBytes, fonts)
        }

        /// The strings that cells share, read once.
        func strings() throws(LedgerError) -> SharedStrings {
            if let readStrings { return readStrings }
            let strings = try SharedStrings(stringsPart, archive, limits, chunkBytes, fonts)
            readStrings = strings
            return strings
        }

        /// Names what other archives are.
        private static func checkIsWorkbook(_ archive: Archive) throws(LedgerError) {
            guard !archive.has("_rels/.rels") || !archive.has("[content_types].xml") else { return }
            let save: Sentence = "open it in a spreadsheet program and save it as .xlsx, or as CSV in UTF-8"
            if archive.has("mimetype") || archive.has("meta-inf/manifest.xml"), archive.has("content.xml") {
                throw LedgerError(
                    .otherFormat, "the file is an OpenDocument file such as a table (.ods), not a workbook (.xlsx)",
                    remedy: save)
            }
            if archive.names.contains(where: { $0.hasPrefix("xl/") }) {
                throw TableProblem.malformed("the archive lacks the list of its relations", part: "_rels/.rels")
            }
            let isApple = archive.names.contains { $0.hasSuffix(".iwa") }
            throw LedgerError(
                .otherFormat,
                isApple
                    ? "the file is a table of Numbers, not a workbook (.xlsx)"
                    : "the file is a ZIP archive without a workbook in it",
                remedy: isApple ? "export it as .xlsx" : "unpack it, and read the workbook in it")
        }
    }

    /// The relations of a part: what other parts it names, each by an id and a type.
    struct Relations {
        private struct Relation {
            let type: String
            let target: String
            let isExternal: Bool
        }

        private var relations: [String: Relation] = [:]
        private let part: String
        private let folder: [Substring]

        /// Reads the relations of a part, `""` for the archive's own; none where there are none.
        init(_ owner: String, _ archive: Archive, _ limits: TableLimits, _ chunkBytes: Int) throws(LedgerError) {
            let names = owner.split(separator: "/")
            folder = Array(names.dropLast())
            part = (folder + ["_rels", "\(names.last ?? "").rels"]).joined(separator: "/")
            guard archive.has(part) else { return }
            var relations: [String: Relation] = [:]
            try ElementList.read(part, in: archive, limits: limits, chunkBytes: chunkBytes) {
                (element) throws(LedgerError) in
                guard element.path == ["Relationships", "Relationship"] else { return }
                let id = try element.required("Id")
                // Both versions of the standard end their types alike.
                let type = try element.required("Type").split(separator: "/").last ?? ""
                let isExternal = element.attributes["TargetMode"] == "External"
                let relation = Relation(
                    type: String(type), target: try element.required("Target"), isExternal: isExternal)
                guard relations.count < limits.parts else {
                    throw TableProblem.tooLarge("there are more than \(limits.parts) relations")
                }
                guard relations.updateValue(relation, forKey: id) == nil else {
                    throw TableProblem.malformed("two relations have the id \(id)")
                }
            }
            self.relations = relations
        }

        /// The part of the only relation of a type; nil where there is none.
        func target(ofType type: String) throws(LedgerError) -> String? {
            let found = relations.filter { $0.value.type == type }
            guard found.count <= 1 else {
                throw TableProblem.malformed("there are \(found.count) relations of the type \(type)", part: part)
            }
            guard let id = found.keys.first else { return nil }
            return try target(of: id)?.part
        }

        /// The type and the part of a relation; nil where there is none of the id.
        func target(of id: String) throws(LedgerError) -> (type: String, part: String)? {
            guard let relation = relations[id] else { return nil }
            guard !relation.isExternal else {
                throw TableProblem.malformed("the relation \(id) leads to another file", part: part)
            }
            var path = relation.target.hasPrefix("/") ? [] : folder
            for name in relation.target.split(whereSeparator: { $0 == "/" || $0 == "\\" }) where name != "." {
                guard name == ".." else {
                    path.append(name)
                    continue
                }
                guard path.popLast() != nil else {
                    throw TableProblem.malformed("the relation \(id) leads out of the file", part: part)
                }
            }
            return (relation.type, path.joined(separator: "/"))
        }
    }

    /// What the main part of a workbook says: its sheets and its system of dates.
    struct SheetList {
        private(set) var sheets: [Sheet] = []
        private(set) var dates = CalendarDay.System.from1900

        init(
            _ main: String, _ relations: Relations, _ archive: Archive, _ limits: TableLimits, _ chunkBytes: Int
        ) throws(LedgerError) {
            var (sheets, dates): ([Sheet], CalendarDay.System) = ([], .from1900)
            var names: Set<String> = []
            try ElementList.read(main, in: archive, limits: limits, chunkBytes: chunkBytes) {
                (element) throws(LedgerError) in
                switch element.path {
                case ["workbook", "workbookPr"]:
                    dates = ["1", "true", "on"].contains(element.attributes["date1904"]) ? .from1904 : .from1900
                case ["workbook", "sheets", "sheet"]:
                    let name = try element.required("name")
                    let id = try element.required("r:id")
                    guard let target = try relations.target(of: id) else {
                        throw TableProblem.malformed("no relation has the id \(id) of the sheet", sheet: name)
                    }
                    // Charts and dialogs on sheets of their own have no cells.
                    guard target.type == "worksheet" else {
                        guard ["chartsheet", "dialogsheet", "macrosheet", "xlMacrosheet"].contains(target.type) else {
                            throw TableProblem.malformed("the relation \(id) names no sheet", sheet: name)
                        }
                        return
                    }
                    guard archive.has(target.part) else {
                        throw TableProblem.malformed("the archive lacks the part \(target.part)", sheet: name)
                    }
                    guard names.insert(name.lowercased()).inserted else {
                        throw TableProblem.malformed("two sheets have the same name", sheet: name)
                    }
                    guard sheets.count < limits.sheets else {
                        throw TableProblem.tooLarge("the workbook has more than \(limits.sheets) sheets")
                    }
                    sheets.append(
                        Sheet(
                            number: sheets.count + 1, name: name,
                            visibility: element.attributes["state"].flatMap(Sheet.Visibility.init) ?? .visible,
                            part: target.part))
                default: return
                }
            }
            guard !sheets.isEmpty else { throw TableProblem.malformed("the workbook has no sheet", part: main) }
            self.sheets = sheets
            self.dates = dates
        }
    }
#endif
