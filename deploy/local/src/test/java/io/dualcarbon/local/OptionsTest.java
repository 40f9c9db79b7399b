package io.dualcarbon.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OptionsTest {
    @Test
    void startsWithTheDemoInTheForegroundUnlessToldOtherwise() {
        Options options = Options.parse(List.of());

        assertEquals(new Options(false, false, true, true, 0), options);
    }

    @Test
    void readsEveryOption() {
        Options options = Options.parse(List.of("--detach", "--fresh", "--without-demo", "--port-offset", "1000"));

        assertEquals(new Options(true, true, false, false, 1000), options);
    }

    @Test
    void leavesOutTheDataAndKeepsThePeople() {
        Options options = Options.parse(List.of("--without-demo-data"));

        assertEquals(new Options(false, false, true, false, 0), options);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-1", "50001", "99999999999", "ten", "0x10"})
    void refusesAnOffsetThatMovesNoPort(String offset) {
        Failure failure = assertThrows(Failure.class, () -> Options.parse(List.of("--port-offset", offset)));

        assertEquals("--port-offset needs a number from 0 to 50000", failure.getMessage());
    }

    @Test
    void refusesAnOffsetLeftOut() {
        assertThrows(Failure.class, () -> Options.parse(List.of("--port-offset")));
    }

    @Test
    void namesAnUnknownOption() {
        Failure failure = assertThrows(Failure.class, () -> Options.parse(List.of("--detatch")));

        assertEquals("Unknown option --detatch; deploy/local/up --help lists them", failure.getMessage());
    }
}
