package aqi_test

import (
	"errors"

	"github.com/clearsky-go/clearsky/aqi"
)

// faultsOf returns an error's faults, nil where it has none.
func faultsOf(err error) aqi.Faults {
	var fs aqi.Faults
	if !errors.As(err, &fs) {
		return nil
	}
	return fs
}

// the returns the only fault of an error, the zero Fault where there is none or another number of them.
func the(err error) aqi.Fault {
	if fs := faultsOf(err); len(fs) == 1 {
		return fs[0]
	}
	return aqi.Fault{}
}

// single reports whether a fault is at that path, once, with that value and rule, and says what would be right in both languages.
func single(f aqi.Fault, path, got string, rule error) bool {
	return f.Path == path && f.Count == 1 && f.Got == got && errors.Is(f.Rule, rule) && f.Want.English != "" && f.Want.Chinese != ""
}

// above reports whether there is an index and it is greater than value.
func above(i aqi.Index, value int64) bool {
	v, ok := i.Value()
	return ok && int64(v) > value
}
