package io.dualcarbon.local;

/** {@code deploy/local/down}: stops what runs and keeps the data. */
final class Down {
    private Down() {}

    public static void main(String[] arguments) {
        try {
            Layout layout = Layout.ofThisProcess();
            Processes processes = new Processes(layout);
            Lock.whileHolding(layout.run().resolve("lock"), () -> {
                if (processes.anyRuns()) {
                    processes.stop();
                    System.out.println("The platform is stopped; its data are kept.");
                } else {
                    Address.forget(layout);
                    System.out.println("Nothing is running.");
                }
            });
        } catch (Failure e) {
            System.err.println(e.getMessage());
            System.exit(1);
        }
    }
}
