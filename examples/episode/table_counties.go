package main

import "github.com/clearsky-go/clearsky/aqi"

// county is one of Kashgar prefecture's twelve counties, with its administrative division code.
type county struct {
	code string
	name aqi.Text
}

var counties = []county{
	{"653101", aqi.Text{Chinese: "喀什市", English: "Kashgar City"}},
	{"653121", aqi.Text{Chinese: "疏附县", English: "Shufu"}},
	{"653122", aqi.Text{Chinese: "疏勒县", English: "Shule"}},
	{"653123", aqi.Text{Chinese: "英吉沙县", English: "Yengisar"}},
	{"653124", aqi.Text{Chinese: "泽普县", English: "Zepu (Poskam)"}},
	{"653125", aqi.Text{Chinese: "莎车县", English: "Shache (Yarkant)"}},
	{"653126", aqi.Text{Chinese: "叶城县", English: "Yecheng (Kargilik)"}},
	{"653127", aqi.Text{Chinese: "麦盖提县", English: "Makit"}},
	{"653128", aqi.Text{Chinese: "岳普湖县", English: "Yopurga"}},
	{"653129", aqi.Text{Chinese: "伽师县", English: "Payzawat (Jiashi)"}},
	{"653130", aqi.Text{Chinese: "巴楚县", English: "Bachu (Maralbexi)"}},
	{"653131", aqi.Text{Chinese: "塔什库尔干塔吉克自治县", English: "Taxkorgan"}},
}
