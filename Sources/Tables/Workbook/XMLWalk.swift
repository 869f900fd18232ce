// A walk over the elements of a part by expat, piece by piece, that can pause after any element: rows are given out one
// by one, and nothing is gathered that nobody asked for. A document type is refused, and with it every entity; depth and
// tags are bounded.
#if Excel
    internal import CExpat
    internal import Files

    /// What a walk calls. A subclass keeps what it needs; names and values are only there during a call.
    class XMLHandler {
        typealias Name = UnsafePointer<CChar>
        typealias Attributes = UnsafePointer<UnsafePointer<CChar>?>

        /// An element begins; `name` has no prefix.
        func start(_ name: Name, _ attributes: Attributes) {}
        /// An element ends.
        func end() {}
        /// Text of an element, perhaps not all of it.
        func text(_ bytes: UnsafeBufferPointer<UInt8>) {}

        /// What is wrong; the walk ends with it, and adds the part and the place.
        private(set) final var problem: LedgerError?
        /// Whether something is; asked for every element, for which an error is too large to be copied.
        @exclusivity(unchecked)
        private(set) final var hasProblem = false
        /// Set to pause after this call.
        @exclusivity(unchecked)
        final var isPausing = false
        fileprivate final var parser: OpaquePointer?
        @exclusivity(unchecked)
        fileprivate final var depth = 0
        fileprivate final var maximumDepth = 0
        /// Whether anything was called since this was last set to false.
        @exclusivity(unchecked)
        fileprivate final var wasCalled = false

        /// Ends the walk with an error.
        final func fail(_ error: @autoclosure () -> LedgerError) {
            guard !hasProblem else { return }
            hasProblem = true
            problem = error()
            if let parser { _ = XML_StopParser(parser, 0) }
        }

        fileprivate final func pauseIfAsked() {
            guard isPausing else { return }
            isPausing = false
            if !hasProblem, let parser { _ = XML_StopParser(parser, 1) }
        }
    }

    /// The name of an element or attribute without its prefix.
    func withoutPrefix(_ name: UnsafePointer<CChar>) -> UnsafePointer<CChar> {
        var (start, next) = (name, name)
        while next.pointee != 0 {
            if next.pointee == 0x3A { start = next + 1 }
            next += 1
        }
        return start
    }

    extension UnsafePointer<CChar> {
        /// Whether a name of C is this one.
        func equals(_ name: StaticString) -> Bool {
            let bytes = name.utf8Start
            for index in 0..<name.utf8CodeUnitCount where UInt8(bitPattern: self[index]) != bytes[index] {
                return false
            }
            return self[name.utf8CodeUnitCount] == 0
        }

        /// The bytes up to the zero at the end.
        var bytes: UnsafeBufferPointer<UInt8> {
            var count = 0
            while self[count] != 0 { count += 1 }
            return UnsafeBufferPointer(
                start: UnsafeRawPointer(self).assumingMemoryBound(to: UInt8.self), count: count)
        }
    }

    /// A walk over a part.
    final class XMLWalk {
        private let parser: OpaquePointer
        private let part: any PartSource
        private let handler: XMLHandler
        private let limits: TableLimits
        private let chunkBytes: Int
        /// The bytes read since something was last called.
        private var silentBytes = 0

        init(
            _ part: any PartSource, _ handler: XMLHandler, limits: TableLimits, chunkBytes: Int
        ) throws(LedgerError) {
            guard let parser = XML_ParserCreate(nil) else {
                throw TableProblem.tooLarge("there is not enough memory to read it", part: part.name)
            }
            self.parser = parser
            self.part = part
            self.handler = handler
            self.limits = limits
            self.chunkBytes = chunkBytes
            handler.parser = parser
            handler.maximumDepth = limits.nesting
            XMLWalk.connect(parser, handler)
        }

        deinit {
            handler.parser = nil
            XML_ParserFree(parser)
        }

        private static func connect(_ parser: OpaquePointer, _ handler: XMLHandler) {
            XML_SetUserData(parser, Unmanaged.passUnretained(handler).toOpaque())
            XML_SetElementHandler(
                parser,
                { data, name, attributes in
                    guard let data, let name, let attributes else { return }
                    Unmanaged<XMLHandler>.fromOpaque(data)._withUnsafeGuaranteedRef { handler in
                        guard !handler.hasProblem else { return }
                        handler.wasCalled = true
                        handler.depth += 1
                        guard handler.depth <= handler.maximumDepth else {
                            handler.fail(
                                TableProblem.tooLarge("elements are nested deeper than \(handler.maximumDepth)"))
                            return
                        }
                        handler.start(
                            withoutPrefix(name),
                            UnsafeRawPointer(attributes).assumingMemoryBound(to: UnsafePointer<CChar>?.self))
                        handler.pauseIfAsked()
                    }
                },
                { data, _ in
                    guard let data else { return }
                    Unmanaged<XMLHandler>.fromOpaque(data)._withUnsafeGuaranteedRef { handler in
                        guard !handler.hasProblem else { return }
                        handler.wasCalled = true
                        handler.depth -= 1
                        handler.end()
                        handler.pauseIfAsked()
                    }
                })
            XML_SetCharacterDataHandler(parser) { data, text, count in
                guard let data, let text else { return }
                Unmanaged<XMLHandler>.fromOpaque(data)._withUnsafeGuaranteedRef { handler in
                    guard !handler.hasProblem else { return }
                    handler.wasCalled = true
                    handler.text(
                        UnsafeBufferPointer(
                            start: UnsafeRawPointer(text).assumingMemoryBound(to: UInt8.self), count: Int(count)))
                }
            }
            XML_SetStartDoctypeDeclHandler(parser) { data, _, _, _, _ in
                guard let data else { return }
                Unmanaged<XMLHandler>.fromOpaque(data).takeUnretainedValue().fail(
                    TableProblem.malformed("the part declares a document type (DTD), which no workbook does"))
            }
        }

        /// Continues until the handler pauses, and then gives true; false once the part has ended.
        ///
        /// Throws `malformedWorkbook`, `fileTooLarge`, `readFailed` with the part, line and column.
        func advance() throws(LedgerError) -> Bool {
            while true {
                let before = part.readBytes
                var status = XML_ParsingStatus()
                XML_GetParsingStatus(parser, &status)
                let result: XML_Status
                switch status.parsing {
                case XML_FINISHED: return false
                case XML_SUSPENDED: result = XML_ResumeParser(parser)
                default:
                    guard let buffer = XML_GetBuffer(parser, Int32(chunkBytes)) else {
                        throw TableProblem.tooLarge("there is not enough memory to read it", part: part.name)
                    }
                    let count = try part.read(into: buffer, count: chunkBytes)
                    result = XML_ParseBuffer(parser, Int32(count), count == 0 ? 1 : 0)
                }
                if result == XML_STATUS_ERROR { throw failure() }
                if result == XML_STATUS_SUSPENDED { return true }
                // What was read and led to no call is one tag, or a comment, that has no end yet.
                silentBytes = handler.wasCalled ? 0 : silentBytes + part.readBytes - before
                handler.wasCalled = false
                guard silentBytes <= limits.tagBytes else {
                    throw TableProblem.tooLarge(
                        "a tag or comment is longer than \(limits.tagBytes) bytes", part: part.name)
                }
            }
        }

        /// Walks to the end without pausing.
        func finish() throws(LedgerError) {
            while try advance() {}
        }

        private func failure() -> LedgerError {
            let (line, column) = (Int(XML_GetCurrentLineNumber(parser)), Int(XML_GetCurrentColumnNumber(parser)) + 1)
            if var problem = handler.problem {
                problem.place.part = part.name
                problem.place.line = line
                problem.place.column = column
                return problem
            }
            let code = XML_GetErrorCode(parser)
            let reason = XML_ErrorString(code).map { String(cString: $0) } ?? "\(code.rawValue)"
            let problem: Sentence =
                switch code {
                case XML_ERROR_NO_MEMORY: "there is not enough memory to read it"
                case XML_ERROR_NO_ELEMENTS: "the part is empty, or ends before its first element"
                case XML_ERROR_INVALID_TOKEN: "this is not XML, or not in UTF-8"
                default: "the XML is damaged: \(reason)"
                }
            return TableProblem.malformed(problem, part: part.name, line: line, column: column)
        }
    }
#endif
