package io.dualcarbon.platform.turn;

/** Where requests of one kind are while they are answered, and how many places it has. */
public enum Room {
    /** Threads that work: as many as the service has. */
    WORK(200, 100, 50),
    /** Readers of the change feed, which may wait for a change. */
    FEED(200, 50, 10),
    /** Live streams: half of what a gateway keeps open to a service. */
    LIVE(100, 50, 10);

    private final int all;
    private final int ofTenant;
    private final int ofCaller;

    Room(int all, int ofTenant, int ofCaller) {
        this.all = all;
        this.ofTenant = ofTenant;
        this.ofCaller = ofCaller;
    }

    int all() {
        return all;
    }

    int ofTenant() {
        return ofTenant;
    }

    int ofCaller() {
        return ofCaller;
    }
}
