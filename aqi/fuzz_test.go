package aqi_test

import (
	"testing"

	"github.com/clearsky-go/clearsky/aqi"
	"github.com/clearsky-go/clearsky/internal/texttest"
)

// FuzzText gives arbitrary bytes to every text and JSON form. Nothing panics, and what is taken comes back the same.
func FuzzText(f *testing.F) {
	for _, seed := range []string{
		"",                            // the empty set and no hour, no value of any enumeration
		"pm25",                        // a word
		"pm10,pm25",                   // a set
		"pm25,pm10",                   // a set out of order, which comes back in order
		"so2,so2",                     // twice the same
		"so2,",                        // a word too few
		"NA",                          // no index as text, none as JSON
		"null",                        // no index as JSON, none as text
		"0",                           // an index that is not none
		"500",                         // the last index
		"-0",                          // a number that is written otherwise
		"007",                         // the same, and no JSON
		"5e2",                         // 500 in JSON, but not as an index is written
		"65535",                       // wraps round where the value plus one is kept in 16 bits
		"18446744073709551617",        // wraps round to 1 where nobody looks
		"2026-01-05T07:00:00+08:00",   // an hour
		"2026-01-05T07:00:00.0+08:00", // the same, written otherwise
		"2026-01-05T04:30:00+05:30",   // whole at UTC+8 only
		"0001-01-01T00:00:00Z",        // the zero time, which is no hour
		"0001-01-01T00:00:00-01:00",   // the first hour
		"0000-12-31T23:00:00Z",        // the hour before, out of range
		"9999-12-31T23:00:00+08:00",   // the last hour
		"9999-12-31T23:00:00-23:59",   // in the year 10000 at UTC+8
		"2026-01-05T07:00:00+99:99",   // an offset that is none
		"aqi.Pollutant(9)",            // how a bad value prints
		`{"aqi":null,"primary":[],"missing":["so2"]}`,                        // a day without one of its keys
		`{"aqi":null,"primary":[],"missing":["so2"],"at_least":false}`,       // a day
		`{"aqi":350,"primary":["o3"],"missing":["so2"],"at_least":true}`,     // a day whose AQI may be higher
		`{"pollutant":"o3","averaging":"8h","iaqi":350,"status":"at-least"}`, // a sub-index that may be higher
		`{"edition":"2012","form":"daily"}`,                                  // a report without items
		`{"edition":"2026","form":"platform","aqi":1,"level":"excellent","primary":[],"exceeding":[],"missing":[],"not_monitored":[],"sub_indices":[` +
			`{"pollutant":"so2","averaging":"1h","iaqi":0,"status":"counted"},{"pollutant":"no2","averaging":"1h","iaqi":0,"status":"counted"},` +
			`{"pollutant":"pm10","averaging":"1h","iaqi":0,"status":"counted"},{"pollutant":"co","averaging":"1h","iaqi":0,"status":"counted"},` +
			`{"pollutant":"o3","averaging":"1h","iaqi":0,"status":"counted"},{"pollutant":"pm25","averaging":"1h","iaqi":0,"status":"counted"}]}`, // a report whose AQI is no sub-index
		`{"rule":"largest","index":7,"pollutants":[]}`, // a reason
		"\xff\xfe", // no UTF-8
	} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, text []byte) {
		texttest.Words[aqi.Edition](t, text)
		texttest.Words[aqi.Pollutant](t, text)
		texttest.Words[aqi.Pollutants](t, text)
		texttest.Words[aqi.Averaging](t, text)
		texttest.Words[aqi.Level](t, text)
		texttest.Words[aqi.Form](t, text)
		texttest.Words[aqi.Status](t, text)
		texttest.Words[aqi.Rule](t, text)
		texttest.RoundTrip[aqi.Index](t, text)
		texttest.RoundTrip[aqi.Stamp](t, text)
		texttest.WholeJSON[aqi.Index](t, text)
		texttest.WholeJSON[aqi.Stamp](t, text)
		texttest.WholeJSON[aqi.Pollutants](t, text)
		texttest.JSON[aqi.SubIndex](t, text)
		texttest.JSON[aqi.Reason](t, text)
		texttest.WholeJSON[aqi.DailyIndex](t, text)
		texttest.WholeJSON[aqi.Report](t, text)
		var i aqi.Index
		if i.UnmarshalJSON(text) == nil { // called by itself, not by encoding/json, with bytes that need not be JSON
			texttest.WholeJSON[aqi.Index](t, text)
		}
		var r aqi.Report
		if r.UnmarshalJSON(text) == nil {
			texttest.WholeJSON[aqi.Report](t, text)
		}
	})
}
