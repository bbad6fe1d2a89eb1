//go:build js && wasm

// Wasm runs the board in the browser: it gives the page a function, clearsky, that answers a request, and
// another, rest, for when nobody waits.
package main

import (
	"fmt"
	"runtime"
	"runtime/debug"
	"syscall/js"

	"github.com/clearsky-go/clearsky/examples/dashboard/board"
)

func main() {
	// There is one thread: what is not needed any more is cleared away while nobody waits, and early on only above a limit. Memory that is
	// asked for at once is had faster than bit by bit.
	debug.SetGCPercent(-1)
	debug.SetMemoryLimit(limit)
	runtime.KeepAlive(make([]byte, limit/2))
	runtime.GC()
	b, err := board.New()
	js.Global().Set("rest", js.FuncOf(func(js.Value, []js.Value) any {
		runtime.GC()
		return nil
	}))
	js.Global().Set("clearsky", js.FuncOf(func(_ js.Value, args []js.Value) any {
		if err != nil || len(args) != 1 || args[0].Type() != js.TypeString {
			return fmt.Sprintf(`{"faults":[{"zh":%[1]q,"en":%[1]q}]}`, fmt.Sprint("bad call: ", err))
		}
		return b.Call(args[0].String())
	}))
	select {}
}

const limit = 256 << 20 // bytes
