package main

import (
	"bufio"
	"bytes"
	"io"
	"net"
	"net/http"
	"strings"
	"sync"
)

// clients is how many callers ask at a time.
const clients = 8

// caller asks the shared server over a connection of its own, with less ado than http.Client, of which the race detector makes much.
type caller struct {
	conn net.Conn
	from *bufio.Reader
}

// everyone shares out the numbers below n among callers.
func everyone(n int, call func(c *caller, i int)) {
	var all sync.WaitGroup
	for first := range clients {
		all.Go(func() {
			c := new(caller)
			for i := first; i < n; i += clients {
				call(c, i)
			}
			if c.conn != nil {
				_ = c.conn.Close()
			}
		})
	}
	all.Wait()
}

func (c *caller) post(path, sent string, body []byte) (status int, form string, text []byte, err error) {
	host := strings.TrimPrefix(sharedURL, "http://")
	if c.conn == nil {
		if c.conn, err = net.Dial("tcp", host); err != nil {
			return 0, "", nil, err
		}
		c.from = bufio.NewReader(c.conn)
	}
	r, err := http.NewRequest(http.MethodPost, sharedURL+path, bytes.NewReader(body))
	if err != nil {
		return 0, "", nil, err
	}
	r.Header.Set("Content-Type", sent)
	if err := r.Write(c.conn); err != nil {
		return 0, "", nil, err
	}
	answer, err := http.ReadResponse(c.from, r)
	if err != nil {
		return 0, "", nil, err
	}
	text, err = io.ReadAll(answer.Body)
	return answer.StatusCode, answer.Header.Get("Content-Type"), text, err
}
