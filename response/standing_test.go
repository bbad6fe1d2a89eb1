package response_test

import (
	"fmt"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/clearsky-go/clearsky/alert"
	"github.com/clearsky-go/clearsky/aqi"
	"github.com/clearsky-go/clearsky/response"
)

func standingHour(y int, m time.Month, d, h int) aqi.Stamp {
	s, err := aqi.StampOf(time.Date(y, m, d, h, 0, 0, 0, aqi.UTC8()))
	if err != nil {
		return -1
	}
	return s
}

// in2026 is that year.
var in2026 = aqi.Span{From: standingHour(2026, 1, 1, 0), Until: standingHour(2027, 1, 1, 0)}

// 8.5: 每年9月15日前将辖区内应急减排项目清单报指挥部办公室.
func TestStandingYearlyLists(t *testing.T) {
	end := standingHour(2026, time.September, 16, 0) // of the fifteenth
	tests := []struct {
		name        string
		from, until aqi.Stamp
		want        []string // from and due
	}{
		{"a year", standingHour(2026, 1, 1, 0), standingHour(2027, 1, 1, 0), []string{"2026-01-01 00:00 2026-09-16 00:00"}},
		{"due exactly at until", standingHour(2026, 9, 1, 7), end, []string{"2026-09-01 07:00 2026-09-16 00:00"}},
		{"due an hour after until", standingHour(2026, 9, 1, 7), end - 1, nil},
		{"due exactly at from", end, standingHour(2026, 12, 31, 0), nil},
		{"due an hour after from", end - 1, standingHour(2026, 12, 31, 0), []string{"2026-09-15 23:00 2026-09-16 00:00"}},
		{"the last hour", end - 1, end, []string{"2026-09-15 23:00 2026-09-16 00:00"}},
		{"three years", standingHour(2025, 9, 15, 0), standingHour(2028, 9, 15, 0), []string{
			"2025-09-15 00:00 2025-09-16 00:00", "2026-01-01 00:00 2026-09-16 00:00", "2027-01-01 00:00 2027-09-16 00:00",
		}},
		{"the first year", standingHour(1, 1, 2, 0), standingHour(2, 1, 1, 0), []string{"0001-01-02 00:00 0001-09-16 00:00"}},
		{"the last year", standingHour(9998, 9, 16, 0), standingHour(9998, 12, 31, 23), nil},
		{"the last list", standingHour(9998, 9, 15, 0), standingHour(9998, 12, 31, 23), []string{"9998-09-15 00:00 9998-09-16 00:00"}},
	}
	for _, tt := range tests {
		items, err := dueCatalogue("yearly-lists").Standing(aqi.Span{From: tt.from, Until: tt.until}, dueCounty)
		var got []string
		for _, item := range items {
			got = append(got, item.From.String()+" "+item.Due.String())
		}
		if diff := cmp.Diff(tt.want, got); err != nil || diff != "" {
			t.Errorf("%s: %v\n%s", tt.name, err, diff)
		}
	}
}

func TestStanding(t *testing.T) {
	counties := []alert.County{{Code: "653121", Name: aqi.Text{Chinese: "疏附县", English: "Shufu"}}, dueCounty[0]} // sorted in what comes of them
	items, err := fresh().Standing(in2026, counties)
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, item := range items {
		got = append(got, fmt.Sprintf("%s: %v to %v, %d, %v", item.Duty.ID, item.From, item.Due, len(item.By), item.Level))
	}
	recurring := func(id string, counties int) string {
		return fmt.Sprintf("%s: 2026-01-01 00:00 to none, %d, no response", id, counties)
	}
	want := []string{
		"yearly-lists: 2026-01-01 00:00 to 2026-09-16 00:00, 2, no response",
		recurring("list-update", 2), recurring("publicity", 3), recurring("training", 1), recurring("drills", 2),
		recurring("file-county-plan", 2), recurring("file-member-plan", 1), recurring("file-enterprise-plan", 1),
		recurring("file-expert-opinion", 1), recurring("revise-plan", 5),
		recurring("office-work", 1), recurring("office-rules", 1), recurring("expert-group", 1), recurring("county-management", 2),
		recurring("facilities", 1), recurring("forecast-horizon", 1), recurring("draw-up-lists", 2), recurring("duty-system", 3),
		recurring("file-listed-plan", 1), recurring("revise-prefecture-plan", 1), recurring("keep-plans-current", 5), recurring("update-county-plan", 2),
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	for i, want := range map[int]response.Owing{
		0:  {Party: partyOf("counties"), County: dueCounty[0], Key: "yearly-lists/counties/2026-09-15/653101"},
		1:  {Party: partyOf("counties"), County: dueCounty[0], Key: "list-update/counties/653101"},
		16: {Party: partyOf("county-ecology"), County: dueCounty[0], Key: "draw-up-lists/county-ecology/653101"},
		3:  {Party: partyOf("enterprises"), Key: "training/enterprises"},
	} {
		if items[i].By[0] != want {
			t.Errorf("%+v, want %+v", items[i].By[0], want)
		}
	}
}

// 4.3.1 (2): 各县市生态环境部门牵头，工信、住建、交通运输等部门配合.
func TestSupportIsNamed(t *testing.T) {
	items, err := dueCatalogue("draw-up-lists").Standing(in2026, dueCounty)
	if err != nil || len(items) != 1 {
		t.Fatal(items, err)
	}
	const english = "the counties' ecology departments (Kashgar), with departments of industry, housing, transport and others: regularly (draw-up-lists)"
	const chinese = "各县市生态环境部门（喀什市），工信、住建、交通运输等部门配合：定期（draw-up-lists）"
	if got := items[0]; got.String() != english || got.Chinese() != chinese {
		t.Errorf("%v\n%s", got, got.Chinese())
	}
}

// Every duty of a catalogue is due of a response or standing, none both.
func TestDutiesAreDueOrStanding(t *testing.T) {
	c := response.Kashgar()
	seen := map[string]string{}
	as := dueActivations(t, over("2026-01-05 05", "2026-01-06 05"), response.Activation{Counties: dueCounty, Heavy: dueCounty, Regional: true})
	for _, item := range dueOver(t, c, as) {
		seen[item.Duty.ID] = "due"
	}
	standing, err := c.Standing(in2026, dueCounty)
	if err != nil {
		t.Fatal(err)
	}
	for _, item := range standing {
		if seen[item.Duty.ID] != "" {
			t.Errorf("%s: also of a response", item.Duty.ID)
		}
		seen[item.Duty.ID] = "standing"
	}
	for _, d := range c.Duties {
		if seen[d.ID] == "" {
			t.Errorf("%s: never", d.ID)
		}
	}
}
