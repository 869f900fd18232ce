// The other side of BundleInGoTests: Go's own reader of tiles reads those of an evidence bundle, with nothing of ours but the
// names of the files. It prints how many entries are in the signed tree, or what does not hold, and ends with 1 then.
package main

import (
	"encoding/binary"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

func must(err error) {
	if err != nil {
		fmt.Println("refused:", err)
		os.Exit(1)
	}
}

func read(parts ...string) []byte {
	data, err := os.ReadFile(filepath.Join(parts...))
	must(err)
	return data
}

// tiles reads tile/L/N where Go says tile/8/L/N.
type tiles string

func (t tiles) Height() int { return 8 }

func (t tiles) SaveTiles([]tlog.Tile, [][]byte) {}

func (t tiles) ReadTiles(wanted []tlog.Tile) ([][]byte, error) {
	var all [][]byte
	for _, tile := range wanted {
		all = append(all, read(string(t), strings.Replace(tile.Path(), "tile/8/", "tile/", 1)))
	}
	return all, nil
}

func main() {
	folder := os.Args[1]
	verifier, err := note.NewVerifier(os.Args[2])
	must(err)
	_, err = note.Open(read(folder, "certificate"), note.VerifierList(verifier))
	must(err)
	checkpoint, err := note.Open(read(folder, "checkpoint"), note.VerifierList(verifier))
	must(err)
	var origin, root string
	var tree tlog.Tree
	_, err = fmt.Sscanf(checkpoint.Text, "%s\n%d\n%s\n", &origin, &tree.N, &root)
	must(err)
	tree.Hash, err = tlog.ParseHash(root)
	must(err)
	hashes := tlog.TileHashReader(tree, tiles(folder))
	next := int64(0)
	for next < tree.N {
		width := tree.N - next
		if width > 256 {
			width = 256
		}
		path := strings.Replace(tlog.Tile{H: 8, L: -1, N: next / 256, W: int(width)}.Path(), "tile/8/data/", "tile/entries/", 1)
		for data := read(folder, path); len(data) > 0; next++ {
			end := 2 + int(binary.BigEndian.Uint16(data))
			stored, err := hashes.ReadHashes([]int64{tlog.StoredHashIndex(0, next)})
			must(err)
			if stored[0] != tlog.RecordHash(data[2:end]) {
				must(fmt.Errorf("entry %d is not the one in the tree", next))
			}
			data = data[end:]
		}
	}
	fmt.Println(origin, next)
}
