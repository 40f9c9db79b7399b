package io.dualcarbon.local.demo;

/** How an end use goes on beside the number of people in the building. */
enum Rhythm {
    /** Lighting and sockets: as the people come and go. */
    PRESENCE(0.10),
    /** Air conditioning: while people are there, as the weather asks. */
    CLIMATE(0.06),
    /** Lifts and pumps: most when people come, eat and go. */
    TRAFFIC(0.15),
    /** Kitchens: around meals. */
    MEALS(0.25),
    /** Servers and the like: day and night. */
    STEADY(0.85);

    private final double idle;

    Rhythm(double idle) {
        this.idle = idle;
    }

    /** What runs, between 0 and 1, while that share of the people is there and asks for it. */
    double running(double share) {
        return idle + (1 - idle) * share;
    }
}
