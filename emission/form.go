package emission

import (
	"encoding/json"

	"github.com/clearsky-go/clearsky/internal/jsonform"
	"github.com/clearsky-go/clearsky/response"
)

// amountsForm is the JSON form of Amounts.
type amountsForm struct {
	SO2  *Amount `json:"so2"`
	NOx  *Amount `json:"nox"`
	PM   *Amount `json:"pm"`
	VOCs *Amount `json:"vocs"`
}

// MarshalJSON returns {"so2":"12.5 kg","nox":null,…}: all four, null for what is missing. A negative amount is an error.
func (as Amounts) MarshalJSON() ([]byte, error) {
	at := func(p Pollutant) *Amount {
		if a, known := as.Of(p); known {
			return &a
		}
		return nil
	}
	return json.Marshal(amountsForm{at(SO2), at(NOx), at(PM), at(VOCs)})
}

// UnmarshalJSON reads what MarshalJSON returns. All four keys must be there, as one that is lost is not one that is missing; null
// in place of the object has all four missing. On an error the amounts keep their values.
func (as *Amounts) UnmarshalJSON(text []byte) error {
	var form amountsForm
	if string(text) != "null" {
		if err := jsonform.ReadWhole(text, &form); err != nil {
			return err
		}
	}
	*as = Amounts{}
	for i, a := range [...]*Amount{form.SO2, form.NOx, form.PM, form.VOCs} {
		if a != nil {
			*as = as.With(Pollutant(i+1), *a)
		}
	}
	return nil
}

// sharesForm is the JSON form of Shares.
type sharesForm struct {
	SO2  Share `json:"so2"`
	NOx  Share `json:"nox"`
	PM   Share `json:"pm"`
	VOCs Share `json:"vocs"`
}

// MarshalJSON returns {"so2":"10 %","nox":…}. A share out of range is an error.
func (ss Shares) MarshalJSON() ([]byte, error) {
	return json.Marshal(sharesForm{ss[0], ss[1], ss[2], ss[3]})
}

// UnmarshalJSON reads what MarshalJSON returns. All four keys must be there: that nothing is asked of a pollutant has to be said,
// as "0 %". On an error the shares keep their values.
func (ss *Shares) UnmarshalJSON(text []byte) error {
	var form sharesForm
	if err := jsonform.ReadWhole(text, &form); err != nil {
		return err
	}
	*ss = Shares{form.SO2, form.NOx, form.PM, form.VOCs}
	return nil
}

// reductionsForm is the JSON form of Reductions.
type reductionsForm struct {
	IV  Amounts `json:"iv,omitzero"`
	III Amounts `json:"iii,omitzero"`
	II  Amounts `json:"ii,omitzero"`
	I   Amounts `json:"i,omitzero"`
}

// MarshalJSON returns {"iii":{"so2":"1 kg",…},"ii":…}, without the levels at which nothing is known.
func (rs Reductions) MarshalJSON() ([]byte, error) {
	return json.Marshal(reductionsForm{rs.at[0], rs.at[1], rs.at[2], rs.at[3]})
}

// UnmarshalJSON reads what MarshalJSON returns; null in place of the object has nothing known at any level. On an error the
// reductions keep their values.
func (rs *Reductions) UnmarshalJSON(text []byte) error {
	var form reductionsForm
	if string(text) != "null" {
		if err := jsonform.Read(text, &form); err != nil {
			return err
		}
	}
	rs.at = [response.I]Amounts{form.IV, form.III, form.II, form.I}
	return nil
}
