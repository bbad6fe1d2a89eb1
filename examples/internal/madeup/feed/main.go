// Feed writes what becomes known of the made-up weeks, an hour a line, as the monitor reads it.
package main

import (
	"encoding/json"
	"flag"
	"log"
	"os"
	"time"

	"github.com/clearsky-go/clearsky/examples/internal/madeup"
	"github.com/clearsky-go/clearsky/region"
)

// again is how many hours before the one decided at each line has, so that a feed that was dead for a day makes up for it.
const again = 25

func main() {
	every := flag.Duration("every", 0, "the time between two hours")
	flag.Parse()
	weeks, err := madeup.New(region.Kashgar())
	for at := madeup.Eventful.From + 1; at <= madeup.Eventful.Until && err == nil; at++ {
		var known region.Known
		if known, err = weeks.Known(at-again, at); err == nil {
			err = json.NewEncoder(os.Stdout).Encode(known)
		}
		time.Sleep(*every)
	}
	if err != nil {
		log.Fatal(err)
	}
}
