// Service answers over HTTP what the library decides. Requests and answers are JSON of the library's own types; a bad request is
// answered with problem details (RFC 9457) that name every fault by a JSON Pointer into the request.
//
//	POST /report       {"edition":"2012","daily":{"so2":12,…}}           a daily report
//	POST /step         {"state":{…},"known":{"at":"…","series":{"653101":{…}},"demands":[…]}}   an hour of Kashgar's counties, decided
//	POST /obligations  {"levels":{"653101":"ii"},"profiles":[{…}]}         what each enterprise must do
package main

import (
	"log"
	"net/http"
)

func main() {
	handler, err := newHandler()
	if err != nil {
		log.Fatal(err)
	}
	log.Fatal(http.ListenAndServe("localhost:8080", handler))
}
