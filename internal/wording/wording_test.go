package wording_test

import (
	"testing"

	"github.com/clearsky-go/clearsky/internal/wording"
)

type level int

func (l level) String() string { return []string{"None", "Red"}[l] }

func (l level) Chinese() string { return []string{"无", "红色"}[l] }

func TestBothLanguages(t *testing.T) {
	en, zh := wording.English, wording.Chinese
	for _, tt := range []struct{ got, want string }{
		{en.F("%s alert for %d h", "%s预警，%d小时", level(1), 72), "Red alert for 72 h"},
		{zh.F("%s alert for %d h", "%s预警，%d小时", level(1), 72), "红色预警，72小时"},
		{en.Of(level(0)), "None"}, {zh.Of(level(0)), "无"}, {zh.Of(7), "7"},
		{en.Join("a", "", "b"), "a, b"}, {zh.Join("a", "", "b"), "a，b"}, {en.Sentences("a", "b"), "a; b"}, {zh.Sentences("", "b"), "b"},
		{wording.List(zh, []level{1, 0}, level.Chinese), "红色、无"}, {wording.List(en, []level{1, 0}, level.String), "Red, None"},
		{en.Bracket("x"), " (x)"}, {zh.Bracket("x"), "（x）"}, {zh.Bracket(""), ""},
	} {
		if tt.got != tt.want {
			t.Errorf("%q, want %q", tt.got, tt.want)
		}
	}
}
