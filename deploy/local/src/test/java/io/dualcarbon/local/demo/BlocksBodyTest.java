package io.dualcarbon.local.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.YearMonth;
import java.util.Set;
import org.junit.jupiter.api.Test;

class BlocksBodyTest {
    @Test
    void writesDaysInARowAsOneBlockAndLeavesOutTheOthers() {
        long[] hundredths = new long[30 * 96];
        hundredths[96] = 5;
        hundredths[97] = 1230;
        hundredths[98] = 99_999;
        MeterMonth meter = new MeterMonth("M-1", MeterMonth.Kind.MAIN, YearMonth.of(2025, 6), hundredths);
        BlocksBody body = new BlocksBody();

        body.add(meter, day -> Set.of(2, 3, 30).contains(day.getDayOfMonth()));

        String json = new String(body.bytes(), StandardCharsets.UTF_8);
        String zeros = "0" + ",0".repeat(95);
        assertEquals(3 * 96, body.values());
        assertTrue(
                json.startsWith("{\"blocks\":[{\"meterCode\":\"M-1\",\"start\":\"2025-06-02T00:00:00+08:00\","
                        + "\"intervalMinutes\":15,\"values\":[0.05,12.3,999.99,0,"),
                json.substring(0, 120));
        assertTrue(json.endsWith(",0,0]},{\"meterCode\":\"M-1\",\"start\":\"2025-06-30T00:00:00+08:00\","
                + "\"intervalMinutes\":15,\"values\":[" + zeros + "]}]}"));
    }
}
