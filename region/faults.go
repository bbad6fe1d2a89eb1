package region

import (
	"slices"

	"github.com/clearsky-go/clearsky/aqi"
	"github.com/clearsky-go/clearsky/internal/quote"
	"github.com/clearsky-go/clearsky/internal/wording"
)

// want is what would be right, by one format in either language.
func want(english, chinese string, args ...any) aqi.Text {
	return aqi.Text{
		Chinese: wording.Chinese.F(english, chinese, slices.Clone(args)...), English: wording.English.F(english, chinese, slices.Clone(args)...),
	}
}

// unknownCounty adds the fault of a code that no county has.
func unknownCounty(fs *aqi.Faults, path, code string) {
	fs.Add(aqi.Fault{
		Path: path, Got: quote.Text(code), Want: want("the code of a county of the plan", "本预案县市的代码"), Rule: aqi.ErrUnknown,
	})
}
