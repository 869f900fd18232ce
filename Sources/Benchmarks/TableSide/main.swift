// Writes or reads a list of persons with Tables, and times itself: `table-side write|read FILE ROWS`. A program of its
// own, so that its memory can be looked at from outside. Printed are the seconds and what was in the cells.

import Glibc
import Tables

/// What the cells of a list come to: the same for whoever reads it.
struct Sum {
    var cells = 0
    var numbers = 0
    var characters = 0
}

/// Row `number` of the list, the columns of an office's list after a review: texts that repeat, texts that don't, numbers.
func cells(ofRow number: Int) -> [SheetCell] {
    let household = number / 4
    let head = number % 4 == 0
    return [
        SheetCell(number), head ? SheetCell(household) : .empty, head ? SheetCell("Mẫu Số \(household)") : .empty,
        SheetCell("Mẫu Số \(household) Thứ \(number % 4)"), SheetCell(head ? "Chủ hộ" : "Con"),
        SheetCell("\(10 + number % 19)/\(10 + number % 3)/\(1950 + number % 70)"),
        SheetCell(number % 2 == 0 ? "Nam" : "Nữ"), SheetCell("000\(100_000_000 + number)"), SheetCell("Bạc Liêu"),
        SheetCell("TP. Bạc Liêu"), SheetCell("954"), SheetCell("Phường \(1 + household % 8)"), SheetCell("31822"),
        SheetCell("Khóm \(1 + household % 9)"), SheetCell("Kinh"), SheetCell(head ? "Hộ cận nghèo" : ""),
        SheetCell(head ? "12/QĐ-UBND" : ""), SheetCell(head ? "13/12/2022" : ""),
        head ? SheetCell(100 + household % 76) : .empty, head ? SheetCell(household % 7 * 10) : .empty,
        SheetCell("Không"), SheetCell("Không"), SheetCell("Không"),
        SheetCell(head ? "Không có vốn sản xuất, kinh doanh; Không có lao động" : ""),
        SheetCell(head ? "P7-\(household)" : ""), SheetCell(2022 - 1950 - number % 70), head ? SheetCell(4) : .empty,
    ]
}

func write(_ path: String, rows: Int) throws {
    let writer = try TableWriter(path: path, format: .workbook())
    let columns = [SheetColumn](repeating: SheetColumn(widthCharacters: 12), count: 27)
    let header = SheetLine((1...27).map { SheetCell("Cột \($0)") })
    try writer.begin(SheetDescription(name: "Danh sách", columns: columns, header: [header]))
    for number in 1...rows { try writer.append(SheetLine(cells(ofRow: number))) }
    try writer.finish()
}

func read(_ path: String) throws -> Sum {
    var sum = Sum()
    let file = try TableFile(path: path)
    let rows = try file.rows(of: file.sheets[0])
    while let row = try rows.next() {
        for cell in row.cells {
            switch cell.value {
            case .text(let text): sum.characters += text.unicodeScalars.count
            case .number(let number): sum.numbers += number.whole ?? 0
            case .empty: continue
            default: break
            }
            sum.cells += 1
        }
    }
    return sum
}

let arguments = CommandLine.arguments
guard arguments.count == 4, let rows = Int(arguments[3]), rows > 0 else { exit(2) }
var (start, end) = (timespec(), timespec())
clock_gettime(CLOCK_MONOTONIC, &start)
var sum = Sum()
if arguments[1] == "write" { try write(arguments[2], rows: rows) } else { sum = try read(arguments[2]) }
clock_gettime(CLOCK_MONOTONIC, &end)
let seconds = Double(end.tv_sec - start.tv_sec) + Double(end.tv_nsec - start.tv_nsec) * 1e-9
print("\(seconds)\t\(sum.cells),\(sum.numbers),\(sum.characters)")
