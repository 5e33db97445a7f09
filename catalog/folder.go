package catalog

import (
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
)

// A folder is where a catalog's files are. Nothing outside of it is opened,
// whatever the catalog or a link in the folder says.
type folder struct {
	root *os.Root
	seen []fs.FileInfo // the files that are read
}

// newFolder is the folder of the catalog's own file.
func newFolder(own *os.File) (*folder, error) {
	info, err := own.Stat()
	if err != nil {
		return nil, err
	}
	root, err := os.OpenRoot(filepath.Dir(own.Name()))
	if err != nil {
		return nil, err
	}
	return &folder{root: root, seen: []fs.FileInfo{info}}, nil
}

// Why an included file is not read.
var (
	errTwice     = errors.New("it is read already")
	errIrregular = errors.New("it is no regular file")
)

// admit reports why the file is not to be read; nil if it is.
func (f *folder) admit(name string) error {
	info, err := f.root.Stat(name) // before it is opened: opening a pipe would wait
	switch {
	case err != nil:
		return err
	case !info.Mode().IsRegular():
		return errIrregular
	case slices.ContainsFunc(f.seen, func(other fs.FileInfo) bool { return os.SameFile(info, other) }):
		return errTwice
	}
	file, err := f.root.Open(name)
	if err != nil {
		return err
	}
	f.seen = append(f.seen, info)
	return file.Close()
}

// read reads an included file, of which it gives so many bytes at most.
func (f *folder) read(name string, most int) ([]byte, error) {
	file, err := f.root.Open(name)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	return io.ReadAll(io.LimitReader(file, int64(most)))
}
