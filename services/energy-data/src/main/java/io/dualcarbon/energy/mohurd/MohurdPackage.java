package io.dualcarbon.energy.mohurd;

import io.dualcarbon.energy.calendar.LocalDays;
import io.dualcarbon.energy.mohurd.MohurdData.CarrierClass;
import io.dualcarbon.energy.mohurd.MohurdData.Hour;
import io.dualcarbon.energy.mohurd.MohurdData.Item;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.xml.stream.XMLStreamException;

/** Puts the files of each day into a folder of its own, as the receiver wants them. */
@ApplicationScoped
class MohurdPackage {
    private static final DateTimeFormatter DAY = DateTimeFormatter.BASIC_ISO_DATE;

    private final MohurdData data;

    MohurdPackage(MohurdData data) {
        this.data = data;
    }

    /** The compressed package, and the end uses that have no code. Only what is compressed is held in memory. */
    Packed pack(NewMohurdExport request, List<ExportedBuilding> buildings, LocalDays days, LocalDateTime now) {
        var centre = request.dataCentre();
        var codes = new Codes(
                data.classes(),
                data.subItems(),
                data.dialect(request.dialect() == null ? MohurdDialect.STANDARD : request.dialect()),
                new TreeSet<>());
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            for (var day = request.from(); day.isBefore(request.to()); day = day.plusDays(1)) {
                var name = centre.id() + day.format(DAY);
                zip.putNextEntry(new ZipEntry(name + "/" + name + "Build.xml"));
                MohurdXml.writeBuild(zip, centre, buildings, Boolean.TRUE.equals(request.firstUpload()), now);
                zip.closeEntry();
                zip.putNextEntry(new ZipEntry(name + "/" + name + "Energy.xml"));
                MohurdXml.writeEnergy(zip, centre, values(buildings, day, days, codes), now);
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (XMLStreamException e) {
            throw new IllegalStateException(e);
        }
        return new Packed(fileName(request), bytes.toByteArray(), codes.unknown);
    }

    private static String fileName(NewMohurdExport request) {
        var last = request.to().minusDays(1);
        var day = request.dataCentre().id() + request.from().format(DAY);
        return (last.equals(request.from()) ? day : day + "-" + last.format(DAY)) + ".zip";
    }

    private Map<String, List<HourValue>> values(
            List<ExportedBuilding> buildings, LocalDate day, LocalDays days, Codes codes) {
        var hours = data.hours(buildings.stream().map(ExportedBuilding::id).toList(), day, days);
        var values = new TreeMap<String, List<HourValue>>();
        for (var building : buildings) {
            var ofBuilding = new ArrayList<HourValue>();
            hours.getOrDefault(building.id(), Map.of()).forEach((item, ofItem) -> {
                if (item.isExported() && codes.has(item)) {
                    add(ofBuilding, item, ofItem, day, days, codes);
                }
            });
            values.put(String.valueOf(building.code()), ofBuilding);
        }
        return values;
    }

    private static void add(
            List<HourValue> values, Item item, Hour[] hours, LocalDate day, LocalDays days, Codes codes) {
        var start = days.of((int) day.toEpochDay()).start();
        var kind = codes.classOf(item);
        for (var hour = 0; hour < hours.length; hour++) {
            if (hours[hour].hasValues()) {
                var quantity = hours[hour].sum().multiply(kind.factor());
                values.add(new HourValue(
                        codes.code(item),
                        MohurdData.local(start + 3600L * hour, days.zone()),
                        MohurdData.local(start + 3600L * (hour + 1), days.zone()),
                        quantity,
                        quantity.multiply(kind.kgcePerUnit()),
                        hours[hour].isValid()));
            }
        }
    }

    /** How items are called in the package. */
    private record Codes(
            Map<String, CarrierClass> classes,
            Map<String, String> subItems,
            Map<String, String> dialect,
            NavigableSet<String> unknown) {
        boolean has(Item item) {
            var known = item.endUse().isEmpty() || subItems.containsKey(item.endUse());
            if (!known) {
                unknown.add(item.endUse());
            }
            return known && classes.containsKey(item.carrier());
        }

        CarrierClass classOf(Item item) {
            return Objects.requireNonNull(classes.get(item.carrier()));
        }

        /** Class, sub-item and its two levels: five characters, filled up with zeros. */
        String code(Item item) {
            var code = classOf(item).code();
            var whole = item.endUse().isEmpty()
                    ? dialect.getOrDefault(code, code)
                    : code + dialect.getOrDefault(item.endUse(), item.endUse());
            return (whole + "000").substring(0, 5);
        }
    }

    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Packed(String fileName, byte[] bytes, NavigableSet<String> unknownEndUses) {}
}
