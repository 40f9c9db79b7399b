package io.dualcarbon.local.demo;

import java.math.BigDecimal;
import java.time.YearMonth;

/** What one meter counted in a month. */
record Bill(String meterCode, YearMonth month, BigDecimal quantity) {}
