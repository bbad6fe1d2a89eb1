package quote_test

import (
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/clearsky-go/clearsky/internal/quote"
)

func TestText(t *testing.T) {
	for text, want := range map[string]string{
		"": `""`, "a\"b": `"a\"b"`, "喀什": `"喀什"`, "\xff": `"` + "\uFFFD" + `"`, strings.Repeat("x", 60): `"` + strings.Repeat("x", 60) + `"`,
	} {
		if got := quote.Text(text); got != want {
			t.Errorf("%q: %s, want %s", text, got, want)
		}
	}
	for n := 50; n < 70; n++ {
		if got := quote.Cut(strings.Repeat("x", n) + strings.Repeat("喀", 100)); !utf8.ValidString(got) || len(got) > 70 || !strings.HasSuffix(got, "…") {
			t.Errorf("%d: %q", n, got)
		}
	}
}
