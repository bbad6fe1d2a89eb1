package response_test

import "github.com/clearsky-go/clearsky/response"

// fresh returns a fresh catalogue.
func fresh() response.Catalogue { return response.Kashgar() }
