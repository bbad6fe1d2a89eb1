// First writes what the page shows before the rules are loaded in the browser: the answers for one hour, made by the same code.
package main

import (
	"encoding/json"
	"fmt"
	"log"
	"os"

	"github.com/clearsky-go/clearsky/examples/dashboard/board"
)

func main() {
	if err := write(); err != nil {
		log.Fatal(err)
	}
}

func write() error {
	b, err := board.New()
	if err != nil {
		return err
	}
	if _, err = b.Decide(b.About().Hours); err != nil {
		return err
	}
	hour := b.About().Busiest
	answers := map[string]json.RawMessage{}
	for _, method := range []string{"about", "view", "acts", "chart", "duties", "ahead"} {
		var answer struct{ Value, Faults json.RawMessage }
		text := b.Call(fmt.Sprintf(`{"method":%q,"index":%d}`, method, hour))
		if err := json.Unmarshal([]byte(text), &answer); err != nil || answer.Faults != nil {
			return fmt.Errorf("%s: %w%s", method, err, answer.Faults)
		}
		answers[method] = answer.Value
	}
	return json.NewEncoder(os.Stdout).Encode(answers) // which escapes < and >, so that it may stand in a page
}
