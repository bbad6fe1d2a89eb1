package runs

// Run is a run at one threshold: the hours from First up to End each lie in a window that exceeds it, and those next to them do not;
// the cut, where there is one, leaves those from From up to Until.
type Run struct {
	First, End  int
	From, Until int
	Sustained   int // hours
}

// Above is a series at one threshold.
type Above struct {
	Windows Set // those that exceed it
	Heavy   Set // the hours that are above it
	Bare    Set // windows that exceed it without a heavy hour, whose hours the cut leaves; nil: none
}

// FindBare finds the exceeding windows of that many hours without a heavy hour.
func (a *Above) FindBare(window int) {
	a.Bare = a.Bare.resized(len(a.Windows))
	a.Bare.reach(a.Heavy, window)
	for w := range a.Bare {
		a.Bare[w] = a.Windows[w] &^ a.Bare[w]
	}
}

// finder finds runs. It keeps its memory from one threshold to the next.
type finder struct {
	window   int // hours of a window
	unbroken bool
	whole    bool     // runs are not cut
	cover    Set      // hours in exceeding windows
	chains   []uint64 // sets of windows, one behind another
}

// appendRuns appends the runs at a threshold, by time.
func (f *finder) appendRuns(dst []Run, a *Above) []Run {
	f.cover.cover(a.Windows, f.window)
	for first := f.cover.Next(0); first < 64*len(f.cover); {
		r := Run{First: first, End: f.cover.NextOut(first)}
		if r.From, r.Until = r.First, r.End; !f.whole {
			r.cut(a, f.window)
		}
		r.Sustained = f.sustained(a.Windows, r)
		dst = append(dst, r)
		first = f.cover.Next(r.End)
	}
	return dst
}

// cut cuts a run back to its first and last heavy hour, and keeps the hours of bare windows. Some hours always stay: a window that
// has no heavy hour is bare.
func (r *Run) cut(a *Above, window int) {
	r.From, r.Until = r.End, r.First
	if hour := a.Heavy.UpTo(r.End).Next(r.First); hour < r.End {
		r.From, r.Until = hour, a.Heavy.Last(r.End)+1
	}
	if w := a.Bare.UpTo(r.End).Next(r.First); w < r.End && a.Bare != nil {
		r.From = min(r.From, w)
		r.Until = max(r.Until, a.Bare.Last(r.End)+window)
	}
}

// sustained returns for how many hours a run is sustained: those of a window at least, since it holds an exceeding one.
func (f *finder) sustained(windows Set, r Run) int {
	end := r.Until - f.window + 1 // of the windows inside the run
	if end <= r.From {
		return f.window
	}
	if windows.NextOut(r.From) >= end {
		return f.solid(r, end)
	}
	first := r.From / 64
	row := windows.UpTo(end)[first:]
	inside := f.chain(0, len(row))
	copy(inside, row)
	inside.cut(r.From-64*first, end-64*first)
	if f.unbroken {
		return max(f.window, inside.longest()+f.window-1)
	}
	return f.window * max(1, f.backToBack(len(row)))
}

// solid returns for how many hours a run is sustained in which every window up to that one exceeds.
func (f *finder) solid(r Run, end int) int {
	windows := end - r.From
	if f.unbroken {
		return windows + f.window - 1
	}
	return f.window * ((windows-1)/f.window + 1)
}

// chain returns the i-th set of windows, of that many words.
func (f *finder) chain(i, words int) Set {
	for len(f.chains) < (i+1)*words {
		f.chains = append(f.chains, make([]uint64, (i+1)*words-len(f.chains))...)
	}
	return f.chains[i*words : (i+1)*words]
}

// backToBack returns how many of the windows of the first chain the longest row has of which each begins right behind the one
// before. The i-th chain is where rows of 1<<i begin.
func (f *finder) backToBack(words int) int {
	top := 0
	for f.chain(top+1, words).chained(f.chain(top, words), f.chain(top, words), f.window<<top) {
		top++
	}
	length, longest, spare := 1<<top, f.chain(top, words), f.chain(top+1, words)
	for i := top - 1; i >= 0; i-- {
		if spare.chained(longest, f.chain(i, words), f.window*length) {
			length += 1 << i
			longest, spare = spare, longest
		}
	}
	return length
}
