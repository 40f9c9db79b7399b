package io.dualcarbon.bench;

/** {@code deploy/bench/run}: the exit code says whether every wanted figure was met. */
final class Bench {
    private Bench() {}

    public static void main(String[] arguments) {
        try {
            var met = switch (arguments[0]) {
                case "ingest" -> new IngestBench().run();
                case "query" -> new QueryBench().run();
                case "gateway" -> new GatewayBench().run();
                default -> new NeighboursBench().run();
            };
            System.exit(met ? 0 : 1);
        } catch (BenchFailed e) {
            System.err.println(e.getMessage());
            System.exit(2);
        }
    }
}
