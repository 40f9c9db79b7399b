package io.dualcarbon.finance;

import io.dualcarbon.platform.testing.ArchitectureRules;

class ArchitectureTest extends ArchitectureRules {}
