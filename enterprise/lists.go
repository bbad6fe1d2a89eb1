package enterprise

import (
	"fmt"
	"slices"

	"github.com/clearsky-go/clearsky/aqi"
	"github.com/clearsky-go/clearsky/internal/wording"
)

// each checks that a list has values of their type, each once.
func each[T interface {
	~uint8
	fmt.Stringer
	Valid() bool
}](v *validation, list []T, wanted aqi.Text, tokens ...any) {
	var before uint64
	for i, value := range list {
		at := append(slices.Clone(tokens), i)
		if !v.value(value, true, wanted, at...) {
			continue
		}
		if before>>value&1 != 0 {
			v.fault(aqi.ErrDuplicate, value.String(), want("each value once", "每个取值一次"), at...)
		}
		before |= 1 << value
	}
}

// bits returns the set of a list's values.
func bits[T ~uint8](list []T) (set uint64) {
	for _, value := range list {
		set |= 1 << value
	}
	return set
}

// texts returns the names of a list's values.
func texts[T fmt.Stringer](list []T) string {
	return wording.List(wording.English, list, T.String)
}
