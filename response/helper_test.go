package response_test

import "github.com/clearsky-go/clearsky/response"

// fresh returns a fresh catalogue to call methods on.
func fresh() *response.Catalogue {
	c := response.Kashgar()
	return &c
}
