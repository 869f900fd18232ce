// A line between a program and a server that can be cut: questions, answers or both are lost, or the connections end.
// What is lost stays lost, as on a network: a connection that lost something ends when the line is mended.

#if JetStream
    import Foundation
    import LedgerTestSupport
    import Synchronization

    /// A proxy on a port of its own, until it is let go of.
    final class CuttingProxy: Sendable {
        /// What a cut line loses.
        enum Cut: CaseIterable {
            case questions, answers, both, connections
        }

        private struct State {
            var cut: Cut?
            var pairs: [Pair] = []
            var cutConnections = 0
        }

        private struct Pair {
            let client: Int32
            let server: Int32
        }

        let port: Int
        private let target: Int
        private let listener: Int32
        private let state = Mutex(State())

        init(to target: Int) throws {
            self.target = target
            port = try TestCluster.freePorts(1)[0]
            listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
            var yes: Int32 = 1
            setsockopt(listener, SOL_SOCKET, SO_REUSEADDR, &yes, socklen_t(MemoryLayout<Int32>.size))
            let descriptor = listener
            guard Self.withAddress(port, { bind(descriptor, $0, $1) }) == 0, listen(descriptor, 16) == 0 else {
                throw TestCluster.Problem(description: "no port for a proxy")
            }
            Thread.detachNewThread { [weak self] in
                while true {
                    let client = accept(descriptor, nil, nil)
                    guard client >= 0, let self else { return }
                    self.connect(client)
                }
            }
        }

        deinit {
            shutdown(listener, Int32(SHUT_RDWR))
            close(listener)
            state.withLock { $0.pairs.forEach(Self.end) }
        }

        var cutConnections: Int { state.withLock { $0.cutConnections } }

        func cut(_ cut: Cut) {
            state.withLock { state in
                state.cut = cut
                if cut == .connections { endAll(&state) }
            }
        }

        func mend() {
            state.withLock { state in
                state.cut = nil
                endAll(&state)
            }
        }

        private func endAll(_ state: inout State) {
            state.cutConnections += state.pairs.count
            state.pairs.forEach(Self.end)
            state.pairs = []
        }

        private static func end(_ pair: Pair) {
            shutdown(pair.client, Int32(SHUT_RDWR))
            shutdown(pair.server, Int32(SHUT_RDWR))
        }

        private func connect(_ client: Int32) {
            let server = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
            let isCut = state.withLock { $0.cut != nil }
            guard !isCut, Self.withAddress(target, { Foundation.connect(server, $0, $1) }) == 0 else {
                close(client)
                close(server)
                return
            }
            state.withLock { $0.pairs.append(Pair(client: client, server: server)) }
            let open = OpenEnds(count: 2, descriptors: [client, server])
            carry(from: client, to: server, lostBy: [.questions, .both], open)
            carry(from: server, to: client, lostBy: [.answers, .both], open)
        }

        private func carry(from source: Int32, to target: Int32, lostBy cuts: [Cut], _ open: OpenEnds) {
            Thread.detachNewThread { [weak self] in
                var buffer = [UInt8](repeating: 0, count: 65_536)
                while true {
                    let count = read(source, &buffer, buffer.count)
                    guard count > 0, let cut = self.map({ proxy in proxy.state.withLock { $0.cut } }) else { break }
                    if let cut, cuts.contains(cut) { continue }
                    var sent = 0
                    while sent < count {
                        let more = buffer.withUnsafeBytes { bytes in
                            send(
                                target, bytes.baseAddress.map { $0 + sent }, count - sent, Int32(MSG_NOSIGNAL))
                        }
                        guard more > 0 else { break }
                        sent += more
                    }
                    if sent < count { break }
                }
                shutdown(source, Int32(SHUT_RDWR))
                shutdown(target, Int32(SHUT_RDWR))
                self?.state.withLock { state in state.pairs.removeAll { [$0.client, $0.server].contains(source) } }
                open.ended()
            }
        }

        /// Closes both ends of a line once nobody reads from either.
        private final class OpenEnds: Sendable {
            private let left: Mutex<Int>
            private let descriptors: [Int32]

            init(count: Int, descriptors: [Int32]) {
                left = Mutex(count)
                self.descriptors = descriptors
            }

            func ended() {
                let isLast = left.withLock { left in
                    left -= 1
                    return left == 0
                }
                if isLast { descriptors.forEach { close($0) } }
            }
        }

        private static func withAddress(
            _ port: Int, _ work: (UnsafePointer<sockaddr>, socklen_t) -> Int32
        ) -> Int32 {
            var address = sockaddr_in()
            address.sin_family = sa_family_t(AF_INET)
            address.sin_port = in_port_t(port).bigEndian
            address.sin_addr.s_addr = in_addr_t(0x7F00_0001).bigEndian
            return withUnsafePointer(to: &address) { pointer in
                pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                    work($0, socklen_t(MemoryLayout<sockaddr_in>.size))
                }
            }
        }
    }
#endif
