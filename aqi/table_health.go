package aqi

// Health says what a level means for people's health (HJ 633, Table 2).
//
//clearsky:whole
type Health struct {
	Effect Text `json:"effect"` // 对健康影响情况
	Advice Text `json:"advice"` // 建议采取的措施
}

// Health effects and advice of the levels, HJ 633-2012, Table 2. HJ 633-2026 says 青少年儿童 for 儿童, 心血管系统 for 心脏 and
// 敏感人群 for 易感人群.
var healthTable = [...][Severe + 1]Health{
	Edition2012: {
		Excellent: {
			Text{"空气质量令人满意，基本无空气污染",
				"Air quality is satisfactory; there is practically no air pollution"},
			Text{"各类人群可正常活动",
				"Everyone can go about their usual activities"},
		},
		Good: {
			Text{"空气质量可接受，但某些污染物可能对极少数异常敏感人群健康有较弱影响",
				"Air quality is acceptable, but some pollutants may slightly affect the health of the very few who are unusually sensitive"},
			Text{"极少数异常敏感人群应减少户外活动",
				"The very few who are unusually sensitive should reduce outdoor activities"},
		},
		Light: {
			Text{"易感人群症状有轻度加剧，健康人群出现刺激症状",
				"Symptoms of susceptible people worsen slightly; healthy people feel irritation"},
			Text{"儿童、老年人及心脏病、呼吸系统疾病患者应减少长时间、高强度的户外锻炼",
				"Children, the elderly and people with heart or respiratory disease should reduce long or strenuous outdoor exercise"},
		},
		Moderate: {
			Text{"进一步加剧易感人群症状，可能对健康人群心脏、呼吸系统有影响",
				"Symptoms of susceptible people worsen further; the heart and respiratory system of healthy people may be affected"},
			Text{"儿童、老年人及心脏病、呼吸系统疾病患者避免长时间、高强度的户外锻炼，一般人群适量减少户外运动",
				"Children, the elderly and people with heart or respiratory disease should avoid long or strenuous outdoor exercise; everyone else should exercise outdoors somewhat less"},
		},
		Heavy: {
			Text{"心脏病和肺病患者症状显著加剧，运动耐受力降低，健康人群普遍出现症状",
				"Symptoms of people with heart or lung disease worsen markedly and they tolerate less exercise; symptoms are common among healthy people"},
			Text{"儿童、老年人和心脏病、肺病患者应停留在室内，停止户外运动，一般人群减少户外运动",
				"Children, the elderly and people with heart or lung disease should stay indoors and stop outdoor exercise; everyone else should reduce it"},
		},
		Severe: {
			Text{"健康人群运动耐受力降低，有明显强烈症状，提前出现某些疾病",
				"Healthy people tolerate less exercise and have clear, strong symptoms; some diseases appear early"},
			Text{"儿童、老年人和病人应当留在室内，避免体力消耗，一般人群应避免户外活动",
				"Children, the elderly and the sick should stay indoors and avoid exertion; everyone else should avoid outdoor activities"},
		},
	},
	Edition2026: {
		Excellent: {
			Text{"空气质量令人满意，基本无空气污染",
				"Air quality is satisfactory; there is practically no air pollution"},
			Text{"各类人群可正常活动",
				"Everyone can go about their usual activities"},
		},
		Good: {
			Text{"空气质量可接受，但某些污染物可能对极少数异常敏感人群健康有较弱影响",
				"Air quality is acceptable, but some pollutants may slightly affect the health of the very few who are unusually sensitive"},
			Text{"极少数异常敏感人群应减少户外活动",
				"The very few who are unusually sensitive should reduce outdoor activities"},
		},
		Light: {
			Text{"敏感人群症状有轻度加剧，健康人群出现刺激症状",
				"Symptoms of sensitive people worsen slightly; healthy people feel irritation"},
			Text{"青少年儿童、老年人及心血管系统疾病、呼吸系统疾病患者应减少长时间、高强度的户外锻炼",
				"Children, adolescents, the elderly and people with cardiovascular or respiratory disease should reduce long or strenuous outdoor exercise"},
		},
		Moderate: {
			Text{"进一步加剧敏感人群症状，可能对健康人群心血管系统、呼吸系统有影响",
				"Symptoms of sensitive people worsen further; the cardiovascular and respiratory systems of healthy people may be affected"},
			Text{"青少年儿童、老年人及心血管系统疾病、呼吸系统疾病患者避免长时间、高强度的户外锻炼，一般人群适量减少户外运动",
				"Children, adolescents, the elderly and people with cardiovascular or respiratory disease should avoid long or strenuous outdoor exercise; everyone else should exercise outdoors somewhat less"},
		},
		Heavy: {
			Text{"心血管系统疾病和肺病患者症状显著加剧，运动耐受力降低，健康人群普遍出现症状",
				"Symptoms of people with cardiovascular or lung disease worsen markedly and they tolerate less exercise; symptoms are common among healthy people"},
			Text{"青少年儿童、老年人和心血管系统疾病、肺病患者应停留在室内，停止户外运动，一般人群减少户外运动",
				"Children, adolescents, the elderly and people with cardiovascular or lung disease should stay indoors and stop outdoor exercise; everyone else should reduce it"},
		},
		Severe: {
			Text{"健康人群运动耐受力降低，有明显强烈症状，提前出现某些疾病",
				"Healthy people tolerate less exercise and have clear, strong symptoms; some diseases appear early"},
			Text{"青少年儿童、老年人和病人应当留在室内，避免体力消耗，一般人群应避免户外活动",
				"Children, adolescents, the elderly and the sick should stay indoors and avoid exertion; everyone else should avoid outdoor activities"},
		},
	},
}

// Health returns the health effect of a level and the advice that goes with it; the zero Health where there is no level.
func (e Edition) Health(l Level) Health {
	if !e.Valid() || !l.Valid() {
		return Health{}
	}
	return healthTable[e][l]
}

// HJ 633-2026, Table 2: the sensitive groups for a pollutant whose sub-index exceeds 100.
var sensitiveTable = [...]Text{
	SO2: {"患有哮喘的人、青少年儿童以及老年人",
		"people with asthma, children, adolescents and the elderly"},
	NO2: {"患有呼吸系统疾病（如哮喘）的人、青少年儿童以及老年人",
		"people with respiratory disease such as asthma, children, adolescents and the elderly"},
	CO: {"患有心血管系统疾病的人",
		"people with cardiovascular disease"},
	O3: {"患有呼吸系统疾病（如哮喘）的人、青少年儿童、户外活动频繁的人以及老年人",
		"people with respiratory disease such as asthma, children, adolescents, people often outdoors and the elderly"},
	PM10: particleGroups,
	PM25: particleGroups,
}

var particleGroups = Text{"患有心血管系统疾病或呼吸系统疾病（如哮喘）的人、青少年儿童、户外活动频繁的人以及老年人",
	"people with cardiovascular disease or respiratory disease such as asthma, children, adolescents, people often outdoors and the elderly"}

// SensitiveGroups returns the groups that HJ 633-2026, Table 2 names for a pollutant whose sub-index exceeds 100;
// [Report.Sensitive] has those pollutants. HJ 633-2012 names none: the zero Text.
func (e Edition) SensitiveGroups(p Pollutant) Text {
	if e != Edition2026 || !p.Valid() {
		return Text{}
	}
	return sensitiveTable[p]
}
