package aqi_test

import (
	"bytes"
	"encoding"
	"encoding/json"
	"testing"

	"github.com/clearsky-go/clearsky/aqi"
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
		`{"aqi":null,"primary":"","missing":"so2"}`, // a day
		`{"edition":"2012","form":"daily"}`,         // a report without items
		`{"edition":"2026","form":"platform","aqi":1,"level":"excellent","primary":"","exceeding":"","missing":"","not_monitored":"","items":[` +
			`{"pollutant":"so2","averaging":"1h","iaqi":0,"state":"counted"},{"pollutant":"no2","averaging":"1h","iaqi":0,"state":"counted"},` +
			`{"pollutant":"pm10","averaging":"1h","iaqi":0,"state":"counted"},{"pollutant":"co","averaging":"1h","iaqi":0,"state":"counted"},` +
			`{"pollutant":"o3","averaging":"1h","iaqi":0,"state":"counted"},{"pollutant":"pm25","averaging":"1h","iaqi":0,"state":"counted"}]}`, // a report whose AQI is no sub-index
		`{"rule":"largest","index":7,"pollutants":""}`, // a reason
		"\xff\xfe", // no UTF-8
	} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, text []byte) {
		stableText[aqi.Edition](t, text)
		stableText[aqi.Pollutant](t, text)
		stableText[aqi.Pollutants](t, text)
		stableText[aqi.Averaging](t, text)
		stableText[aqi.Level](t, text)
		stableText[aqi.Form](t, text)
		stableText[aqi.State](t, text)
		stableText[aqi.Rule](t, text)
		stableText[aqi.Index](t, text)
		stableText[aqi.Stamp](t, text)
		stableJSON[aqi.Index](t, text)
		stableJSON[aqi.Stamp](t, text)
		stableJSON[aqi.Pollutants](t, text)
		stableJSON[aqi.Item](t, text)
		stableJSON[aqi.Reason](t, text)
		stableJSON[aqi.Day](t, text)
		stableJSON[aqi.Report](t, text)
		var i aqi.Index
		if i.UnmarshalJSON(text) == nil { // called by itself, not by encoding/json, with bytes that need not be JSON
			stableJSON[aqi.Index](t, text)
		}
		var r aqi.Report
		if r.UnmarshalJSON(text) == nil {
			stableJSON[aqi.Report](t, text)
		}
	})
}

type textual[T any] interface {
	*T
	encoding.TextUnmarshaler
	encoding.TextMarshaler
}

func stableText[T comparable, P textual[T]](t *testing.T, text []byte) {
	t.Helper()
	var v, back, kept T
	if err := P(&v).UnmarshalText(text); err != nil {
		if v != kept {
			t.Errorf("%T: %q is refused with %v, yet changes the value to %v", v, text, err, v)
		}
		return
	}
	first, err := P(&v).MarshalText()
	if err != nil {
		t.Fatalf("%T: %q is taken, and %v", v, text, err)
	}
	if err := P(&back).UnmarshalText(first); err != nil || back != v {
		t.Fatalf("%T: %q becomes %q, then %v, %v", v, text, first, back, err)
	}
	if again, err := P(&back).MarshalText(); err != nil || !bytes.Equal(first, again) {
		t.Fatalf("%T: %q becomes %q, then %q, %v", v, text, first, again, err)
	}
}

func stableJSON[T comparable](t *testing.T, text []byte) {
	t.Helper()
	var v, back T
	if err := json.Unmarshal(text, &v); err != nil {
		return
	}
	first, err := json.Marshal(v)
	if err != nil {
		// Fields that the text leaves out keep their zero value, which for a pollutant or a rule has no text.
		if _, isReport := any(v).(aqi.Report); !isReport && bytes.ContainsAny(text, "{n") {
			return
		}
		t.Fatalf("%T: %q is taken, and %v", v, text, err)
	}
	if err := json.Unmarshal(first, &back); err != nil || back != v {
		t.Fatalf("%T: %q becomes %q, then %v, %v", v, text, first, back, err)
	}
	if again, err := json.Marshal(back); err != nil || !bytes.Equal(first, again) {
		t.Fatalf("%T: %q becomes %q, then %q, %v", v, text, first, again, err)
	}
}
