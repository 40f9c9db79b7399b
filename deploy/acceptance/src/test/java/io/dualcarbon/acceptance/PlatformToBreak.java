package io.dualcarbon.acceptance;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Gives tests the platform that they may break: started once for all of them, and whole again at the end of each. */
class PlatformToBreak implements ParameterResolver {
    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == OwnPlatform.class;
    }

    @Override
    public OwnPlatform resolveParameter(ParameterContext parameter, ExtensionContext context) {
        var platform = context.getRoot()
                .getStore(Namespace.GLOBAL)
                .computeIfAbsent(OwnPlatform.class, type -> new OwnPlatform(), OwnPlatform.class);
        // Keycloak keeps connections to a database that was killed until it has tried them.
        Registry.until("Keycloak gives tokens", () -> canAct(platform));
        return platform;
    }

    private static boolean canAct(OwnPlatform platform) {
        try {
            platform.actAs("admin");
            return true;
        } catch (IllegalStateException refused) {
            return false;
        }
    }
}
