package strict_test

import (
	"testing"

	"github.com/clearsky-go/clearsky/internal/strict"
)

func TestUnmarshal(t *testing.T) {
	type inner struct{ A int }
	var v struct {
		B inner
		C []inner
	}
	if err := strict.Unmarshal([]byte(`{"B":{"A":1},"C":[{"A":2}]}`), &v); err != nil || v.B.A != 1 || v.C[0].A != 2 {
		t.Errorf("%+v, %v", v, err)
	}
	for _, text := range []string{`{"D":1}`, `{"B":{"X":1}}`, `{"C":[{"X":1}]}`, `{"B":1}`, ``, `{`} {
		if err := strict.Unmarshal([]byte(text), &v); err == nil {
			t.Errorf("%q is read", text)
		}
	}
}
