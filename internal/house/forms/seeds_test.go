package forms

import (
	"encoding/json"
	"reflect"

	"github.com/shopspring/decimal"

	"github.com/clearsky-go/clearsky/aqi"
	"github.com/clearsky-go/clearsky/emission"
	"github.com/clearsky-go/clearsky/response"
)

const fault = `{"pointer":"/a","count":2,"id":"b","got":"c","want":{"zh":"d","en":"e"},"rule":"missing",` +
	`"clause":{"document":"f","number":"g"},"detail":"h","detail_zh":"i"}`

const amounts = `{"so2":"1 kg","nox":"2 kg","pm":"3 kg","vocs":"4 kg"}`

// seeds are texts of types whose values cannot be told from their fields.
var seeds = map[reflect.Type]string{
	of[aqi.Fault]():           fault,
	of[aqi.Report]():          report(),
	of[emission.Amounts]():    amounts,
	of[emission.Shares]():     `{"so2":"10 %","nox":"10 %","pm":"10 %","vocs":"10 %"}`,
	of[emission.Reductions](): `{"iii":` + amounts + `,"ii":` + amounts + `,"i":` + amounts + `}`,
	of[response.Trait]():      `"mining"`,
}

func report() string {
	given := decimal.NewNullDecimal(decimal.New(40, 0))
	r, err := aqi.Edition2012.Daily(aqi.Daily{SO2: given, NO2: given, CO: given, O3Max1h: given, O3Max8h: given, PM10: given, PM25: given})
	if err != nil {
		return err.Error()
	}
	text, err := json.Marshal(r)
	if err != nil {
		return err.Error()
	}
	return string(text)
}
