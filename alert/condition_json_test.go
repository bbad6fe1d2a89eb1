package alert_test

import (
	"errors"
	"testing"

	"github.com/clearsky-go/clearsky/alert"
	"github.com/clearsky-go/clearsky/aqi"
)

// Bands of AQIs are found in older plans: "201 to 300 for 24 hours, yellow; 301 to 500, red". Pollution above the band reaches its level
// too, and more: so a bound above is refused, with the reason.
func TestUpperBoundsAreRefused(t *testing.T) {
	const reason, chinese = "no upper bound: worse pollution reaches this level all the same, so a bound adds nothing", "不设上限：污染更重时同样达到本级，上限不起作用"
	for text, want := range map[string]string{
		`{"comparison":"above","aqi":200,"hours":24,"below":301}`:     "/triggers/0/any_of/0/0/below: 301",
		`{"comparison":"above","aqi":200,"hours":24,"at_most":"300"}`: `/triggers/0/any_of/0/0/at_most: "300"`,
		`{"comparison":"below","aqi":300,"hours":24}`:                 `/triggers/0/any_of/0/0/comparison: "below"`,
		`{"comparison":"≤","aqi":300,"hours":24}`:                     `/triggers/0/any_of/0/0/comparison: "≤"`,
		`{"comparison":"小于","aqi":300,"hours":24}`:                    `/triggers/0/any_of/0/0/comparison: "小于"`,
	} {
		var p alert.Plan
		err := aqi.Unmarshal([]byte(`{"triggers":[{"level":"yellow","any_of":[[`+text+`]]}]}`), &p)
		var fs aqi.Faults
		if !errors.As(err, &fs) || len(fs) != 1 || !errors.Is(err, aqi.ErrUnknown) && !errors.Is(err, aqi.ErrText) {
			t.Errorf("%s: %v", text, err)
			continue
		}
		if got := err.Error(); got != want+", want "+reason+": "+fs[0].Rule.Error() || fs[0].Want.Chinese != chinese {
			t.Errorf("%s: %s", text, got)
		}
	}
}
