/** Starts, stops and feeds the whole platform on one machine. */
package io.dualcarbon.local;
