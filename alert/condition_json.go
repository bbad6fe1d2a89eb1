package alert

import (
	"github.com/clearsky-go/clearsky/aqi"
	"github.com/clearsky-go/clearsky/internal/jsonform"
	"github.com/clearsky-go/clearsky/internal/quote"
)

// UnmarshalJSON reads the JSON form of a Condition. It refuses unknown keys, keys given twice, keys in another case and a key that is
// missing; an upper bound, as of a band from 201 to 300, with the reason: what is worse than the band reaches the level too.
func (c *Condition) UnmarshalJSON(text []byte) error {
	type plain Condition
	read := struct {
		plain
		Below  upperBound `json:"below,omitzero"`
		AtMost upperBound `json:"at_most,omitzero"`
	}{}
	if err := jsonform.ReadWhole(text, &read); err != nil {
		return err
	}
	*c = Condition(read.plain)
	return nil
}

// upperBound is a bound above, which no condition has.
type upperBound struct{}

// UnmarshalJSON refuses it.
func (*upperBound) UnmarshalJSON(text []byte) error {
	return noUpperBound(aqi.ErrUnknown, string(text))
}

// UnmarshalText reads above and at-least, >, 大于 and so on, and refuses comparisons with an upper bound with the reason.
func (c *Comparison) UnmarshalText(text []byte) error {
	switch string(text) {
	case "below", "at-most", "<", "<=", "≤", "＜", "小于", "小于等于", "小于或等于":
		return noUpperBound(aqi.ErrText, quote.Text(string(text)))
	}
	return comparisons.Unmarshal(text, c)
}

func noUpperBound(rule error, got string) error {
	return aqi.Faults{{
		Count: 1, Got: quote.Cut(got), Rule: rule,
		Want: aqi.Text{
			Chinese: "不设上限：污染更重时同样达到本级，上限不起作用",
			English: "no upper bound: worse pollution reaches this level all the same, so a bound adds nothing",
		},
	}}
}
