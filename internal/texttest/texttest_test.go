package texttest

import (
	"encoding/json"
	"errors"
	"fmt"
	"runtime"
	"slices"
	"strings"
	"testing"

	"github.com/clearsky-go/clearsky/internal/enum"
)

// recorder records failures instead of failing the test that uses it.
type recorder struct {
	testing.TB
	failures []string
}

func (r *recorder) Helper() {}

func (r *recorder) Errorf(format string, args ...any) {
	r.failures = append(r.failures, fmt.Sprintf(format, args...))
}

func (r *recorder) Fatalf(format string, args ...any) {
	r.Errorf(format, args...)
	runtime.Goexit()
}

// failures are what a check reports, run as a test of its own would.
func failures(check func(tb testing.TB)) []string {
	var r recorder
	done := make(chan struct{})
	go func() {
		defer close(done)
		check(&r)
	}()
	<-done
	return r.failures
}

// fails checks that a check fails with want in each message, or passes for "".
func fails(t *testing.T, name, want string, check func(tb testing.TB)) {
	t.Helper()
	got := failures(check)
	if (len(got) > 0) != (want != "") || slices.ContainsFunc(got, func(s string) bool { return !strings.Contains(s, want) }) {
		t.Errorf("%s: %q, want %q", name, got, want)
	}
}

// fault is what is wrong with the forms of the types below; "" is nothing.
var fault string

// colour has the words "", red and dark-red.
type colour uint8

var colours = enum.Table[colour]{Type: "texttest.colour", Names: []enum.Name{
	{}, {Word: "red", English: "red", Chinese: "红"}, {Word: "dark-red", English: "dark red", Chinese: "暗红"},
}}

func (c colour) Valid() bool { return colours.Valid(c) != (fault == "valid" && c == 2) }

func (c colour) String() string {
	switch {
	case fault == "same name" && c == 2:
		return "red"
	case fault == "no name" && c == 2:
		return ""
	case fault == "mark" && c == 200:
		return "colour(200)"
	}
	return colours.English(c)
}

func (c colour) Chinese() string {
	if fault == "chinese" && c == 2 {
		return "crimson"
	}
	return colours.Chinese(c)
}

func (c colour) MarshalText() ([]byte, error) {
	switch {
	case fault == "written" && c == 2:
		return []byte("crimson"), nil
	case fault == "text of none" && c == 77:
		return []byte("x"), nil
	case fault == "error of none" && c == 0:
		return nil, errors.New("bad")
	}
	return colours.Marshal(c)
}

func (c *colour) UnmarshalText(text []byte) error {
	switch {
	case fault == "upper case":
		text = []byte(strings.ToLower(string(text)))
	case fault == "trimmed":
		text = []byte(strings.TrimSpace(string(text)))
	case fault == "read" && string(text) == "dark-red":
		*c = 1
		return nil
	}
	err := colours.Unmarshal(text, c)
	switch {
	case fault == "changed" && err != nil:
		*c = 2
	case fault == "rule" && err != nil:
		return errors.New("bad")
	case fault == "long" && err != nil:
		return fmt.Errorf("%w: %s", err, text)
	}
	return err
}

func TestEnum(t *testing.T) {
	for name, want := range map[string]string{
		"": "", "valid": "valid is", "same name": "another value", "no name": "no name", "mark": "(200)", "chinese": "not Chinese", "written": "crimson",
		"text of none": "(77)", "error of none": "(0)", "upper case": "now", "trimmed": "now", "read": "dark-red", "changed": "now 2", "rule": "bad",
		"long": "now 1",
	} {
		fault = name
		fails(t, name, want, func(tb testing.TB) { Enum[colour](tb, "", "red", "dark-red") })
	}
	fault = ""
	fails(t, "too few", "(2)", func(tb testing.TB) { Enum[colour](tb, "", "red") })
	fails(t, "too many", "texttest.colour", func(tb testing.TB) { Enum[colour](tb, "", "red", "dark-red", "blue") })
	fails(t, "none", "want one", func(tb testing.TB) { Enum[colour](tb, "") })
	fails(t, "with a hyphen", "plain", func(tb testing.TB) { EnumOfFields[colour](tb, "", "red", "dark-red") })
}

// shade has a word for 0, which is not valid, and one with an underscore.
type shade uint8

var shades = enum.Table[shade]{Type: "texttest.shade", Names: []enum.Name{
	{Word: "none", English: "none", Chinese: "无"}, {Word: "very_dark", English: ">", Chinese: "＞"},
}}

func (s shade) Valid() bool                      { return s == 1 || s == 0 && fault == "" }
func (s shade) String() string                   { return shades.English(s) }
func (s shade) Chinese() string                  { return shades.Chinese(s) }
func (s shade) MarshalText() ([]byte, error)     { return shades.Marshal(s) }
func (s *shade) UnmarshalText(text []byte) error { return shades.Unmarshal(text, s) }

func TestEnumVariants(t *testing.T) {
	fault = ""
	fails(t, "fields", "", func(tb testing.TB) { EnumOfFields[shade](tb, "none", "very_dark") })
	fails(t, "with an underscore", "plain", func(tb testing.TB) { Enum[shade](tb, "none", "very_dark") })
	fails(t, "valid none", "valid is true", func(tb testing.TB) {
		checkEnum[shade](tb, words{list: []string{"none", "very_dark"}, hasNone: true})
	})
	fault = "none"
	fails(t, "none that is not valid", "valid is false", func(tb testing.TB) { EnumOfFields[shade](tb, "none", "very_dark") })
	fails(t, "none", "plain", func(tb testing.TB) { EnumWithNone[shade](tb, "none", "very_dark") })
}

// number is written in the shortest form.
type number int

var errNumber = errors.New("not a number")

func (n number) MarshalText() ([]byte, error) {
	switch fault {
	case "unwritable":
		return nil, errNumber
	case "other":
		return []byte("8"), nil
	case "unreadable":
		return []byte("x"), nil
	case "word":
		return []byte("word"), nil
	case "changing":
		fault = "changing, twice"
	case "changing, twice":
		return []byte("+7"), nil
	}
	return fmt.Append(nil, int(n)), nil
}

func (n *number) UnmarshalText(text []byte) error {
	switch {
	case fault == "changed":
		*n = 1
	case fault == "word" && string(text) == "word":
		*n = 7
		return nil
	}
	var read int
	if _, err := fmt.Sscanf(string(text)+"\n", "%d\n", &read); err != nil {
		return errNumber
	}
	*n = number(read)
	return nil
}

func TestRoundTrip(t *testing.T) {
	for name, tt := range map[string]struct{ in, want string }{
		"": {"007", ""}, "refused": {"x", ""}, "unwritable": {"7", "not a number"}, "other": {"7", `"8"`}, "unreadable": {"7", `"x"`},
		"changing": {"7", "second time"}, "changed": {"x", "now"},
	} {
		fault = name
		fails(t, name, tt.want, func(tb testing.TB) { RoundTrip[number](tb, []byte(tt.in), errNumber) })
	}
	fault = ""
	fails(t, "rule", "not a number", func(tb testing.TB) { RoundTrip[number](tb, []byte("x"), errors.ErrUnsupported) })
	if text, ok := RoundTrip[number](t, []byte("007")); string(text) != "7" || !ok {
		t.Errorf("%q, %v", text, ok)
	}
	if text, ok := RoundTrip[colour](t, []byte("x")); text != nil || ok {
		t.Errorf("%q, %v", text, ok)
	}
}

func TestWords(t *testing.T) {
	fault = ""
	fails(t, "word", "", func(tb testing.TB) { Words[colour](tb, []byte("red")) })
	fails(t, "no word", "", func(tb testing.TB) { Words[colour](tb, []byte("x")) })
	fails(t, "another term", "", func(tb testing.TB) { Words[colour](tb, []byte("暗红")) })
	fails(t, "shorter", `written "7"`, func(tb testing.TB) { Words[number](tb, []byte("07")) })
	fault = "word"
	fails(t, "longer", `written "word"`, func(tb testing.TB) { Words[number](tb, []byte("7")) })
}

// document is a JSON form in which a colour may be left out.
type document struct {
	Colour colour `json:"colour"`
	N      int    `json:"n"`
}

func (d document) MarshalJSON() ([]byte, error) {
	type plain document
	switch fault {
	case "unwritable":
		return nil, errNumber
	case "unreadable":
		return []byte("[]"), nil
	case "lost":
		d.N = 0
	case "growing":
		d.N++
	}
	return json.Marshal(plain(d))
}

func TestJSON(t *testing.T) {
	const whole = `{"colour":"red","n":1}`
	for name, want := range map[string]string{
		"": "", "unwritable": "cannot be written", "unreadable": "cannot unmarshal", "lost": "want", "growing": "second time",
	} {
		fault = name
		fails(t, name, want, func(tb testing.TB) { JSON[document](tb, []byte(whole)) })
		fails(t, name, want, func(tb testing.TB) { WholeJSON[document](tb, []byte(whole)) })
	}
	fault = ""
	fails(t, "part", "", func(tb testing.TB) { JSON[document](tb, []byte(`{}`)) })
	fails(t, "part", "cannot be written", func(tb testing.TB) { WholeJSON[document](tb, []byte(`{}`)) })
	fails(t, "not to be compared", "", func(tb testing.TB) { JSON[[]document](tb, []byte(`[`+whole+`]`)) })
	for in, want := range map[string]bool{whole: true, `{}`: true, `[]`: false, "": false} {
		if v, ok := JSON[document](t, []byte(in)); ok != want || ok && in == whole && v != (document{1, 1}) {
			t.Errorf("%s: %v, %v", in, v, ok)
		}
	}
}

func TestBack(t *testing.T) {
	fault = ""
	if got := Back(t, document{2, 3}); got != (document{2, 3}) {
		t.Errorf("%v", got)
	}
	fails(t, "unwritable", "not a value", func(tb testing.TB) { Back(tb, document{}) })
	fault = "unreadable"
	fails(t, "unreadable", "cannot unmarshal", func(tb testing.TB) { Back(tb, document{1, 1}) })
}

type lossy struct {
	A int `json:"a"`
	B []struct {
		C int `json:"c"`
	} `json:"b"`
}

// A type that reads what it likes loses keys; one that reads nothing at all loses none.
func TestLosesNothing(t *testing.T) {
	fails(t, "lossy", "is read ", func(tb testing.TB) { LosesNothing(tb, lossy{}) })
	if got := failures(func(tb testing.TB) { LosesNothing(tb, 7) }); len(got) != 0 {
		t.Error(got)
	}
}
