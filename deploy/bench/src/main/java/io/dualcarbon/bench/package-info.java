/** Measures the platform on one machine, beside its peers. */
package io.dualcarbon.bench;
