package main

import (
	"regexp"
	"slices"
	"strings"
	"testing"
)

func TestMadeUpFortnight(t *testing.T) {
	status, out, errs := call(t)
	if status != 0 || errs != "" {
		t.Fatalf("status %d, stderr %q", status, errs)
	}
	inOrder(t, out, []string{
		"MADE-UP DATA: an invented winter fortnight in Kashgar prefecture; nothing here was measured.",
		"  Red 红色     daily AQI > 200 for 72 h  3.3 (3)",
		"653101 喀什市 Kashgar City",
		"  Red 红色     2026-01-07 10:00 to 2026-01-10 18:00, 80 h",
		"    sustained  72 h with a daily AQI > 200",
		"    primary    PM2.5 细颗粒物 80 h",
		"653125 莎车县 Shache (Yarkant)",
		"  Orange 橙色  2026-01-09 12:00 to 2026-01-14 07:00, 115 h",
		"    run        2026-01-09 12:00 to 2026-01-10 16:00, 28 h, Yellow 黄色",
		"    run        2026-01-12 03:00 to 2026-01-14 07:00, 52 h, Orange 橙色",
		"653127 麦盖提县 Makit",
		"  no heavy-pollution episode 无重污染过程",
		"  note: 40 of 336 h of dust, left out (1.3): 2026-01-11 09:00, 40 h",
		"653128 岳普湖县 Yopurga",
		"  note: 10 of 336 h without an hourly AQI: 2026-01-09 16:00, 10 h",
		"653129 伽师县 Payzawat (Jiashi)",
		"    open       the data ends in heavy pollution; the end is provisional",
		"    primary    PM10 可吸入颗粒物 34 h, PM2.5 细颗粒物 34 h",
		"653131 塔什库尔干塔吉克自治县 Taxkorgan",
		"12 places by their highest level: Red 红色 1, Orange 橙色 4, Yellow 黄色 5, none 2",
		"THE PREFECTURE 地区",
		"  Superior's alert 上级预警: Orange 橙色, 2026-01-07 20:00 to 2026-01-10 00:00, 52 h",
		"  Voluntary raise 主动提级: Orange 橙色, 2026-01-12 08:00 to 2026-01-14 08:00, 48 h",
		"    巴楚县 Bachu (Maralbexi)",
		"    2026-01-10 00:00 to 2026-01-11 04:00, 28 h    莎车县 Shache (Yarkant), 叶城县 Yecheng (Kargilik), 岳普湖县 Yopurga",
		"    never 无",
		"  Orange 橙色  2026-01-08 12:00 to 2026-01-14 07:00, 139 h",
		"  level II Ⅱ级   2026-01-08 12:00 to 2026-01-09 14:00, 26 h   Orange  Yellow  –       Contiguous counties 3.4; " +
			"Superior's alert 4.2; Own finding 3.4",
		"653124 泽普县 Zepu (Poskam): lies apart from all groups, alerts by its own finding only and files it 不连片，仅按自行研判预警并报备 (3.4)",
		"  level III Ⅲ级  2026-01-07 07:00 to 2026-01-09 06:00, 47 h   –       Yellow  –       Own finding 3.4",
		"653127 麦盖提县 Makit: nothing to do 无",
		"  level II Ⅱ级   2026-01-13 16:00 to 2026-01-14 08:00, 16 h   –       –       Orange  Voluntary raise 4.2",
		"653131 塔什库尔干塔吉克自治县 Taxkorgan: no finding of its own, files nothing 无需报备",
		"  2026-01-07 01:00  Issue 发布预警, Yellow 黄色: 2026-01-08 12:00 to 2026-01-14 01:00, 133 h, provisional 暂定",
		"    repeated        every hour to 2026-01-07 07:00, as the forecast goes on",
		"  2026-01-07 16:00  Upgrade 提高预警级别, Orange 橙色: 2026-01-08 12:00 to 2026-01-14 07:00, 139 h",
		"    lead            20 h: Short, to be justified 特殊情况，提前量不足 (3.5); on time by 2026-01-07 12:00, at the latest by 2026-01-08 00:00",
		"  2026-01-14 07:00  Lift on schedule 按期解除预警, Orange 橙色",
		"    approval        none needed 无需报批",
		"In force 实际生效",
		"The first notice, as of 2026-01-07 01:00 首次预警信息",
		"  发布预警：黄色预警",
		"  Issue: Yellow alert",
		"  Advised: Switch off the engine promptly when parked, and let vehicles idle less.",
		"THE RESPONSE 应急响应",
		"  The level answers the alert: Yellow level III (4.1 (1)), Orange level II (4.1 (2)), Red level I (4.1 (3)).",
		"  653101 喀什市 Kashgar City               level I Ⅰ级    2026-01-07 10:00 to 2026-01-10 18:00, 80 h",
		"  653130 巴楚县 Bachu (Maralbexi)          level III Ⅲ级  2026-01-12 06:00 to 2026-01-12 08:00, 2 h",
		"                                           level II Ⅱ级   2026-01-12 08:00 to 2026-01-14 08:00, 48 h",
		"  It is the freezing season (冰冻期): what is for the rest of the year is left out.",
		"At level III Ⅲ级",
		"  taken by 县市  喀什市 Kashgar City, 疏附县 Shufu, 疏勒县 Shule, 英吉沙县 Yengisar,",
		"  Health protection 健康防护措施",
		"    4.3.2.1 (4)  In heavy-pollution weather no large mass events should be held outdoors.",
		"  Advisory reduction 倡议性减排措施",
		"  Mandatory reduction 强制性减排措施: industrial 工业源",
		"  Mandatory reduction 强制性减排措施: dust 扬尘源",
		"    4.3.2.3 其他减排措施  Open-air barbecue is forbidden altogether.",
		"At level II Ⅱ级, besides those of level III",
		"At level I Ⅰ级, besides those of level II",
		"  taken by 县市  喀什市 Kashgar City",
		"    heavy truck, level I: stop; not known: loaded truck trips a day",
		"    heavy truck, level I: not restricted",
		"    going out, level I: avoid",
		"Reports and duties 报送与履职",
		"Response at level II Ⅱ级, 2026-01-08 12:00 to 2026-01-14 07:00, 139 h",
		"  2026-01-08 12:00: no response to level II (4.1 (2))",
		"  counties, member units to headquarters office, for 2026-01-08: by 2026-01-09 24:00 (daily-report)",
		"    and so each day, 7 in all, the last for 2026-01-14: by 2026-01-15 24:00",
		"  counties with heavy pollution to headquarters office: by 2026-01-15 24:00 (closing-report)",
		"    - how enterprises carried out the measures",
		"Without an alert 常态职责",
		"  counties to headquarters office: by 2026-09-15 24:00 (yearly-lists)",
		"WHO MUST CUT HOW MUCH 减排责任",
		"  MADE-UP INVENTORY: none of its enterprises exists, and nobody measured its amounts 虚构清单. It has 62 enterprises and 36",
		"  At 2026-01-08 06:00, the first hour at which the most counties respond, 6 of 12, each at its level then.",
		"    tier 2: key enterprise (C)",
		"653101 喀什市 Kashgar City, level I Ⅰ级: met by step 2 第二步后达标",
		"  enterprises 9: 7 bound to the share, 1 exempt by its class, 1 met by truck control; other sources 3",
		"  NOx 氮氧化物           9050    30 %    2715.1       2450.9  27.08 %  264.1         256.9             0",
		"    step 2, tier 1: of what it still emits                              61.65 %   100 %  0 %  9.18 %",
		"      653101-03 甲砖厂 Jia Brick Kiln (key enterprise, not leading)       224.5     238    0     1.3",
		"    step 2, tier 2: of what it still emits                                  0 %  3.01 %  0 %     0 %",
		"653121 疏附县 Shufu, level II Ⅱ级: met by step 1 第一步后达标",
		"  enterprises 5: 4 bound to the share, 1 bound to the approved share; other sources 3",
		"653124 泽普县 Zepu (Poskam), level III Ⅲ级: the plans suffice 方案已达标",
		"    nothing more is requested 无需加大减排",
		"653131 塔什库尔干塔吉克自治县 Taxkorgan, level II Ⅱ级: NOT MET even after both steps 两步后仍未达标",
		"  SO2 二氧化硫            303    20 %      60.6         17.7   5.84 %   42.9          42.9          42.9",
		"The prefecture: all 12 counties held to its own level II Ⅱ级 地区合计（按地区级别）",
		"  SO2 二氧化硫          13156    20 %    2631.3       1190.2   9.04 %  1441.1           1556.6  11.83 %  1074.6",
		"  dust 扬尘源                       12                 –                 –    3151 (13.07 %)                –",
		"What one enterprise is told, in full: 653122-01 企业通知全文（中、英文）",
		"  甲铁合金厂：Ⅱ级响应",
		"  Jia Ferroalloy Works: response level II",
		"  Requested by the area: SO2 0 kg, NOx 48.0064 kg, PM 0 kg, VOCs 0 kg",
		"How a day is checked: Jia Ferroalloy Works on 2026-01-08, a made-up report 日报核查示例",
		"  - breach: less reduced than owed, NOx: 78 kg of 152.0064 kg (4.3.1 (1))",
		"  - breach: a truck ran that had to stop, China IV (4.3.2.3 工业源减排措施)",
	})
	for _, args := range [][]string{nil, {"-lang", "en"}} {
		if _, again, _ := call(t, args...); again != out {
			t.Errorf("%v: a second run prints something else", args)
		}
	}
}

// inOrder fails unless the text has the lines, in their order.
func inOrder(t *testing.T, text string, lines []string) {
	t.Helper()
	rest := text
	for _, line := range lines {
		_, after, found := strings.Cut("\n"+rest, "\n"+line+"\n")
		if !found {
			t.Fatalf("no line %q in order in\n%s", line, text)
		}
		rest = after
	}
}

var (
	identifier = regexp.MustCompile(`（[a-z-]+）`)
	latin      = regexp.MustCompile(`[A-Za-z]+`)
)

// In Chinese nothing is left in English but names that Chinese has too, and identifiers.
func TestChinese(t *testing.T) {
	status, out, errs := call(t, "-lang", "zh")
	if status != 0 || errs != "" {
		t.Fatalf("status %d, stderr %q", status, errs)
	}
	before, after, _ := strings.Cut(out, "\n企业通知全文（中、英文）") // which is in both languages
	_, after, _ = strings.Cut(after, "\n日报核查示例")
	for line := range strings.Lines(before + after) {
		for _, word := range latin.FindAllString(identifier.ReplaceAllString(line, ""), -1) {
			if !slices.Contains([]string{"AQI", "UTC", "A", "B", "C", "D", "kg"}, word) {
				t.Errorf("%q in %q", word, line)
			}
		}
	}
	inOrder(t, out, []string{
		"虚构数据：喀什地区一个虚构的冬季两周，并非实测结果。",
		"  红色  日AQI＞200持续72小时  3.3 (3)",
		"653101 喀什市",
		"    时段  2026-01-07 10:00至2026-01-10 18:00，80小时，红色",
		"  注：336小时中40小时为沙尘，不计入（1.3）：自2026-01-11 09:00起40小时",
		"12处按最高级别：红色 1、橙色 4、黄色 5、无 2",
		"地区",
		"3个及以上连片县市达到（3.4）",
		"    2026-01-10 00:00至2026-01-11 04:00，28小时    莎车县、叶城县、岳普湖县",
		"653124 泽普县：不连片，仅按自行研判预警并报备（3.4）",
		"  Ⅱ级   2026-01-13 16:00至2026-01-14 08:00，16小时   –     –     橙色  主动提级 4.2",
		"地区预警逐时决定",
		"    报批            指挥部办公室主任审核，再由指挥部副指挥长批准",
		"  措施建议：一般人群减少户外运动和室外作业时间，如不可避免，应采取防护措施、缩短户外工作时间。",
		"应急响应",
		"  653101 喀什市                  Ⅰ级   2026-01-07 10:00至2026-01-10 18:00，80小时",
		"Ⅱ级：除Ⅲ级措施外另采取",
		"  县市  喀什市、疏附县、疏勒县、英吉沙县、莎车县、叶城县、巴楚县、",
		"  强制性减排措施：工业源",
		"    4.3.3.3 工业源减排措施  加大各行业/工段限产、停产力度。",
		"    重型货车，Ⅰ级：停止；不明事项：日载货车辆进出辆次",
		"    外出，Ⅰ级：避免",
		"  发生重污染天气的县市→指挥部办公室：2026-01-15 24:00前（closing-report）",
		"常态职责",
		"  各县市→指挥部办公室：2026-09-15 24:00前（yearly-lists）",
		"减排责任",
		"  虚构清单：企业均不存在，排放量并非实测，共62家企业、36个其他污染源（移动源、扬尘源等）。",
		"653101 喀什市，Ⅰ级：第二步后达标",
		"  企业9家：执行减排比例7家、按企业类别除外1家、以管控车辆完成1家；其他污染源3个",
		"  氮氧化物          9050   30%  2715.1    2450.9  27.08%  264.1     256.9         0",
		"    第一步：加大至自身比例",
		"      653101-04 甲家具厂（重点企业，D级）             0       0.4     3.5            41",
		"当时未响应，无减排  英吉沙县、莎车县、叶城县、麦盖提县、伽师县、巴楚县",
		"地区合计：全部12个县市按地区级别（Ⅱ级）",
		"企业通知全文（中、英文）：653122-01",
		"  Jia Ferroalloy Works: response level II",
		"日报核查示例：甲铁合金厂，2026-01-08，虚构日报",
	})
}
