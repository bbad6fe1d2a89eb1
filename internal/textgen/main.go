// Textgen writes the text forms of a package's types to text_gen.go: the methods of every enumeration that has an enum.Table, of
// every set that is marked as one, and the reading of the JSON form of every exported struct that has one.
//
// Usage: textgen [-check] [folder ...]; the folder is the current one if none is given. It reads the folder's Go files, tests
// excepted. Methods that the package has by hand are left out. Directives follow the doc text of a type:
//
//	//clearsky:set Elem   an unsigned integer, of which bit v stands for the value v of the enumeration Elem
//	//clearsky:whole      a struct whose JSON form must have every key
//	//clearsky:nojson     a struct whose JSON form is not read by a method
package main

import (
	"bytes"
	"errors"
	"flag"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
)

const fileName = "text_gen.go"

func main() { os.Exit(run(os.Args[1:], os.Stderr)) }

// run returns the exit status.
func run(args []string, stderr io.Writer) int {
	flags := flag.NewFlagSet("textgen", flag.ContinueOnError)
	flags.SetOutput(stderr)
	check := flags.Bool("check", false, "write nothing and fail where "+fileName+" is not current")
	if err := flags.Parse(args); err != nil {
		return 2
	}
	dirs := flags.Args()
	if len(dirs) == 0 {
		dirs = []string{"."}
	}
	status := 0
	for _, dir := range dirs {
		if err := update(dir, *check); err != nil {
			_, _ = fmt.Fprintln(stderr, err)
			status = 1
		}
	}
	return status
}

// update brings the folder's file up to date, or only says whether it is.
func update(dir string, check bool) error {
	want, err := generate(dir)
	if err != nil {
		return err
	}
	path := filepath.Join(dir, fileName)
	have, err := os.ReadFile(path)
	switch {
	case err != nil && !errors.Is(err, fs.ErrNotExist):
		return err
	case bytes.Equal(have, want):
		return nil
	case check:
		return fmt.Errorf("%s is not current: run go generate", path)
	}
	return os.WriteFile(path, want, 0o644)
}
