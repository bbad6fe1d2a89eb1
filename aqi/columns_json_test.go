package aqi_test

import (
	"encoding/json"
	"reflect"
	"testing"

	"github.com/clearsky-go/clearsky/aqi"
	"github.com/clearsky-go/clearsky/aqi/aqitest"
	"pgregory.net/rapid"
)

// The JSON of columns is that of their lists of concentrations, and reads back as they are.
func TestColumnsJSON(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		columns := columnsOf(t, hundredths(aqitest.Samples(rapid.IntRange(0, 5).Draw(t, "n")).Draw(t, "hours")))
		if rapid.Bool().Draw(t, "nil") {
			columns.CO = nil
		}
		if rapid.Bool().Draw(t, "negative") {
			columns.O3 = append(columns.O3, -1, -123)
		}
		type lists aqi.Columns
		want, err := json.Marshal(lists(columns))
		got, err2 := json.Marshal(columns)
		if err != nil || err2 != nil || string(got) != string(want) {
			t.Fatalf("%s, %v, want %s, %v", got, err2, want, err)
		}
		var back aqi.Columns
		if err := json.Unmarshal(got, &back); err != nil || !reflect.DeepEqual(back, columns) {
			t.Fatalf("%+v, %v, want %+v", back, err, columns)
		}
	})
}
