package io.dualcarbon.local.demo;

enum DayKind {
    WORKDAY,
    DAY_OFF
}
