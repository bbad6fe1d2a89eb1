package inventory

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestChinese reads the inventory of TestRead as an office keeps it.
func TestChinese(t *testing.T) {
	text := csvOf(kiln, plant, cars)
	names := map[string]string{
		"kind": "类别", "id": "统一社会信用代码", "name_zh": "企业名称", "county": "县市", "industry": "行业", "grade": "绩效等级",
		"designated": "保障类", "major_project": "重大工程", "coal": "燃煤", "trips": "日进出车次",
		"so2": "SO2常规排放量（t/d）", "nox": "氮氧化物常规排放量(千克/日)", "pm": "pm (kg/d)", "so2_iii": "Ⅲ级SO2减排量（kg/d）", "vocs_i": "VOCsI级减排量",
	}
	for i, name := range columnsUsed {
		columns := strings.Split(text, "\n")
		fields := strings.Split(columns[0], ",")
		if chinese, ok := names[name]; ok {
			fields[i] = chinese
		}
		columns[0] = strings.Join(fields, ",")
		text = strings.Join(columns, "\n")
	}
	text = strings.NewReplacer(
		"enterprise,", "企业,", "source,", "其他源,", "653101", "喀什市", "0.01 t", "0.01", ",5 kg,2.5 kg,", ",5,2.5,", ",0 kg,1 kg,", ",0 kg,1,",
		"other-guide,d,no,no,yes", "其他重点行业,D,否,否,是",
	).Replace(text)
	got, err := ReadCSV(strings.NewReader(text), rules)
	if diff := cmp.Diff(wanted(), got, compare); diff != "" || err != nil {
		t.Errorf("%v\n%s", err, diff)
	}
}

func TestChineseFaults(t *testing.T) {
	for _, row := range []struct{ header, line, want string }{
		{"类别,统一社会信用代码,县市,SO2常规排放量（kg/d）", "其他源,a,喀什市,x", `line 2, SO2常规排放量（kg/d）: "x", want whole milligrams`},
		{"类别,统一社会信用代码,县市,SO2常规排放量", "其他源,a,喀什市,1", `line 2, SO2常规排放量: "1", want whole milligrams`},
		{"类别,统一社会信用代码,县市", "其他源,a,疏附县", `line 2, 县市: "疏附县", want the code of a county`},
		{"类别,统一社会信用代码,县市,SO2常规排放量（g/d）", "", `line 1, "SO2常规排放量（g/d）": want kind, id`},
		{"类别,统一社会信用代码,县市,行业（kg/d）", "", `line 1, "行业（kg/d）": want kind, id`},
		{"类别,统一社会信用代码,县市,county", "", `line 1, "county": want each column once`},
		{"类别,统一社会信用代码,县市,绩效等级", "企业,a,喀什市,E", `line 2, 绩效等级: "E", want `},
	} {
		_, err := ReadCSV(strings.NewReader(row.header+"\n"+row.line+"\n"), rules)
		if err == nil || !strings.Contains(err.Error(), row.want) {
			t.Errorf("%s: %v, want %s", row.header, err, row.want)
		}
	}
}
