// The Go side of the tree: golang.org/x/mod/sumdb/tlog builds it over the leaves in a file, all hashes in memory, and tells
// the seconds that took and the root: tlog_peer FILE, where FILE has u32 little-endian length and bytes of each leaf. Reading
// the file does not count.
package main

import (
	"encoding/binary"
	"fmt"
	"os"
	"time"

	"golang.org/x/mod/sumdb/tlog"
)

type store []tlog.Hash

func (s store) ReadHashes(indexes []int64) ([]tlog.Hash, error) {
	hashes := make([]tlog.Hash, len(indexes))
	for place, index := range indexes {
		hashes[place] = s[index]
	}
	return hashes, nil
}

func must(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(2)
	}
}

func main() {
	data, err := os.ReadFile(os.Args[1])
	must(err)
	start := time.Now()
	var stored store
	leaves := int64(0)
	for len(data) > 0 {
		end := 4 + binary.LittleEndian.Uint32(data)
		hashes, err := tlog.StoredHashes(leaves, data[4:end], &stored)
		must(err)
		stored = append(stored, hashes...)
		leaves++
		data = data[end:]
	}
	root, err := tlog.TreeHash(leaves, &stored)
	must(err)
	fmt.Printf("%.9f\t%d\t%s\n", time.Since(start).Seconds(), leaves, root)
}
