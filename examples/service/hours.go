package main

import (
	"github.com/clearsky-go/clearsky/alert"
	"github.com/clearsky-go/clearsky/aqi"
)

type hoursRequest struct {
	Start   aqi.Stamp     `json:"start"`
	Samples []aqi.Sample  `json:"samples"`
	Marks   []alert.Marks `json:"marks"`
}

// graded is what the hours of a site come to: its episodes of heavy pollution, and what looks wrong in them.
type graded struct {
	Episodes []alert.Episode `json:"episodes"`
	Notes    []aqi.Note      `json:"notes"`
}

func (s service) grade(in hoursRequest) (g graded, err error) {
	rules, err := alert.New(s.plan.Tracks[0].Plan)
	if err != nil {
		return g, err
	}
	series, err := rules.Series(in.Start, in.Samples, in.Marks)
	if err != nil {
		return g, err
	}
	episodes, err := rules.Episodes(series)
	return graded{append([]alert.Episode{}, episodes...), append([]aqi.Note{}, aqi.Screen(in.Start, in.Samples, 0)...)}, err
}
