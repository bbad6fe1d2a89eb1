package aqi_test

import (
	"strings"
	"testing"

	"github.com/clearsky-go/clearsky/aqi"
)

// HJ 633-2012, Table 2: effect and advice, level by level.
const healthText = `
空气质量令人满意，基本无空气污染 / 各类人群可正常活动
空气质量可接受，但某些污染物可能对极少数异常敏感人群健康有较弱影响 / 极少数异常敏感人群应减少户外活动
易感人群症状有轻度加剧，健康人群出现刺激症状 / 儿童、老年人及心脏病、呼吸系统疾病患者应减少长时间、高强度的户外锻炼
进一步加剧易感人群症状，可能对健康人群心脏、呼吸系统有影响 / 儿童、老年人及心脏病、呼吸系统疾病患者避免长时间、高强度的户外锻炼，一般人群适量减少户外运动
心脏病和肺病患者症状显著加剧，运动耐受力降低，健康人群普遍出现症状 / 儿童、老年人和心脏病、肺病患者应停留在室内，停止户外运动，一般人群减少户外运动
健康人群运动耐受力降低，有明显强烈症状，提前出现某些疾病 / 儿童、老年人和病人应当留在室内，避免体力消耗，一般人群应避免户外活动
`

func TestHealthTexts(t *testing.T) {
	// HJ 633-2026 has other words for three groups; a 心脏病 is a 心血管系统疾病.
	in2026 := strings.NewReplacer("儿童", "青少年儿童", "心脏病", "心血管系统疾病", "心脏", "心血管系统", "易感人群", "敏感人群")
	for i, line := range strings.Split(strings.TrimSpace(healthText), "\n") {
		l := aqi.Level(i + 1)
		effect, advice, _ := strings.Cut(line, " / ")
		for e, want := range map[aqi.Edition][2]string{
			aqi.Edition2012: {effect, advice},
			aqi.Edition2026: {in2026.Replace(effect), in2026.Replace(advice)},
		} {
			got := e.Health(l)
			if got.Effect.Chinese != want[0] || got.Advice.Chinese != want[1] {
				t.Errorf("%v, %v: %s / %s\nwant %s / %s", e, l, got.Effect.Chinese, got.Advice.Chinese, want[0], want[1])
			}
			if got.Effect.English == "" || got.Advice.English == "" {
				t.Errorf("%v, %v: no English", e, l)
			}
		}
	}
}

// HJ 633-2026, Table 2; HJ 633-2012 names no groups.
func TestSensitiveGroups(t *testing.T) {
	tests := map[aqi.Pollutant]string{
		aqi.SO2:  "患有哮喘的人、青少年儿童以及老年人",
		aqi.NO2:  "患有呼吸系统疾病（如哮喘）的人、青少年儿童以及老年人",
		aqi.CO:   "患有心血管系统疾病的人",
		aqi.O3:   "患有呼吸系统疾病（如哮喘）的人、青少年儿童、户外活动频繁的人以及老年人",
		aqi.PM10: "患有心血管系统疾病或呼吸系统疾病（如哮喘）的人、青少年儿童、户外活动频繁的人以及老年人",
		aqi.PM25: "患有心血管系统疾病或呼吸系统疾病（如哮喘）的人、青少年儿童、户外活动频繁的人以及老年人",
	}
	for p, want := range tests {
		if got := aqi.Edition2026.SensitiveGroups(p); got.Chinese != want || got.English == "" {
			t.Errorf("%v: %v, want %s", p, got, want)
		}
		for _, e := range []aqi.Edition{aqi.Edition2012, 2, 255} {
			if got := e.SensitiveGroups(p); got != (aqi.Text{}) {
				t.Errorf("%v, %v: %v", e, p, got)
			}
		}
	}
	for _, p := range []aqi.Pollutant{0, 7, 255} {
		if got := aqi.Edition2026.SensitiveGroups(p); got != (aqi.Text{}) {
			t.Errorf("%v: %v", p, got)
		}
	}
}
