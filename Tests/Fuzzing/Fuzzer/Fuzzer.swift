// Where libFuzzer hands over its inputs. Which parser they go to is said by the environment variable SOCAI_FUZZ_TARGET.
// A broken law ends the process, as a trap does, and libFuzzer keeps the input.

import Foundation

private let target = ProcessInfo.processInfo.environment["SOCAI_FUZZ_TARGET"].flatMap(FuzzTarget.init)

/// Runs one input; libFuzzer calls it.
@_cdecl("LLVMFuzzerTestOneInput")
public func testOneInput(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    guard let target else {
        let names = FuzzTarget.allCases.map(\.rawValue).joined(separator: ", ")
        FileHandle.standardError.write(Data("SOCAI_FUZZ_TARGET is one of: \(names)\n".utf8))
        exit(2)
    }
    do {
        try target.run(Array(UnsafeBufferPointer(start: start, count: count)))
    } catch {
        FileHandle.standardError.write(Data("broken law: \(error)\n".utf8))
        abort()
    }
    return 0
}
