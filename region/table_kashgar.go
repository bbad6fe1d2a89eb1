package region

import (
	"github.com/clearsky-go/clearsky/alert"
	"github.com/clearsky-go/clearsky/aqi"
)

// The twelve counties of Kashgar prefecture (喀什地区) by their codes of GB/T 2260, and which touch: those whose boundaries share
// vertices among the county polygons of DataV. Taken over in November 2026; a county made or moved since then is not in it.
func kashgarCounties() []alert.County {
	return []alert.County{
		{Code: "653101", Name: aqi.Text{Chinese: "喀什市", English: "Kashgar City"}},
		{Code: "653121", Name: aqi.Text{Chinese: "疏附县", English: "Shufu"}},
		{Code: "653122", Name: aqi.Text{Chinese: "疏勒县", English: "Shule"}},
		{Code: "653123", Name: aqi.Text{Chinese: "英吉沙县", English: "Yengisar"}},
		{Code: "653124", Name: aqi.Text{Chinese: "泽普县", English: "Zepu (Poskam)"}},
		{Code: "653125", Name: aqi.Text{Chinese: "莎车县", English: "Shache (Yarkant)"}},
		{Code: "653126", Name: aqi.Text{Chinese: "叶城县", English: "Yecheng (Kargilik)"}},
		{Code: "653127", Name: aqi.Text{Chinese: "麦盖提县", English: "Makit"}},
		{Code: "653128", Name: aqi.Text{Chinese: "岳普湖县", English: "Yopurga"}},
		{Code: "653129", Name: aqi.Text{Chinese: "伽师县", English: "Payzawat (Jiashi)"}},
		{Code: "653130", Name: aqi.Text{Chinese: "巴楚县", English: "Bachu (Maralbexi)"}},
		{Code: "653131", Name: aqi.Text{Chinese: "塔什库尔干塔吉克自治县", English: "Taxkorgan"}},
	}
}

func kashgarBorders() [][2]string {
	return [][2]string{
		{"653101", "653121"}, {"653101", "653122"}, {"653101", "653129"},
		{"653121", "653122"},
		{"653122", "653123"}, {"653122", "653128"}, {"653122", "653129"},
		{"653123", "653125"}, {"653123", "653128"},
		{"653124", "653125"}, {"653124", "653126"},
		{"653125", "653126"}, {"653125", "653127"}, {"653125", "653128"}, {"653125", "653130"}, {"653125", "653131"},
		{"653126", "653127"}, {"653126", "653131"},
		{"653127", "653130"},
		{"653128", "653129"}, {"653128", "653130"},
		{"653129", "653130"},
	}
}

// kashgarFrom is 2023-10-08 00:00, the day of issue: the plan is in force from then on (8.6).
const kashgarFrom aqi.Stamp = 17_731_192
