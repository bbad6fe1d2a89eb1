package response_test

import (
	"slices"

	"github.com/clearsky-go/clearsky/alert"
	"github.com/clearsky-go/clearsky/response"
)

// fresh returns a fresh catalogue.
func fresh() response.Catalogue { return response.Kashgar() }

// restrictionsOf are those of a question.
func restrictionsOf(c response.Catalogue, q response.Question) []response.Restriction {
	return slices.DeleteFunc(slices.Clone(c.Restrictions), func(r response.Restriction) bool { return r.Question != q })
}

// restriction is the i-th of a question, in the catalogue.
func restriction(c *response.Catalogue, q response.Question, i int) *response.Restriction {
	for j := range c.Restrictions {
		if r := &c.Restrictions[j]; r.Question == q {
			if i == 0 {
				return r
			}
			i--
		}
	}
	return nil
}

// partyOf returns a party of Kashgar's.
func partyOf(id string) alert.Party {
	p, _ := response.Kashgar().Party(id)
	return p
}
