package io.dualcarbon.local;

import java.util.Iterator;
import java.util.List;

/** What the command line of {@code up} asks for. */
record Options(boolean detach, boolean fresh, boolean demo, boolean demoData, int portOffset) {
    static Options parse(List<String> arguments) {
        boolean detach = false;
        boolean fresh = false;
        boolean demo = true;
        boolean demoData = true;
        int portOffset = 0;
        for (Iterator<String> rest = arguments.iterator(); rest.hasNext(); ) {
            String argument = rest.next();
            switch (argument) {
                case "--detach" -> detach = true;
                case "--fresh" -> fresh = true;
                case "--without-demo" -> demo = false;
                case "--without-demo-data" -> demoData = false;
                case "--port-offset" -> portOffset = offset(rest.hasNext() ? rest.next() : "");
                default -> throw new Failure("Unknown option " + argument + "; deploy/local/up --help lists them");
            }
        }
        return new Options(detach, fresh, demo, demo && demoData, portOffset);
    }

    private static int offset(String text) {
        if (!text.matches("[0-9]{1,5}") || Integer.parseInt(text) > Ports.HIGHEST_OFFSET) {
            throw new Failure("--port-offset needs a number from 0 to " + Ports.HIGHEST_OFFSET);
        }
        return Integer.parseInt(text);
    }
}
