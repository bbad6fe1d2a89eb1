package region

import (
	"slices"
	"strings"

	"github.com/clearsky-go/clearsky/aqi"
	"github.com/clearsky-go/clearsky/internal/faults"
	"github.com/clearsky-go/clearsky/internal/quote"
	"github.com/clearsky-go/clearsky/internal/wording"
)

// want is what would be right, by one format in either language.
func want(english, chinese string, args ...any) aqi.Text {
	return aqi.Text{
		Chinese: wording.Chinese.F(english, chinese, slices.Clone(args)...), English: wording.English.F(english, chinese, slices.Clone(args)...),
	}
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

// unknownCounty adds the fault of a code that no county has.
func unknownCounty(fs *aqi.Faults, path, code string) {
	fs.Add(aqi.Fault{
		Path: path, Got: quote.Text(code), Want: want("the code of a county of the plan", "本预案县市的代码"), Rule: aqi.ErrUnknown,
	})
}
