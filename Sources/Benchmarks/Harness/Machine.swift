// What the figures were measured on, for the head of the table.

import Glibc

/// The machine of the run.
enum Machine {
    /// Processor, cores, memory and system on one line; what the system does not tell is left out.
    static var description: String {
        [model, "\(sysconf(Int32(_SC_NPROCESSORS_ONLN))) cores", memory, system].compactMap(\.self)
            .joined(separator: ", ")
    }

    /// Today by the system's clock, in UTC.
    static var today: String {
        var now = time(nil)
        var parts = tm()
        gmtime_r(&now, &parts)
        let two = [parts.tm_mon + 1, parts.tm_mday].map { ($0 < 10 ? "0" : "") + String($0) }
        return "\(parts.tm_year + 1900)-\(two[0])-\(two[1])"
    }

    private static var model: String? { value("model name", in: "/proc/cpuinfo", ":") }

    private static var memory: String? {
        value("MemTotal", in: "/proc/meminfo", ":").flatMap { Int($0.dropLast(3)) }.map {
            "\(($0 + 524_288) / 1_048_576) GiB"
        }
    }

    private static var system: String? {
        value("PRETTY_NAME", in: "/etc/os-release", "=").map { $0.filter { $0 != "\"" } }
    }

    private static func value(_ name: String, in path: String, _ separator: Character) -> String? {
        guard let text = try? TextFile.read(path) else { return nil }
        let line = text.split(separator: "\n").first { $0.hasPrefix(name) }
        guard let value = line?.split(separator: separator, maxSplits: 1).last else { return nil }
        let start = value.drop { $0 == " " || $0 == "\t" }
        return String(start)
    }
}
