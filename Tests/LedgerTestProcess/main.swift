// A second process for tests: its first argument names what it is to be. Each subcommand has a file of its own and
// talks over standard input and output, a line each way, until its input ends. It decides nothing by itself.
#if canImport(Darwin)
    import Darwin
#elseif canImport(Musl)
    import Musl
#else
    import Glibc
#endif

// A test that has ended no longer reads; that must not look like a crash.
signal(SIGPIPE, SIG_IGN)

let arguments = Array(CommandLine.arguments.dropFirst())
switch arguments.first {
case "lmdb": StoreSession().run()
case "ledger": LedgerSession().run()
case "households": HouseholdSession().run()
case "replication": ReplicationSession().run()
default:
    print("error: unknown subcommand; known: lmdb, ledger, households, replication")
    exit(2)
}
