package main

import (
	"errors"
	"io"
	"strings"
	"testing"
)

// call runs the program and returns its output with runs of spaces made one.
func call(t *testing.T, stdin string, args ...string) (status int, stdout, stderr string) {
	t.Helper()
	var out, errs strings.Builder
	status = run(args, strings.NewReader(stdin), &out, &errs)
	lines := strings.Split(out.String(), "\n")
	for i, line := range lines {
		lines[i] = strings.Join(strings.Fields(line), " ")
	}
	return status, strings.Join(lines, "\n"), errs.String()
}

func TestReports(t *testing.T) {
	tests := []struct {
		name, stdin, args string
		lines             []string // in this order
	}{
		{"both editions", "", "12 40 0.9 88 75 52", []string{
			"HJ 633-2012 Daily report 日报",
			"SO2 二氧化硫 24-hour mean 12 µg/m³ 12",
			"PM10 可吸入颗粒物 24-hour mean 75 µg/m³ 63",
			"O3 臭氧 daily maximum 1-hour mean NA µg/m³ NA",
			"O3 臭氧 daily maximum 8-hour mean 88 µg/m³ 44",
			"AQI 72",
			"Primary pollutants 首要污染物 PM2.5 细颗粒物",
			"Exceeding pollutants 超标污染物 none 无",
			"Level 级别 二级 (2)",
			"Category 类别 良 Good",
			"Colour 表示颜色 黄色 yellow #ffff00",
			"Advice 建议采取的措施 极少数异常敏感人群应减少户外活动",
			"HJ 633-2026 Daily report 日报",
			"AQI 84", // 60 µg/m³ of PM2.5 is 100 now
			"Sensitive groups 敏感人群 none 无",
		}},
		{"2026 rounds half to even", "", "0.5 1.5 1.25 88 75 52", []string{
			"SO2 二氧化硫 24-hour mean 0.5 µg/m³ 1",
			"CO 一氧化碳 24-hour mean 1.25 mg/m³ 32",
			"SO2 二氧化硫 24-hour mean 0 µg/m³ 0",
			"NO2 二氧化氮 24-hour mean 2 µg/m³ 3",
			"CO 一氧化碳 24-hour mean 1.2 mg/m³ 30",
		}},
		{"2026 shows the place it rounds to", "", "1 1 1 1 1 1", []string{"CO 一氧化碳 24-hour mean 1.0 mg/m³ 25"}},
		{"missing and not monitored", "", "- / 0.9 NA 75 130", []string{
			"SO2 二氧化硫 24-hour mean NA µg/m³ NA",
			"NO2 二氧化氮 24-hour mean NA µg/m³ NA", // the edition of 2012 knows no "/"
			"AQI 172",
			"Exceeding pollutants 超标污染物 PM2.5 细颗粒物",
			"NO2 二氧化氮 24-hour mean / µg/m³ /",
			"AQI 172",
			"Sensitive groups 敏感人群 PM2.5: 患有心血管系统疾病或呼吸系统疾病（如哮喘）的人、青少年儿童、户外活动频繁的人以及老年人",
		}},
		{"2026 keeps back an index of 100 and less", "", "12 40 0.9 - 75 52", []string{
			"AQI 72",
			"AQI NA: without O3, and no sub-index above 100, the index is not published (HJ 633-2026, 5.3.1)",
			"Primary pollutants 首要污染物 NA",
		}},
		{"not monitored keeps nothing back", "", "12 40 0.9 / 75 52", []string{"AQI 72", "AQI 84"}},
		{"nothing there", "", "- - - - - -", []string{"AQI NA: there is no sub-index", "AQI NA: there is no sub-index"}},
		{"ties", "", "12 40 0.9 88 150 75", []string{"Primary pollutants 首要污染物 PM10,PM2.5 可吸入颗粒物、细颗粒物"}},
		{"O3 of one hour", "", "-o3-1h 300 12 40 0.9 900 75 52", []string{
			"O3 臭氧 daily maximum 1-hour mean 300 µg/m³ 150",
			"O3 臭氧 daily maximum 8-hour mean 900 µg/m³ NA Superseded 按其他平均时间计",
			"O3 臭氧 daily maximum 8-hour mean 900 µg/m³ 300 Above the last limit 超出最高浓度限值",
		}},
		{"hourly", "", "-hourly 12 40 0.9 88 75 52", []string{
			"HJ 633-2012 Hourly index of the national platform 全国城市空气质量实时发布平台",
			"O3 臭氧 1-hour mean 88 µg/m³ 28",
			"AQI 72",
			"HJ 633-2026 Hourly report 实时报",
			"AQI 84",
		}},
		{"JSON", `{"so2": "12", "no2": 40, "co": 0.9, "o3_8h": 88, "pm10": 7.5e1, "pm25": 52, "o3_1h": null}`, "", []string{
			"O3 臭氧 daily maximum 1-hour mean NA µg/m³ NA", "AQI 72", "AQI 84",
		}},
		{"JSON of an hour", `{"pm25": "52", "o3": "/"}`, "-hourly", []string{"AQI 72", "O3 臭氧 1-hour mean / µg/m³ /"}},
		{"marks of missing values", "", "-o3-1h= -; — NaN null None 75", []string{"O3 臭氧 daily maximum 8-hour mean NA µg/m³ NA", "AQI 100"}},
		{"the same in JSON, after a mark of its order of bytes", "\ufeff" + `{"so2": "-;", "no2": "", "co": "nan", "pm25": 75}`, "", []string{"AQI 100"}},
		{"JSON keeps digits", `{"pm25": 75.00000000000000000000000001}`, "", []string{"AQI 101"}},
		{"help", "", "-h", []string{"Usage:"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			status, out, errs := call(t, tt.stdin, strings.Fields(tt.args)...)
			if status != 0 || errs != "" {
				t.Fatalf("status %d, stderr %q", status, errs)
			}
			rest := out
			for _, line := range tt.lines {
				_, after, found := strings.Cut("\n"+rest, "\n"+line+"\n")
				if !found {
					t.Fatalf("no line %q in order in\n%s", line, out)
				}
				rest = after
			}
		})
	}
}

func TestFaults(t *testing.T) {
	tests := []struct {
		name, stdin, args string
		faults            []string // one a line
	}{
		{"too few", "", "12 40 0.9", []string{"want six concentrations: SO2 NO2 CO O3 PM10 PM2.5, got 3"}},
		{"flag behind", "", "1 2 3 4 5 6 -hourly", []string{"got 7"}},
		{"unknown flag", "", "-x 1 2 3 4 5 6", []string{"bad command line (-h for help): flag provided but not defined: -x"}},
		{"all at once", "", "x 1,5 1e999 Inf 0x1F ''", []string{
			`so2: "x", want a decimal number of at most 40 characters`, `no2: "1,5"`, `co: "1e999"`, `o3: "Inf"`, `pm10: "0x1F"`, `pm25: "''"`,
		}},
		{"unreadable and impossible", "", "-o3-1h -1 -5 - 1001 x 100001 1e99", []string{
			`o3: "x"`, "so2: -5, want 0 or more: is an instrument's code  so2：-5，应为不小于0：为仪器的无效值代码",
			"pm10: 100001, want at most 20000 µg/m³: is out of range", "co: 1001, want at most 200 mg/m³; is it in µg/m³?",
			"o3_1h: -1, want 0 or more: is negative", "pm25: 1e99, want at most 20000 µg/m³",
		}},
		{"long", "", "1 2 3 4 5 " + strings.Repeat("9", 1000), []string{`pm25: "` + strings.Repeat("9", 60) + `…", want a decimal`}},
		{"O3 twice over", "", "-o3-1h 80 1 2 3 / 5 6", []string{"o3: 80, want no value: is said not to be monitored"}},
		{"O3 of a day in an hour", "", "-hourly -o3-1h 80 1 2 3 4 5 6", []string{"o3_1h: want so2, no2, co, o3, pm10, pm25: is not known here"}},
		{"flag beside JSON", `{}`, "-o3-1h 80", []string{`in JSON it is "o3_1h"`}},

		{"nothing", "", "", []string{"the end of the text at byte 0, want a value: is not JSON of this form"}},
		{"null", "null", "", []string{"null, want an object: is not JSON of this form"}},
		{"no object", "[1]", "", []string{"a list, want an object"}},
		{"not JSON", "so2=1", "", []string{`"so2=1" at byte 0, want a value`}},
		{"cut off", `{"so2": 1`, "", []string{"byte 9"}},
		{"cut off after a comma", `{"so2": "x",`, "", []string{"the end of the text at byte 12, want a key in quotes"}},
		{"more than one", `{} {}`, "", []string{`"{}" at byte 3, want the end of the text`}},
		{"faults at once", `{"so2": "x", "SO2": 1, "pm10": [1], "co": true, "no2": {}, "o3": -1, "pm25": "."}`, "", []string{
			`so2: "x"`, "no2: {}, want a number, a text or null: is not JSON of this form", "co: true, want", "pm10: [1], want", `pm25: "."`,
			"SO2: want so2, no2, co, o3, pm10, pm25, o3_8h, o3_1h: is not known here", "o3: -1, want 0 or more: is negative",
		}},
		{"twice", `{"o3": 1, "so2": 1, "so2": null}`, "", []string{"so2: \"so2\", want it once: is given twice"}},
		{"twice by two names", `{"o3": 1, "o3_8h": 2}`, "", []string{"o3_8h: want it once, as it is the same as o3: is given twice"}},
		{"O3 of a day in an hour's JSON", `{"o3_8h": 1}`, "-hourly", []string{"o3_8h: want so2, no2, co, o3, pm10, pm25: is not known here"}},
		{"too long", `{"so2": "` + strings.Repeat(" ", maxJSON) + `"}`, "", []string{"want at most 1048576 bytes"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			status, out, errs := call(t, tt.stdin, strings.Fields(tt.args)...)
			lines := strings.Split(strings.TrimSuffix(errs, "\n"), "\n")
			if status != 2 || out != "" || len(lines) != len(tt.faults) {
				t.Fatalf("status %d, stdout %q, stderr\n%swant %d faults", status, out, errs, len(tt.faults))
			}
			for i, line := range lines {
				if !strings.HasPrefix(line, "airreport: ") || !strings.Contains(line, tt.faults[i]) {
					t.Errorf("line %d: %q, want %q", i, line, tt.faults[i])
				}
			}
		})
	}
}

type broken struct{}

func (broken) Read([]byte) (int, error)  { return 0, io.ErrUnexpectedEOF }
func (broken) Write([]byte) (int, error) { return 0, errors.New("disk full") }

func TestBrokenPipes(t *testing.T) {
	var errs strings.Builder
	if status := run(nil, broken{}, io.Discard, &errs); status != 2 || !strings.Contains(errs.String(), "unexpected EOF") {
		t.Errorf("stdin: status %d, %q", status, errs.String())
	}
	errs.Reset()
	if status := run(positionalSix(), broken{}, broken{}, &errs); status != 1 || errs.String() != "airreport: disk full\n" {
		t.Errorf("stdout: status %d, %q", status, errs.String())
	}
}

func positionalSix() []string { return []string{"12", "40", "0.9", "88", "75", "52"} }
