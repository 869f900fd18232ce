// Writing an empty list and the map of its columns, for an office to fill in, or to see how the map of its own lists
// is written.

import Files
import Tables

extension ListTemplate {
    /// Writes the list into a new file, a workbook where its name ends with `.xlsx` and CSV where it ends with `.csv`,
    /// and the map beside it, under the same name with `.map.csv`; gives the path of the map.
    ///
    /// Throws `otherFormat` for another name, `fileExists`, `unsupportedFormat` for a workbook without the trait
    /// `Excel`, and what writing files throws. Where the second file can't be written the first is there.
    public func write(to path: String) throws(LedgerError) -> String {
        let endings: [(String, TableWriter.Format)] = [(".xlsx", .workbook()), (".csv", .text())]
        guard let (ending, format) = endings.first(where: { path.lowercased().hasSuffix($0.0) }) else {
            throw LedgerError(
                .otherFormat, "the name of the list does not say its format", remedy: "end it with .xlsx or .csv",
                file: path)
        }
        let writer = try TableWriter(path: path, format: format)
        try writer.begin(description)
        try writer.finish()
        let mapPath = String(path.dropLast(ending.count)) + ".map.csv"
        try map.write(to: mapPath)
        return mapPath
    }
}
