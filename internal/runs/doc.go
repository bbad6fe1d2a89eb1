// Package runs finds runs and grades them, for packages alert and region. A series comes as sets: for each threshold, the windows
// that exceed it and the hours that are above it themselves. Thresholds, hours, levels and readings come as arguments: nothing here
// reads a clause or holds a number of one.
package runs
