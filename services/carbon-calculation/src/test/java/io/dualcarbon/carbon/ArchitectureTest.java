package io.dualcarbon.carbon;

import io.dualcarbon.platform.testing.ArchitectureRules;

class ArchitectureTest extends ArchitectureRules {}
