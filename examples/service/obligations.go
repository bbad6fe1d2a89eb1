package main

import (
	"bytes"
	"mime"
	"net/http"
	"slices"

	"github.com/clearsky-go/clearsky/aqi"
	"github.com/clearsky-go/clearsky/enterprise"
	"github.com/clearsky-go/clearsky/examples/internal/inventory"
	"github.com/clearsky-go/clearsky/response"
)

type obligationsRequest struct {
	Levels   map[string]response.Level `json:"levels"`
	Profiles []enterprise.Profile      `json:"profiles"`
}

// postObligations answers with what each enterprise must do, as JSON or as a workbook.
func (s service) postObligations(w http.ResponseWriter, r *http.Request) {
	in, ok := s.readObligations(w, r)
	if !ok {
		return
	}
	list, err := s.obligations(in)
	if err != nil || !wantsWorkbook(r) {
		conclude(w, list, err)
		return
	}
	l := languageOf(r)
	book, err := workbookOf(l, namesOf(l, list, in.Profiles, s.plan.Counties))
	if err != nil {
		conclude(w, nil, err)
		return
	}
	w.Header().Set("Content-Type", workbookType)
	w.Header().Set("Content-Disposition", `attachment; filename="obligations.xlsx"`)
	_, _ = w.Write(book) // fails where the client is gone
}

func (s service) obligations(in obligationsRequest) ([]enterprise.Obligation, error) {
	var faults aqi.Faults
	list := []enterprise.Obligation{}
	for o, err := range s.rules.Enterprises.Obligations(in.Levels, slices.Values(in.Profiles)) {
		list = append(list, o)
		faults.Join("", err)
	}
	return list, faults.Err()
}

// readObligations reads a request: an inventory as CSV or workbook, whose levels are in the query, that of a county by its code, that of
// all others, which is needed, as level; or all of it as JSON, which any other form is taken for.
func (s service) readObligations(w http.ResponseWriter, r *http.Request) (in obligationsRequest, ok bool) {
	query := r.URL.Query()
	var read func([]byte) (inventory.Inventory, error)
	switch formOf(r) {
	case "text/csv":
		read = func(text []byte) (inventory.Inventory, error) {
			return inventory.ReadCSV(bytes.NewReader(text), s.rules)
		}
	case workbookType:
		asked := query["sheet"]
		query.Del("sheet")
		read = func(text []byte) (inventory.Inventory, error) { return s.readWorkbook(text, asked) }
	default:
		return in, readJSON(w, r, &in)
	}
	levels, err := s.levels(query)
	if err != nil {
		write(w, http.StatusBadRequest, err)
		return in, false
	}
	text, ok := body(w, r)
	if !ok {
		return in, false
	}
	found, err := read(text)
	if err != nil {
		write(w, http.StatusUnprocessableEntity, pointed(err))
		return in, false
	}
	return obligationsRequest{levels, found.Enterprises}, true
}

// formOf returns the media type of a body.
func formOf(r *http.Request) string {
	form, _, _ := mime.ParseMediaType(r.Header.Get("Content-Type"))
	return form
}

// levelQuery is what readObligations reads of a query.
func (s service) levelQuery() []parameter {
	word := schema{"type": "string"}
	list := []parameter{
		{"level", "of an inventory as CSV or workbook: the level of all counties that have none of their own in the query", word},
		{"sheet", "of a workbook with several sheets: which", word},
	}
	for _, c := range s.plan.Counties {
		list = append(list, parameter{c.Code, "the level of " + c.Name.English, word})
	}
	return list
}
