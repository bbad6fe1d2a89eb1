package fields_test

import (
	"strings"
	"testing"

	"github.com/clearsky-go/clearsky/internal/fields"
)

func TestTable(t *testing.T) {
	seen := map[string]bool{}
	for i, n := range fields.Table.Names[1:] {
		if n.Word == "" || n.English == "" || n.Chinese == "" || seen[n.Word] || seen[n.English] || seen[n.Chinese] {
			t.Errorf("%d: %+v", i+1, n)
		}
		if strings.ContainsAny(n.Word, ", -") {
			t.Errorf("%q is no JSON key", n.Word)
		}
		seen[n.Word], seen[n.English], seen[n.Chinese] = true, true, true
	}
	if fields.Table.Clash() != "" || fields.Table.Valid(0) || fields.Table.Valid(63) {
		t.Error(fields.Table.Clash())
	}
}
