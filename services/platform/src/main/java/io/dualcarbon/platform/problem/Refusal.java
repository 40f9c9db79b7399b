package io.dualcarbon.platform.problem;

/**
 * What a problem says.
 *
 * @param status the HTTP status
 * @param title the same for every occurrence
 * @param detail told about one occurrence; {@code %s} stands for the arguments of {@link ProblemType#because}
 */
public record Refusal(int status, Text title, Text detail) {
    public Refusal(int status, String title, String titleZh, String detail, String detailZh) {
        this(status, new Text(title, titleZh), new Text(detail, detailZh));
    }
}
