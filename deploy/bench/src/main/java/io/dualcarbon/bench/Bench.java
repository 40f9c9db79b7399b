package io.dualcarbon.bench;

/** {@code deploy/bench/run}: the exit code says whether every wanted figure was met. */
final class Bench {
    private Bench() {}

    public static void main(String[] arguments) {
        try {
            var report = Report.begin(arguments[0]);
            var met = switch (arguments[0]) {
                case "ingest" -> new IngestBench(report).run();
                case "query" -> new QueryBench(report).run();
                case "gateway" -> new GatewayBench(report).run();
                default -> new NeighboursBench(report).run();
            };
            System.exit(met ? 0 : 1);
        } catch (BenchFailed e) {
            System.err.println(e.getMessage());
            System.exit(2);
        }
    }
}
