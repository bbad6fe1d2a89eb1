package region

import (
	"fmt"
	"strings"

	"github.com/clearsky-go/clearsky/aqi"
	"github.com/clearsky-go/clearsky/internal/faults"
	"github.com/clearsky-go/clearsky/internal/quote"
)

// want is what would be right, by one format in either language.
func want(english, chinese string, args ...any) aqi.Text {
	return aqi.Text{Chinese: fmt.Sprintf(chinese, args...), English: fmt.Sprintf(english, args...)}
}

// checkText refuses a text that is empty or not valid UTF-8, and reports whether it is given.
func checkText(fs *aqi.Faults, path, text string) bool {
	given := strings.TrimSpace(text) != ""
	if !given {
		fs.Add(aqi.Fault{Path: path, Got: quote.Text(text), Want: want("text that is not empty", "非空文本"), Rule: aqi.ErrMissing})
	}
	faults.UTF8(fs, path, text)
	return given
}
