// The check of a file's pages by itself, over plain reads, for a file that LMDB must not open before.
// It opens nothing for LMDB, takes no lock and writes nothing.

import Files

extension Environment {
    /// The first damage to the structure of each part of a file that need not be open; empty when it is sound.
    ///
    /// Throws `noSuchFile`, `notLMDB`, `truncated`, `corrupted` (a meta page) and others. Costs one small read a page;
    /// memory is one bit a page and eight bytes a free page. Other processes may write meanwhile.
    public static func damagedPages(ofFileAt path: String) throws(LMDBError) -> [PageDamage] {
        let opening = EnvironmentOpening(path: path, options: EnvironmentOptions())
        return try opening.damagedPages()
    }
}

extension PageCheck {
    /// The walk over a file that others may write to: one that two commits have overtaken begins again.
    static func run(
        _ first: MetaPages, in descriptor: borrowing FileDescriptor, path: String, operation: String
    ) throws(LMDBError) -> [PageDamage] {
        var meta = first
        while true {
            let found = run(meta, in: descriptor)
            guard !found.isEmpty else { return [] }
            let newest = try MetaPages(reading: descriptor, path: path, operation: operation)
            // The numbers of transactions come from the file unchecked: a sum of two could overflow.
            guard newest.transaction - meta.transaction >= 2 || newest.isInStep != meta.isInStep else { return found }
            meta = newest
        }
    }
}

extension PageDamage {
    /// For an error's detail.
    var explanation: Sentence { "\(sentence); the file is damaged, restore it from a backup" }
}
