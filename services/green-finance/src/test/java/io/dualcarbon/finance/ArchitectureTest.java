package io.dualcarbon.finance;

import io.dualcarbon.platform.testing.ArchitectureRules;
import java.util.Set;

class ArchitectureTest extends ArchitectureRules {
    @Override
    protected Set<String> numberedParameters() {
        return Set.of("io.dualcarbon.finance.catalogue");
    }
}
