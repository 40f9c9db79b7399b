package io.dualcarbon.local;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/** The versions that the build has put in. */
record Versions(String keycloak, String postgres) {
    static Versions ofThisBuild() {
        Properties versions = new Properties();
        try (InputStream file = Versions.class.getResourceAsStream("/versions.properties")) {
            if (file == null) {
                throw new IllegalStateException("versions.properties is missing");
            }
            versions.load(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Versions(versions.getProperty("keycloak"), versions.getProperty("postgres"));
    }
}
