package main

import (
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"linkwatch/report"
)

// outputs says in which formats a check is told, and where.
type outputs struct {
	format string // on stdout
	files  []outputFile
}

type outputFile struct{ format, name string }

// parseOutputs reads --format and the --output flags, each FILE or FORMAT=FILE.
func parseOutputs(format string, flags []string) (outputs, error) {
	known := report.CheckFormats()
	if !slices.Contains(known, format) {
		return outputs{}, fmt.Errorf("--format %q: want one of %s", format, strings.Join(known, ", "))
	}
	o := outputs{format: format}
	for _, flag := range flags {
		file := outputFile{format, flag}
		if f, name, ok := strings.Cut(flag, "="); ok {
			file = outputFile{f, name}
		}
		if !slices.Contains(known, file.format) {
			return outputs{}, fmt.Errorf("--output %q: want FILE or FORMAT=FILE with a format of %s", flag, strings.Join(known, ", "))
		}
		if file.name == "" {
			return outputs{}, fmt.Errorf("--output %q: want a file's name", flag)
		}
		o.files = append(o.files, file)
	}
	return o, nil
}

// tellEach reports whether any of them tells of each entry.
func (o outputs) tellEach() bool {
	each := func(f outputFile) bool { return report.TellsEach(f.format) }
	return report.TellsEach(o.format) || slices.ContainsFunc(o.files, each)
}

func (o outputs) write(stdout io.Writer, result report.Check) error {
	if err := report.WriteCheck(stdout, o.format, result); err != nil {
		return fmt.Errorf("writing the result: %w", err)
	}
	for _, f := range o.files {
		if err := writeFile(f.name, f.format, result); err != nil {
			return err
		}
	}
	return nil
}

// writeFile writes the whole file or leaves the one that was there.
func writeFile(name, format string, result report.Check) error {
	return replaceFile(name, func(w io.Writer) error { return report.WriteCheck(w, format, result) })
}

func replaceFile(name string, write func(io.Writer) error) error {
	if there, err := os.Lstat(name); err == nil && !there.Mode().IsRegular() {
		return writeInto(name, write)
	}
	temp, err := os.CreateTemp(filepath.Dir(name), ".linkwatch-*")
	if err != nil {
		return fmt.Errorf("writing %s: %w", name, err)
	}
	defer os.Remove(temp.Name()) // does nothing once it has its name
	err = write(temp)
	if closing := temp.Close(); err == nil {
		err = closing
	}
	if err == nil {
		err = os.Chmod(temp.Name(), 0o644)
	}
	if err == nil {
		err = os.Rename(temp.Name(), name)
	}
	if err != nil {
		return fmt.Errorf("writing %s: %w", name, err)
	}
	return nil
}

// writeInto writes to what is no plain file and must stay what it is, as a link,
// which may be older than what it leads to, a pipe or a device.
func writeInto(name string, write func(io.Writer) error) error {
	file, err := os.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_TRUNC, 0o644)
	if err != nil {
		return fmt.Errorf("writing %s: %w", name, err)
	}
	err = write(file)
	if closing := file.Close(); err == nil {
		err = closing
	}
	if err != nil {
		return fmt.Errorf("writing %s: %w", name, err)
	}
	return nil
}
