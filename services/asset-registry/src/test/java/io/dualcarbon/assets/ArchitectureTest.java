package io.dualcarbon.assets;

import io.dualcarbon.platform.testing.ArchitectureRules;

class ArchitectureTest extends ArchitectureRules {}
