package io.dualcarbon.bench;

/** {@code deploy/bench/run}: the exit code says whether every wanted figure was met. */
final class Bench {
    private Bench() {}

    public static void main(String[] arguments) {
        try {
            var met = arguments[0].equals("ingest") ? new IngestBench().run() : new QueryBench().run();
            System.exit(met ? 0 : 1);
        } catch (BenchFailed e) {
            System.err.println(e.getMessage());
            System.exit(2);
        }
    }
}
