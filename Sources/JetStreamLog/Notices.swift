// What servers say without being asked: that a subject is not allowed, that a connection is lost. The client library
// tells it on threads of its own, also when nobody wants to know any more; so it is told by a number, never by a pointer.

#if JetStream
    import Synchronization

    /// What was heard on one connection.
    final class Notices: Sendable {
        private struct Heard {
            var disconnections = 0
            var forbidden: Set<String> = []
        }

        private static let known = Mutex<(last: UInt, all: [UInt: Notices])>((0, [:]))
        private let heard = Mutex(Heard())
        private let number: UInt

        init() {
            number = Self.known.withLock { known in
                known.last += 1
                return known.last
            }
            Self.known.withLock { $0.all[number] = self }
        }

        /// The number, in the form in which the library keeps it; it is never followed.
        var place: UnsafeMutableRawPointer? { UnsafeMutableRawPointer(bitPattern: number) }

        /// Those of a number; nil once they are forgotten.
        static func of(_ place: UnsafeMutableRawPointer?) -> Notices? {
            known.withLock { $0.all[UInt(bitPattern: place)] }
        }

        func forget() { _ = Self.known.withLock { $0.all.removeValue(forKey: number) } }

        func disconnected() { heard.withLock { $0.disconnections += 1 } }

        var disconnections: Int { heard.withLock { $0.disconnections } }

        /// An error of a server: where it is about permission the subject is between quotation marks.
        func hear(_ words: String) {
            guard words.lowercased().contains("violation") else { return }
            let parts = words.split(separator: "\"", omittingEmptySubsequences: false)
            guard parts.count >= 3 else { return }
            heard.withLock { heard in
                // Somebody may subscribe to what nobody allows, over and over.
                if heard.forbidden.count > 1_000 { heard.forbidden = [] }
                heard.forbidden.insert(String(parts[1]))
            }
        }

        func forbidden(_ subjects: [String]) -> String? {
            heard.withLock { heard in subjects.first { heard.forbidden.contains($0) } }
        }

        func permit(_ subjects: [String]) { heard.withLock { $0.forbidden.subtract(subjects) } }
    }
#endif
