package region

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"github.com/clearsky-go/clearsky/aqi"
	"github.com/clearsky-go/clearsky/internal/faults"
	"github.com/clearsky-go/clearsky/internal/quote"
)

// want is what would be right, by one format in either language.
func want(english, chinese string, args ...any) aqi.Text {
	return aqi.Text{Chinese: fmt.Sprintf(chinese, args...), English: fmt.Sprintf(english, args...)}
}

// checkText refuses a text of a county that is empty or not valid UTF-8, and reports whether it is given.
func checkText(fs *aqi.Faults, county int, below, text string) bool {
	given := strings.TrimSpace(text) != ""
	if !given {
		fs.Add(aqi.Fault{
			Path: faults.At("/counties", county) + below, Got: quote.Text(text), Want: want("text that is not empty", "非空文本"), Rule: aqi.ErrMissing,
		})
	}
	if !utf8.ValidString(text) {
		faults.UTF8(fs, faults.At("/counties", county)+below, text)
	}
	return given
}

// unknownCounty adds the fault of a code that the region does not have.
func unknownCounty(fs *aqi.Faults, path, code string) {
	fs.Add(aqi.Fault{
		Path: path, Got: quote.Text(code), Want: want("the code of a county of the region", "本地区县市的代码"), Rule: aqi.ErrUnknown,
	})
}
