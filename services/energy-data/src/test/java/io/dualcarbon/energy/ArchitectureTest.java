package io.dualcarbon.energy;

import io.dualcarbon.platform.testing.ArchitectureRules;

class ArchitectureTest extends ArchitectureRules {}
