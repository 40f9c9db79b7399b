package io.dualcarbon.bench;

/** How single readings are written. */
enum ReadingForm {
    CSV("text/csv", "meter,start,value\n") {
        @Override
        void row(StringBuilder text, String meter, String start, long hundredths) {
            text.append(meter).append(',').append(start).append(',');
            Bodies.number(text, hundredths).append('\n');
        }
    },
    NDJSON("application/x-ndjson", "") {
        @Override
        void row(StringBuilder text, String meter, String start, long hundredths) {
            text.append("{\"externalId\":\"").append(meter).append("\",\"start\":\"");
            text.append(start).append("\",\"value\":");
            Bodies.number(text, hundredths).append("}\n");
        }
    };

    private final String contentType;
    private final String head;

    ReadingForm(String contentType, String head) {
        this.contentType = contentType;
        this.head = head;
    }

    String contentType() {
        return contentType;
    }

    String head() {
        return head;
    }

    abstract void row(StringBuilder text, String meter, String start, long hundredths);
}
