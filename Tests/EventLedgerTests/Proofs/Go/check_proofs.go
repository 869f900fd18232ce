// The other side of GoInteroperabilityTests: Go's own transparency log and notes read what the library wrote, and write
// what the library must read. It takes a file of cases and prints one JSON object; "failures" must be empty.
package main

import (
	"crypto/sha256"
	"encoding/base64"
	"encoding/binary"
	"encoding/json"
	"fmt"
	"os"
	"strconv"
	"strings"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

type leafProof struct {
	Leaf, Proof string
	IsWrong     bool
}

type ledgerProof struct {
	File    string
	IsWrong bool
}

type growthProof struct {
	OldRoot, Proof string
	IsWrong        bool
}

type cases struct {
	VerifierKey, SigningKey, Text string
	Sizes                         []int64
	LeafProofs                    []leafProof
	GrowthProofs                  []growthProof
	LedgerProofs                  []ledgerProof
}

type answer struct {
	Roots, Tiles                 map[string]string
	Inclusion, Consistency       map[string][]string
	Signed, OtherKey, OtherNote string
	Checked                      int
	Failures                     []string
}

type store []tlog.Hash

func (s store) ReadHashes(indexes []int64) ([]tlog.Hash, error) {
	var hashes []tlog.Hash
	for _, index := range indexes {
		hashes = append(hashes, s[index])
	}
	return hashes, nil
}

func must(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(2)
	}
}

// A file of our proofs: its lines up to the empty one, and the checkpoint, opened by Go and taken apart.
func open(file string, verifiers note.Verifiers) (lines []string, size int64, root tlog.Hash, err error) {
	parts := strings.SplitN(file, "\n\n", 2)
	if len(parts) != 2 {
		return nil, 0, root, fmt.Errorf("no empty line")
	}
	opened, err := note.Open([]byte(parts[1]), verifiers)
	if err != nil {
		return nil, 0, root, err
	}
	text := strings.Split(opened.Text, "\n")
	if len(text) != 4 || text[3] != "" {
		return nil, 0, root, fmt.Errorf("not three lines: %q", opened.Text)
	}
	if size, err = strconv.ParseInt(text[1], 10, 64); err != nil {
		return nil, 0, root, err
	}
	root, err = tlog.ParseHash(text[2])
	return strings.Split(parts[0], "\n"), size, root, err
}

func hashes(lines []string) (list []tlog.Hash, err error) {
	for _, line := range lines {
		hash, err := tlog.ParseHash(line)
		if err != nil {
			return nil, err
		}
		list = append(list, hash)
	}
	return list, nil
}

func checkLeaf(c leafProof, verifiers note.Verifiers) error {
	lines, size, root, err := open(c.Proof, verifiers)
	if err != nil {
		return err
	}
	if len(lines) < 2 || lines[0] != "c2sp.org/tlog-proof@v1" || !strings.HasPrefix(lines[1], "index ") {
		return fmt.Errorf("no header: %q", lines)
	}
	index, err := strconv.ParseInt(lines[1][len("index "):], 10, 64)
	if err != nil {
		return err
	}
	list, err := hashes(lines[2:])
	if err != nil {
		return err
	}
	return tlog.CheckRecord(list, size, root, index, tlog.RecordHash([]byte(c.Leaf)))
}

// A proof file that a ledger made: the leaf is made again of what stands behind "extra".
func checkLedger(c ledgerProof, verifiers note.Verifiers) error {
	data, err := os.ReadFile(c.File)
	if err != nil {
		return err
	}
	lines := strings.Split(string(data), "\n")
	if len(lines) < 3 || !strings.HasPrefix(lines[1], "extra ") {
		return fmt.Errorf("no extra: %q", lines)
	}
	extra, err := base64.StdEncoding.DecodeString(lines[1][len("extra "):])
	if err != nil {
		return err
	}
	if len(extra) < 4 {
		return fmt.Errorf("no length: %d bytes", len(extra))
	}
	length := int(binary.BigEndian.Uint32(extra))
	if len(extra)-4-16 < length {
		return fmt.Errorf("a head of %d in %d bytes", length, len(extra))
	}
	head := sha256.Sum256(extra[4 : 4+length])
	leaf := append(head[:], extra[4+length:]...)
	proof := strings.Join(append(lines[:1:1], lines[2:]...), "\n")
	return checkLeaf(leafProof{Leaf: string(leaf), Proof: proof}, verifiers)
}

func checkGrowth(c growthProof, verifiers note.Verifiers) error {
	lines, size, root, err := open(c.Proof, verifiers)
	if err != nil {
		return err
	}
	if !strings.HasPrefix(lines[0], "old ") {
		return fmt.Errorf("no old size: %q", lines)
	}
	old, err := strconv.ParseInt(lines[0][len("old "):], 10, 64)
	if err != nil {
		return err
	}
	list, err := hashes(lines[1:])
	if err != nil {
		return err
	}
	oldRoot, err := tlog.ParseHash(c.OldRoot)
	if err != nil {
		return err
	}
	return tlog.CheckTree(list, size, root, old, oldRoot)
}

func texts(list []tlog.Hash) []string {
	out := []string{}
	for _, hash := range list {
		out = append(out, hash.String())
	}
	return out
}

// The tree of the same leaves, as Go builds it: roots, proofs and tiles.
func build(c cases, out *answer) {
	var stored store
	last := c.Sizes[len(c.Sizes)-1]
	for index := int64(0); index < last; index++ {
		more, err := tlog.StoredHashes(index, []byte(fmt.Sprintf("leaf %d", index)), stored)
		must(err)
		stored = append(stored, more...)
	}
	for place, size := range c.Sizes {
		root, err := tlog.TreeHash(size, stored)
		must(err)
		out.Roots[fmt.Sprint(size)] = root.String()
		index := size * 2 / 3
		inclusion, err := tlog.ProveRecord(size, index, stored)
		must(err)
		out.Inclusion[fmt.Sprintf("%d %d", index, size)] = texts(inclusion)
		old := int64(0)
		if place > 0 {
			old = c.Sizes[place-1]
			consistency, err := tlog.ProveTree(size, old, stored)
			must(err)
			out.Consistency[fmt.Sprintf("%d %d", old, size)] = texts(consistency)
		}
	}
	for _, tile := range tlog.NewTiles(8, 0, last) {
		data, err := tlog.ReadTileData(tile, stored)
		must(err)
		out.Tiles[tile.Path()] = base64.StdEncoding.EncodeToString(data)
	}
}

func main() {
	data, err := os.ReadFile(os.Args[1])
	must(err)
	var c cases
	must(json.Unmarshal(data, &c))
	out := answer{Roots: map[string]string{}, Tiles: map[string]string{}, Failures: []string{},
		Inclusion: map[string][]string{}, Consistency: map[string][]string{}}
	verifier, err := note.NewVerifier(c.VerifierKey)
	must(err)
	verifiers := note.VerifierList(verifier)
	judge := func(what string, isWrong bool, err error) {
		out.Checked++
		if (err != nil) != isWrong {
			out.Failures = append(out.Failures, fmt.Sprintf("%s, wrong on purpose: %v, error: %v", what, isWrong, err))
		}
	}
	for _, proof := range c.LeafProofs {
		judge(proof.Proof, proof.IsWrong, checkLeaf(proof, verifiers))
	}
	for _, proof := range c.GrowthProofs {
		judge(proof.Proof, proof.IsWrong, checkGrowth(proof, verifiers))
	}
	for _, proof := range c.LedgerProofs {
		judge(proof.File, proof.IsWrong, checkLedger(proof, verifiers))
	}
	build(c, &out)
	signer, err := note.NewSigner(c.SigningKey)
	must(err)
	signed, err := note.Sign(&note.Note{Text: c.Text}, signer)
	must(err)
	out.Signed = string(signed)
	secret, public, err := note.GenerateKey(nil, "go.example/log")
	must(err)
	other, err := note.NewSigner(secret)
	must(err)
	signed, err = note.Sign(&note.Note{Text: c.Text}, signer, other)
	must(err)
	out.OtherKey, out.OtherNote = public, string(signed)
	must(json.NewEncoder(os.Stdout).Encode(out))
}
