package texttest_test

import (
	"testing"

	"github.com/clearsky-go/clearsky/internal/texttest"
)

func TestLines(t *testing.T) {
	type form struct {
		Format int            `json:"format"`
		Of     map[string]int `json:"of,omitzero"`
		List   []any          `json:"list"`
		None   []int          `json:"none"`
	}
	got, err := texttest.Lines(form{1, map[string]int{"a": 2}, []any{"b", nil, []int{3}}, nil})
	want := "{\n\"format\": 1,\n\"of\": {\"a\":2},\n\"list\": [\n  \"b\",\n  null,\n  [3]],\n\"none\": []\n}\n"
	if string(got) != want || err != nil {
		t.Errorf("%s, %v", got, err)
	}
	if _, err := texttest.Lines(form{List: []any{func() {}}}); err == nil {
		t.Error("a function is no JSON")
	}
}
