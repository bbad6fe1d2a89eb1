package board

import (
	"fmt"
	"strings"

	"github.com/clearsky-go/clearsky/alert"
	"github.com/clearsky-go/clearsky/aqi"
	"github.com/clearsky-go/clearsky/region"
)

// Act is a decision that changed an alert, in a line.
type Act struct {
	Index     int         `json:"index"`
	At        aqi.Stamp   `json:"at"`
	County    string      `json:"county"`
	Name      aqi.Text    `json:"name"`
	Act       alert.Act   `json:"act"`
	ActName   aqi.Text    `json:"act_name"`
	Level     alert.Level `json:"level"`
	LevelName aqi.Text    `json:"level_name"`
	Announced aqi.Text    `json:"announced"`
	Approval  *aqi.Text   `json:"approval"` // the last step
}

// Acts are those of the hours decided so far.
type Acts struct {
	Decided int   `json:"decided"` // hours
	Hours   int   `json:"hours"`   // of all
	List    []Act `json:"list"`
}

// Acts returns the decisions of the hours decided so far, by time.
func (b *Board) Acts() Acts {
	acts := Acts{Decided: len(b.outcomes), Hours: b.span.Hours(), List: []Act{}}
	for i, out := range b.outcomes {
		for _, r := range out.Acts() {
			if r.Track == b.track().ID {
				acts.List = append(acts.List, b.act(i, r))
			}
		}
	}
	return acts
}

func (b *Board) act(index int, r region.Ruling) Act {
	d := r.Decision
	a := Act{
		Index: index, At: d.At, County: r.County, Name: b.county(r.County), Act: d.Act, ActName: of(d.Act), Level: d.Level, LevelName: of(d.Level),
		Announced: of(d.After.Announced),
	}
	if steps := b.rules(r.County).Approvals(d); len(steps) > 0 {
		last := of(steps[len(steps)-1])
		a.Approval = &last
	}
	return a
}

// Grounds is all that a decision rests on, in words.
type Grounds struct {
	Act
	Decision  aqi.Text     `json:"decision"`
	Evidence  aqi.Text     `json:"evidence"`
	Windows   []aqi.Text   `json:"windows"` // runs, and the worst 24 hours
	Demands   []aqi.Text   `json:"demands"`
	Unknown   []aqi.Text   `json:"unknown"`
	Approvals []aqi.Text   `json:"approvals"`
	Clauses   []aqi.Clause `json:"clauses"`
	Extent    []aqi.Text   `json:"extent"` // the counties that carry it
	Responses []aqi.Text   `json:"responses"`
	Notice    *aqi.Text    `json:"notice"`
	Filing    *aqi.Text    `json:"filing"`
}

// Grounds returns what the decision on a county at an hour rests on, whether or not it changes an alert.
func (b *Board) Grounds(index int, code string) (Grounds, error) {
	out, err := b.at(index)
	r := b.ruling(out, code)
	d := r.Decision
	g := Grounds{
		Act: b.act(index, r), Decision: of(d), Evidence: b.named(of(d.Evidence)), Demands: b.namedAll(texts(d.Evidence.Demands)), Unknown: texts(d.Evidence.Unknown),
		Approvals: texts(b.rules(code).Approvals(d)), Clauses: d.Clauses, Windows: texts(d.Evidence.Episode.Runs), Extent: []aqi.Text{},
		Responses: texts(r.Responses),
	}
	if peak := d.Evidence.Episode.Peak; peak.Valid() {
		g.Windows = append(g.Windows, of(peak))
	}
	for _, county := range r.Extent {
		g.Extent = append(g.Extent, b.county(county))
	}
	if r.Notice != nil {
		notice := of(*r.Notice)
		g.Notice = &notice
	}
	if r.Filing != nil {
		filing := of(*r.Filing)
		g.Filing = &filing
	}
	return g, err
}

// named returns a text with the names of counties in the place of their codes.
func (b *Board) named(t aqi.Text) aqi.Text {
	var chinese, english []string
	for _, c := range b.plan.Counties {
		if len(c.Code) < codeLength {
			continue // it could be any number
		}
		chinese, english = append(chinese, c.Code, c.Name.Chinese), append(english, c.Code, c.Name.English)
	}
	return aqi.Text{Chinese: strings.NewReplacer(chinese...).Replace(t.Chinese), English: strings.NewReplacer(english...).Replace(t.English)}
}

const codeLength = 6 // of GB/T 2260

func (b *Board) namedAll(list []aqi.Text) []aqi.Text {
	for i := range list {
		list[i] = b.named(list[i])
	}
	return list
}

// Other is what another reading of the plan's text would come to.
type Other struct {
	Path    string     `json:"path"` // of the reading in the plan
	Value   aqi.Text   `json:"value"`
	Rulings []aqi.Text `json:"rulings"`
}

// Otherwise returns which readings of the plan's text would decide the hour otherwise, and how.
func (b *Board) Otherwise(index int) ([]Other, error) {
	out, state, known, err := b.hour(index)
	if err != nil {
		return nil, err
	}
	found, err := b.office.Readings(state, known)
	list := []Other{}
	for _, a := range found {
		o := Other{Path: a.Path, Value: a.Value}
		for _, r := range a.Rulings {
			name, decision, responds := b.county(r.County), of(r.Decision), of(r.Response(out.At).Level)
			o.Rulings = append(o.Rulings, aqi.Text{
				Chinese: fmt.Sprintf("%s：%s；响应：%s", name.Chinese, decision.Chinese, responds.Chinese),
				English: fmt.Sprintf("%s: %s; response: %s", name.English, decision.English, responds.English),
			})
		}
		list = append(list, o)
	}
	return list, err
}

const aheadHours = 72

// Ahead returns the acts to come for the place if the forecast comes true.
func (b *Board) Ahead(index int) ([]Act, error) {
	out, state, known, err := b.hour(index)
	if err != nil {
		return nil, err
	}
	rulings, err := b.office.Ahead(state, known, aheadHours)
	list := []Act{}
	for _, r := range rulings {
		if r.Decision.At > out.At && r.Track == b.track().ID && r.County == "" {
			list = append(list, b.act(int(r.Decision.At-b.span.From), r))
		}
	}
	return list, err
}
