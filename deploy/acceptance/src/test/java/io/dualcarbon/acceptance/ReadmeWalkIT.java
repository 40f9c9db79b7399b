package io.dualcarbon.acceptance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The README's walk from a token to emissions works as printed: same commands, same output. */
@ExtendWith(RunningPlatform.class)
class ReadmeWalkIT {
    /** A fenced {@code console} block: lines that start with {@code $} are typed, the others are what comes back. */
    private static final Pattern WALK = Pattern.compile("```console\\n(.*?)```", Pattern.DOTALL);

    @Test
    void theWalkWorksAsPrinted() throws IOException {
        var readme = Files.readString(RunningPlatform.ROOT.resolve("README.md"));
        var printed = new ArrayList<String>();
        var typed = new StringBuilder("set -eu\n");
        var blocks = WALK.matcher(readme);
        while (blocks.find()) {
            for (var line : blocks.group(1).split("\n")) {
                if (line.startsWith("$ ")) {
                    typed.append(here(line.substring(2))).append('\n');
                } else {
                    printed.add(here(line));
                }
            }
        }
        assertTrue(printed.size() > 10, "the README has no walk");

        var output = RunningPlatform.run("/bin/bash", "-c", typed.toString());

        assertEquals(printed, List.of(output.strip().split("\n")));
    }

    @Test
    void theChineseReadmeHasTheSameWalk() throws IOException {
        assertEquals(walk("README.md"), walk("deploy/README.zh.md"));
    }

    private static List<String> walk(String readme) throws IOException {
        return WALK.matcher(Files.readString(RunningPlatform.ROOT.resolve(readme)))
                .results()
                .map(MatchResult::group)
                .toList();
    }

    private static String here(String text) {
        return text.replace("localhost:8080", "localhost:" + (8080 + RunningPlatform.portOffset()));
    }
}
