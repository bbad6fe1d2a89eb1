// Package restated decides a heavy-pollution alert hour by hour, slowly, from the readings of the plan's text: windows, runs,
// episodes, the own, the wanted and the announced schedule, the act. Only tests import it: they compare the library with it, so
// it shares no code with what the library decides with. Hours are plain numbers, levels plain numbers, and nothing is checked:
// an argument that the library would refuse gives any answer.
//
// A decision is
//
//	plan := restated.Kashgar()
//	state = plan.Decide(state, plan.Look(series, t, nil), demands).State
package restated
