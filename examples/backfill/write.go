package main

import (
	"context"
	"encoding/json"
	"errors"
	"net/url"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"github.com/apache/beam/sdks/v2/go/pkg/beam/io/filesystem"
	"github.com/apache/beam/sdks/v2/go/pkg/beam/register"
)

func init() {
	register.DoFn3x1[context.Context, string, func(*string) bool, error](&writeFn{})
	register.Function1x3(lineFn)
	register.Iter1[string]()
}

// writeFn writes the lines of a file in order, so that a second try, and every other run, writes the same bytes.
type writeFn struct{ Output string }

func (fn *writeFn) ProcessElement(ctx context.Context, name string, lines func(*string) bool) error {
	var all []string
	for line := ""; lines(&line); {
		all = append(all, line)
	}
	slices.Sort(all)
	return writeFile(ctx, fn.Output, name, []byte(strings.Join(all, "\n")+"\n"))
}

// lineFn returns the line of a letter, by the name of its file: a name for each file of hours.
func lineFn(l letter) (name, line string, err error) {
	text, err := json.Marshal(l)
	return "dead-letters/" + url.PathEscape(path.Base(l.File)) + ".jsonl", string(text), err
}

func writeFile(ctx context.Context, folder, name string, text []byte) (err error) {
	file := folder + "/" + name
	if !strings.Contains(folder, "://") {
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			return err
		}
	}
	fs, err := filesystem.New(ctx, file)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, fs.Close()) }()
	w, err := fs.OpenWrite(ctx, file)
	if err != nil {
		return err
	}
	_, err = w.Write(text)
	return errors.Join(err, w.Close())
}
