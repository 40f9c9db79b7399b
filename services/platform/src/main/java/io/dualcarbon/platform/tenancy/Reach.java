package io.dualcarbon.platform.tenancy;

import java.util.regex.Pattern;

/**
 * Which records of a tenant a caller gets to see and change: all, or those of buildings that are linked to a partner's
 * platform. The database keeps to it ({@code app.reach}): what is out of reach is not there.
 *
 * @param setting {@code *} for all, the name of a platform, or empty for nothing
 */
public record Reach(String setting) {
    public static final Reach WHOLE = new Reach("*");
    static final Reach NOTHING = new Reach("");

    private static final Pattern PLATFORM = Pattern.compile("[a-z0-9][a-z0-9-]{1,39}");

    /** Nothing at all if that is no name that a platform can have. */
    static Reach ofPlatform(String name) {
        return PLATFORM.matcher(name).matches() ? new Reach(name) : NOTHING;
    }

    public boolean isWhole() {
        return equals(WHOLE);
    }
}
