package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/clearsky-go/clearsky/aqi"
	"github.com/clearsky-go/clearsky/region"
)

const mostLines = 60 // of the document of another place

// readmePlan returns the document that README shows.
func readmePlan(t *testing.T) string {
	t.Helper()
	readme, err := os.ReadFile("../../README.md")
	if err != nil {
		t.Fatal(err)
	}
	_, page, _ := strings.Cut(string(readme), "\n## Another place\n")
	_, text, found := strings.Cut(page, "\n```json\n")
	text, _, ends := strings.Cut(text, "\n```\n")
	if lines := strings.Count(text, "\n") + 1; !found || !ends || lines > mostLines {
		t.Fatalf("a document of %d lines, want one of at most %d", lines, mostLines)
	}
	return text
}

// The document of README is a whole plan, and tells the whole story of its place in both languages.
func TestAnotherPlace(t *testing.T) {
	text := readmePlan(t)
	var plan region.Plan
	if err := aqi.Unmarshal([]byte(text), &plan); err != nil {
		t.Fatal(err)
	}
	if err := plan.Validate(); err != nil {
		t.Fatal(err)
	}
	if _, err := region.New(plan); err != nil {
		t.Fatal(err)
	}
	document := file(t, "plan.json", text)
	english, chinese := prints(t, "-plan", document), prints(t, "-plan", document, "-lang", "zh")
	// Three touching counties are above 150 for 48 hours and more of three days; the last two come later, or alone.
	inOrder(t, english, "MADE-UP DATA", "Emergency plan for heavy-pollution weather of Jia",
		"东区 Dong", "orange 01-06 10 01-09 18 > 200 for 48 h, > 150 for 72 h (3.2), PM2.5", "中市 Zhong", "yellow 01-03 07 01-05 06",
		"issue yellow 01-06 14", "3 of the counties yellow", "35 h ahead (3.2)", "upgrade orange", "upgrade red 01-08 00 → 01-09 00 superior's alert red",
		"feeds dead", "extend orange", "lift on schedule orange", "360 hours decided", "a calm fortnight",
		"东区 Dong at 01-08 00: level I", "Jia Cement Works, Dong", "Inspected 2026-01-08", "Whole society's share")
	inOrder(t, chinese, "虚构数据", "甲市重污染天气应急预案", "东区", "发布预警 黄色", "按期解除预警 橙色", "东区 01-08 00：Ⅰ级", "全社会减排比例")
	if shape(english) != shape(chinese) {
		t.Errorf("in English\n%s\nin Chinese\n%s", english, chinese)
	}
	for _, out := range []string{english, chinese, prints(t, "-plan", document, "-all"), prints(t, "-plan", document, "-all", "-lang", "zh")} {
		for _, word := range []string{"Kashgar", "喀什", "Shufu", "疏附", "6531"} {
			if strings.Contains(out, word) {
				t.Errorf("%q in\n%s", word, out)
			}
		}
	}
}

// Any place's document tells its story, in the same shape in both languages.
func TestOtherPlaces(t *testing.T) {
	documents, err := filepath.Glob("../../region/testdata/plans/*.json")
	if err != nil || len(documents) == 0 {
		t.Fatal(documents, err)
	}
	for _, document := range documents {
		english, chinese := prints(t, "-plan", document), prints(t, "-plan", document, "-lang", "zh")
		inOrder(t, english, "MADE-UP DATA", "Region 地区", "superior's alert", "level I, 54 measures", "Whole society's share")
		if shape(english) != shape(chinese) {
			t.Errorf("%s: in English\n%s\nin Chinese\n%s", document, english, chinese)
		}
	}
}

// A plan's counties have the hours of the sites that are named after them, and its faults point into its document.
func TestPlanAndHours(t *testing.T) {
	document := file(t, "plan.json", readmePlan(t))
	hours := file(t, "h.csv", header+heavyDay("Dong")+strings.ReplaceAll(heavyDay("西区"), header, ""))
	inOrder(t, prints(t, "-plan", document, "-hours", hours), "Emergency plan for heavy-pollution weather of Jia", "东区 Dong", "yellow 01-01 03",
		"西区 Xi", "yellow 01-01 03", "Region 地区", "issue yellow")
	inOrder(t, prints(t, "-plan", document, "-hours", hours, "-forecast", file(t, "f.csv", "date,aqi,county\n2024-01-02,260,Dong\n2024-01-02,260,Xi\n")),
		"Region 地区 issue yellow", "nothing: 南县 Nan", "Notice of Region")
	for text, fault := range map[string]string{
		"{}": "/format: want a whole number",
		strings.Replace(readmePlan(t), `"catalogue": "kashgar"`, `"catalogue": "kashi"`, 1):     `/catalogue: "kashi", want kashgar or an object`,
		strings.Replace(readmePlan(t), `"national-2024"`, `"national"`, 1):                      `/tracks/0/counties/990181: "national", want kashgar, national-2024 or an object`,
		strings.Replace(readmePlan(t), `["990122", "990181"]`, `["990122", "990182"]`, 1):       `/borders/4/1: "990182", want the code of a county`,
		strings.Replace(readmePlan(t), `"lift_hours": 36`, `"lift_hours": 0`, 1):                "/tracks/0/plan/lift_hours: 0",
		strings.Replace(readmePlan(t), `"hours": 72}, {`, `"hours": 72, "at_most": 300}, {`, 1): "/tracks/0/plan/triggers/2/any_of/0/0/at_most: 300, want no upper bound",
	} {
		status, out, errs := call(t, "-plan", file(t, "bad.json", text))
		if status != 1 || out != "" || !strings.Contains(errs, "episode: "+fault) {
			t.Errorf("status %d, %q, want %q", status, errs, fault)
		}
	}
}
