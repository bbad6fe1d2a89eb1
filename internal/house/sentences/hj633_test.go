package sentences

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// provision is a table or paragraph of a standard on the index, what of the library embodies it, and which tests hold that.
type provision struct {
	says   string
	of2012 string // its number in HJ 633-2012
	of2026 string // and in HJ 633-2026
	other  string // or the other standard that has it
	by     string
	tests  string
}

// provisions are those of both editions of HJ 633, and of the standards on data that they need.
var provisions = []provision{
	{"the concentration at each sub-index", "Table 1", "Table 3", "", "aqi.Edition.Breakpoints aqi.Edition.IAQI", "TestBreakpointsAreTheStandards TestEditionsDifferInTwoCells TestVectors"},
	{"SO2 over 1 hour above 800 has no sub-index of its own", "Table 1", "Table 3", "", "aqi.Edition.IAQI aqi.Hourly.SO2Mean24h aqi.RuleSO2Above800", "TestSO2Above800 TestHourlyEqualsTheOracle"},
	{"O3 over 8 hours above 800 has no sub-index of its own", "Table 1", "Table 3", "", "aqi.Edition.Daily aqi.RuleO3Above800 aqi.RuleO3AtLeast", "TestO3Above800 TestO3AtLeast"},
	{"a sub-index lies on the line between two limits", "6.2", "4.2.6", "", "aqi.Edition.IAQI aqi.RuleSubIndex", "TestIAQIOnBelowAndAboveEveryBreakpoint TestIAQIEqualsTheOracle TestVectors"},
	{"and is rounded up", "6.2", "4.2.6", "", "aqi.Edition.IAQI", "TestEveryOneDecimalConcentration TestCNEMC"},
	{"the index is the largest sub-index", "4", "4", "", "aqi.Report.AQI aqi.RuleLargest", "TestAQIIsTheMaximum TestDailyEqualsTheOracle"},
	{"the index is 1 at least", "", "", "HJ 633-2026, the range of the index", "aqi.RuleLeastIndex", "TestAllZero"},
	{"the primary pollutants are those whose sub-index is the index, above 50", "4", "4", "", "aqi.Report.Primary aqi.RulePrimary", "TestPrimaryIsNonEmptyExactlyAbove50 TestTianjin"},
	{"exceeding pollutants have a sub-index above 100", "4", "", "", "aqi.Report.Exceeding aqi.RuleExceeding", "TestSetsOfAReportAreApart TestDailyEqualsTheOracle"},
	{"levels, categories and colours", "Table 2", "Table 2", "", "aqi.Level aqi.Index.Level aqi.Level.Colour", "TestLevelTable TestLevelOfAnIndex"},
	{"what a level means for health, and what is advised", "Table 2", "Table 2", "", "aqi.Health aqi.Edition.Health", "TestHealthTexts"},
	{"the groups sensitive to a pollutant above 100", "", "Table 2", "", "aqi.Report.Sensitive aqi.RuleSensitive", "TestSensitiveGroups TestReportTexts"},
	{"what a daily report is made of", "5", "5.3", "", "aqi.Daily aqi.Edition.Daily aqi.Edition.DailyFromHours", "TestDailyEqualsTheOracle TestDailyOfEqualsTheOracle TestVectors"},
	{"what an hourly report is made of", "5", "5.3", "", "aqi.Hourly aqi.Edition.Hourly aqi.Edition.HourlyFromHours", "TestHourlyEqualsTheOracle TestHourlyOfEqualsTheOracle TestVectors"},
	{"what is missing is told", "5", "5.3.1", "", "aqi.Report.Missing aqi.RuleMissing", "TestMissingHoldsBackWhatNotMonitoredDoesNot TestReasonsOfItems"},
	{"no index up to 100 while a pollutant is missing", "", "5.3.1", "", "aqi.RuleWithheld", "TestMissingHoldsBackWhatNotMonitoredDoesNot TestDailyEqualsTheOracle"},
	{"a pollutant that is not monitored holds nothing back", "", "5.3.2", "", "aqi.Daily.NotMonitored aqi.RuleNotMonitored", "TestMissingHoldsBackWhatNotMonitoredDoesNot TestGivenAlthoughNotMonitored"},
	{"the edition in force on a date", "", "", "the announcements that put them into force", "aqi.EditionOn", "TestEditionOn TestEditionsFollowOneAnother"},
	{"concentrations are rounded, halves to even", "", "", "GB/T 8170", "aqi.Edition.Round aqi.MeanOfSites", "TestRoundEqualsTheOracle TestRoundings"},
	{"a 24-hour mean needs 20 hours", "", "", "GB 3095-2012, Table 4", "aqi.DailyMeans", "TestDailyMeanNeeds20Hours TestDailyMeansEqualTheOracle"},
	{"an 8-hour mean needs 6 hours", "", "", "GB 3095-2012, Table 4", "aqi.HourlyMeans aqi.DailyMeans", "TestTrailingMeanNeeds6Hours TestHourlyMeansEqualTheOracle"},
	{"which 8-hour means a day has, and how many it needs", "", "", "HJ 663-2013", "aqi.DailyMeans", "TestEightHoursLieInsideTheDay TestO3Validity"},
	{"a place's concentration is the mean of its sites", "", "", "HJ 663-2013", "aqi.MeanOfSites", "TestMeanOfSitesEqualsTheOracle"},
	{"the hourly index of 1-hour means alone", "", "", "the national platform's practice", "aqi.Edition.Platform", "TestCNEMC TestCNEMC2020 TestPlatformEqualsTheOracle"},
	{"an hour is stamped with its end", "", "", "the practice of monitoring data", "aqi.StampOfEnd", "TestStampOfEnd"},
}

// A provision is of some standard; what embodies it and what tests it is there.
func TestProvisions(t *testing.T) {
	names, tests := exported(t), declared(t, "aqi", regexp.MustCompile(`(?m)^func (Test\w+)\(`))
	for _, p := range provisions {
		if p.of2012+p.of2026+p.other == "" {
			t.Errorf("%s: of no standard", p.says)
		}
		for _, name := range strings.Fields(p.by) {
			if !names[name] {
				t.Errorf("%s: no %s", p.says, name)
			}
		}
		for _, name := range strings.Fields(p.tests) {
			if !tests[name] {
				t.Errorf("%s: no %s", p.says, name)
			}
		}
	}
}

// What package aqi cites of HJ 633 is in the table.
func TestCitedProvisions(t *testing.T) {
	listed := map[string]bool{"": true}
	for _, p := range provisions {
		listed[p.of2012], listed[p.of2026] = true, true
	}
	cited := regexp.MustCompile(`\.clause\("([^"]*)", "([^"]*)"\)`)
	for file, text := range filesOf(t, "aqi") {
		for _, numbers := range cited.FindAllStringSubmatch(text, -1) {
			for _, number := range numbers[1:] {
				if !listed[number] {
					t.Errorf("%s cites %s", file, number)
				}
			}
		}
	}
}

// declared returns what is found in a package's files, those of tests too.
func declared(t *testing.T, pkg string, what *regexp.Regexp) map[string]bool {
	t.Helper()
	found := map[string]bool{}
	for _, text := range filesOf(t, pkg) {
		for _, match := range what.FindAllStringSubmatch(text, -1) {
			found[match[1]] = true
		}
	}
	return found
}

// filesOf returns the texts of a package's files.
func filesOf(t *testing.T, pkg string) map[string]string {
	t.Helper()
	files, err := filepath.Glob(filepath.Join("..", "..", "..", pkg, "*.go"))
	if err != nil || len(files) == 0 {
		t.Fatal(err, "no files")
	}
	texts := map[string]string{}
	for _, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		texts[file] = string(text)
	}
	return texts
}
