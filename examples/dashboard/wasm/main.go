//go:build js && wasm

// Wasm runs the board in the browser: it gives the page one function, clearsky, that answers a request.
package main

import (
	"fmt"
	"runtime/debug"
	"syscall/js"

	"github.com/clearsky-go/clearsky/examples/dashboard/board"
)

func main() {
	debug.SetGCPercent(400) // there is one thread: fewer and longer pauses take less time in all
	b, err := board.New()
	js.Global().Set("clearsky", js.FuncOf(func(_ js.Value, args []js.Value) any {
		if err != nil || len(args) != 1 || args[0].Type() != js.TypeString {
			return fmt.Sprintf(`{"faults":[{"zh":%[1]q,"en":%[1]q}]}`, fmt.Sprint("bad call: ", err))
		}
		return b.Call(args[0].String())
	}))
	select {}
}
