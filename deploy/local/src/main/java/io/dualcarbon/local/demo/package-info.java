/** The demo: facts of the district, and readings generated for what the facts do not say. */
package io.dualcarbon.local.demo;
