// Lines built by hand as a tree, so that a test can spoil one place and know at which byte it did. It uses nothing of
// the code it tests.

/// A value of a line to be written, valid or not.
indirect enum Sample {
    /// Bytes that are written as they are.
    case raw([UInt8])
    /// An object.
    case object([SampleMember])
    /// A list.
    case list([Sample])
    /// A value whose first byte is where the error is expected.
    case marked(Sample)

    /// Text that is written as it is.
    static func raw(_ text: String) -> Sample { .raw(Array(text.utf8)) }

    /// A string without anything to escape.
    static func string(_ text: String) -> Sample { .raw("\"\(text)\"") }

    /// Adds the value to a line and sets the column of the mark, from 1.
    func write(to bytes: inout [UInt8], mark: inout Int?) {
        switch self {
        case .raw(let text): bytes += text
        case .marked(let value):
            mark = bytes.count + 1
            value.write(to: &bytes, mark: &mark)
        case .list(let elements):
            bytes.append(UInt8(ascii: "["))
            for (index, element) in elements.enumerated() {
                if index > 0 { bytes.append(UInt8(ascii: ",")) }
                element.write(to: &bytes, mark: &mark)
            }
            bytes.append(UInt8(ascii: "]"))
        case .object(let members):
            bytes.append(UInt8(ascii: "{"))
            for (index, member) in members.enumerated() {
                if index > 0 { bytes.append(UInt8(ascii: ",")) }
                if member.isMarked { mark = bytes.count + 1 }
                bytes += Array("\"\(member.name)\":".utf8)
                member.value.write(to: &bytes, mark: &mark)
            }
            bytes.append(UInt8(ascii: "}"))
        }
    }
}
