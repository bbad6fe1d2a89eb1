package main

import (
	"strings"
	"testing"
)

// holds fails unless the program either reports or says what is wrong, and never both.
func holds(t *testing.T, stdin string, args []string) {
	t.Helper()
	var out, errs strings.Builder
	status := run(args, strings.NewReader(stdin), &out, &errs)
	reported, refused := out.Len() > 0, errs.Len() > 0
	if reported == refused || reported != (status == 0) || refused != (status == 2) {
		t.Fatalf("status %d, stdout %q, stderr %q", status, out.String(), errs.String())
	}
	if out.Len() > 20_000 {
		t.Fatalf("%d bytes for one report", out.Len())
	}
}

func FuzzArgs(f *testing.F) {
	f.Add("12\n40\n0.9\n88\n75\n52")
	f.Add("-o3-1h\n-1\n-5\n-\n/\nNA\n1e99\n1e-99") // negative numbers look like flags
	f.Add("-hourly\n-o3-1h=3\n1\n2\n3\n/\n5\n6")
	f.Add("--\n-h")
	f.Add("-o3-1h")                                // a flag without its value
	f.Add("1e999999999\n1\n1\n1\n1\n1e-999999999") // would take gigabytes to print
	f.Fuzz(func(t *testing.T, args string) {
		holds(t, `{"so2": 1}`, strings.Split(args, "\n"))
	})
}

func FuzzJSON(f *testing.F) {
	f.Add(`{"so2": "12", "no2": 40, "co": 0.9, "o3": null, "pm10": "/", "pm25": "NA", "o3_1h": 7.5e1}`, false)
	f.Add(`{"o3": 1, "o3_8h": 2, "o3": 3}`, true) // one concentration three times
	f.Add(`{"so2": 1e-99, "no2": 1E+99, "co": -0}`, false)
	f.Add(`{"so2": [[[[{}]]]], "é\ud800": true} x`, false)
	f.Add(`{"so2": 1,`, true)
	f.Add("", false)
	f.Fuzz(func(t *testing.T, text string, hourly bool) {
		var args []string
		if hourly {
			args = []string{"-hourly"}
		}
		holds(t, text, args)
	})
}
