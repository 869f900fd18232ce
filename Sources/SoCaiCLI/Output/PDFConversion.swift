// Makes a PDF of a form by a program that is installed: LibreOffice, which opens the workbook, or a browser, which prints
// the page. The form, perhaps with the names of a list, is meanwhile in a folder that only this user may read, which is
// removed also where the program is interrupted; the PDF gets its name when it is whole. No document is drawn here.

import Files
import OfficialForms

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// A program that makes a PDF.
struct PDFConverter {
    /// How a program is called.
    enum Kind {
        /// `soffice --headless --convert-to pdf`, of a workbook, or where the trait `Excel` is off of a page.
        case office
        /// `chromium --headless --print-to-pdf`, of a page.
        case browser
        /// Any other: it gets the page and the name of the PDF, in this order.
        case other
    }

    private let program: String
    private let kind: Kind

    /// The programs that are looked for, in this order.
    private static let known = ["soffice", "libreoffice", "chromium", "chromium-browser", "google-chrome"]

    /// Numbers and days of a form are written as in Việt Nam, whatever the machine's own language.
    private static let locale = "vi_VN.UTF-8"

    /// The program of a name or path, or the first that is installed.
    ///
    /// Throws `notFound` where it is not there.
    init(_ name: String?) throws(LedgerError) {
        let names = name.map { [$0] } ?? PDFConverter.known
        guard let program = names.lazy.compactMap(PDFConverter.path).first else {
            throw LedgerError(
                .notFound,
                name.map { "there is no program \"\($0)\" to make a PDF with" }
                    ?? "there is no program to make a PDF with",
                remedy: "install libreoffice-calc or chromium, or write .html and print that")
        }
        self.program = program
        let base = program.split(separator: "/").last.map(String.init) ?? program
        kind =
            base.hasPrefix("soffice") || base.hasPrefix("libreoffice")
            ? .office : base.contains("chrom") ? .browser : .other
    }

    /// The path of a program, as a shell finds it.
    private static func path(_ name: String) -> String? {
        guard !name.isEmpty, !name.utf8.contains(0) else { return nil }
        if name.contains("/") { return access(name, X_OK) == 0 ? name : nil }
        let folders = getenv("PATH").map { String(cString: $0) } ?? "/usr/bin:/bin"
        return folders.split(separator: ":").map { "\($0)/\(name)" }.first { access($0, X_OK) == 0 }
    }

    /// Writes a form as a PDF into a new file.
    ///
    /// Throws `storage` where the program fails or makes none, and what writing the form and the file throws. Where the
    /// program is interrupted meanwhile, it ends when nothing is left of the form.
    func write(_ form: OfficialForm, to path: String) throws(LedgerError) {
        let signals = HeldSignals()
        defer { signals.release() }
        do throws(LedgerError) {
            try write(form, to: path, signals)
        } catch {
            if signals.hasCome { Console.say("interrupted; nothing was written") }
            signals.release()
            throw error
        }
    }

    private func write(_ form: OfficialForm, to path: String, _ signals: HeldSignals) throws(LedgerError) {
        // A name that is taken is reported before anything is made.
        let file = try StagedFile(for: path)
        let folder = try PDFConverter.privateFolder()
        defer { PDFConverter.clear(folder) }
        let source = try written(form, in: folder)
        let made = folder + "/form.pdf"
        let arguments: [String] =
            switch kind {
            case .office:
                [
                    "-env:UserInstallation=\(PDFConverter.address(folder))/profile", "--headless", "--convert-to",
                    "pdf", "--outdir",
                    folder, source,
                ]
            case .browser:
                [
                    "--headless", "--disable-gpu", "--no-pdf-header-footer", "--user-data-dir=\(folder)/profile",
                    "--print-to-pdf=\(made)", PDFConverter.address(source),
                ]
            case .other: [source, made]
            }
        let status = ChildProcess.run(
            program, arguments, seconds: 120, setting: ["LANG": PDFConverter.locale, "LC_ALL": PDFConverter.locale],
            signals)
        guard !signals.hasCome else {
            throw LedgerError(.storage, "the program was interrupted", remedy: "run it again", file: path)
        }
        let bytes = (try? WholeFile(what: "PDF", maximumBytes: 1 << 28, remedy: "").bytes(at: made)) ?? []
        guard status == 0, bytes.starts(with: Array("%PDF-".utf8)) else {
            let end =
                status.map { $0 == 0 ? said("it made no PDF") : said("it ended with status \($0)") }
                ?? said("it did not end in time")
            throw LedgerError(
                .storage, "\(program) could not make the PDF: \(end)",
                remedy: "try another program, or write .html and print that", file: path)
        }
        try file.write(bytes)
        try file.publish()
    }

    private func written(_ form: OfficialForm, in folder: String) throws(LedgerError) -> String {
        if case .office = kind {
            do throws(LedgerError) {
                try form.write(to: folder + "/form.xlsx", as: .workbook())
                return folder + "/form.xlsx"
            } catch {
                guard error.code == .unsupportedFormat else { throw error }
            }
        }
        try form.write(to: folder + "/form.html", as: .page())
        return folder + "/form.html"
    }

    /// The address of a path: a blank, `#` or `%` in it means something else there.
    static func address(_ path: String) -> String {
        var address = "file://"
        for byte in path.utf8 {
            switch byte {
            case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x2F, 0x5F, 0x7E:
                address.unicodeScalars.append(Unicode.Scalar(byte))
            default:
                let digits = String(byte, radix: 16, uppercase: true)
                address += (digits.utf8.count < 2 ? "%0" : "%") + digits
            }
        }
        return address
    }

    /// A new folder for this user alone.
    private static func privateFolder() throws(LedgerError) -> String {
        let parent = getenv("TMPDIR").map { String(cString: $0) } ?? ""
        var template = Array(
            ((parent.hasPrefix("/") ? parent : "/tmp") + "/socai-form-" + String(repeating: "X", count: 6)).utf8CString)
        guard let made = mkdtemp(&template) else {
            throw LedgerError(
                .storage, "a temporary folder cannot be made: \(String(cString: strerror(errno)))",
                remedy: "set TMPDIR to a folder that can be written")
        }
        return String(cString: made)
    }

    /// Removes a folder, also where a program that was just killed still writes into it.
    private static func clear(_ folder: String) {
        for _ in 0..<50 {
            remove(folder)
            guard access(folder, F_OK) == 0 else { return }
            usleep(20_000)
        }
    }

    /// Removes a folder with everything in it, and follows no symbolic link.
    private static func remove(_ path: String) {
        var status = stat()
        guard lstat(path, &status) == 0 else { return }
        guard status.st_mode & S_IFMT == S_IFDIR else {
            _ = unlink(path)
            return
        }
        var names: [String] = []
        if let folder = opendir(path) {
            while let entry = readdir(folder) {
                let name = withUnsafeBytes(of: entry.pointee.d_name) { bytes in
                    String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
                }
                if name != ".", name != ".." { names.append(name) }
            }
            closedir(folder)
        }
        for name in names { remove(path + "/" + name) }
        _ = rmdir(path)
    }
}

/// Another program that is run and waited for.
enum ChildProcess {
    /// Runs a program without input, whose output is dropped; its exit status, 128 and the signal's number where one
    /// ended it, 127 where it could not be started, nil where it had to be killed after some seconds, or because one of
    /// the signals that are held has come. With it are killed the programs that it started. Its environment is that of
    /// this process with some variables set.
    static func run(
        _ program: String, _ arguments: [String], seconds: Int, setting variables: [String: String],
        _ signals: HeldSignals
    ) -> Int? {
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0)
        posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, "/dev/null", O_WRONLY, 0)
        posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0)
        var words: [UnsafeMutablePointer<CChar>?] = ([program] + arguments).map { strdup($0) }
        words.append(nil)
        defer { for word in words { free(word) } }
        var environment = ChildProcess.environment(setting: variables)
        defer { for word in environment { free(word) } }
        // A group of its own, so that it ends with what it started, and the signals that are held here are not held there.
        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        var mask = signals.before
        posix_spawnattr_setsigmask(&attributes, &mask)
        posix_spawnattr_setpgroup(&attributes, 0)
        posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETPGROUP))
        var process: pid_t = 0
        guard posix_spawn(&process, program, &actions, &attributes, words, &environment) == 0 else { return 127 }
        var status: Int32 = 0
        for _ in 0..<(seconds * 50) where !signals.hasCome {
            let ended = waitpid(process, &status, WNOHANG)
            if ended == process { return status & 0x7F == 0 ? Int(status >> 8 & 0xFF) : 128 + Int(status & 0x7F) }
            if ended < 0, errno != EINTR { return 127 }
            usleep(20_000)
        }
        kill(-process, SIGKILL)
        waitpid(process, &status, 0)
        return nil
    }

    /// The environment of this process with some variables set, as copies that the caller frees.
    private static func environment(setting variables: [String: String]) -> [UnsafeMutablePointer<CChar>?] {
        var words = variables.map { strdup("\($0.key)=\($0.value)") }
        var next: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?> = environ
        while let word = next.pointee {
            let text = String(cString: word)
            if variables[String(text.prefix { $0 != "=" })] == nil { words.append(strdup(word)) }
            next += 1
        }
        return words + [nil]
    }
}
