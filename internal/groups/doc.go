// Package groups searches, among members of which some touch, for connected groups whose mean is inside an episode, for package region.
// Members, windows, thresholds and hours come as arguments: nothing here reads a clause or holds a number of one.
package groups
