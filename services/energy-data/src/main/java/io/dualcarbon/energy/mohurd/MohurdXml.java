package io.dualcarbon.energy.mohurd;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.dualcarbon.energy.mohurd.NewMohurdExport.DataCentre;
import java.io.OutputStream;
import java.math.RoundingMode;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.jspecify.annotations.Nullable;

/**
 * The two files of a day's upload package, and the only place that knows their names.
 *
 * <p>What is known: 附录2 "数据上传XML格式文档" (住房和城乡建设部, February 2009; public copies show its conventions: names of folder and
 * files, one package a day, UTF-8, the building's code of ten characters) and three public programs that write the files
 * and agree with each other on every element below: the class CreateXmlToUploadServiceImpl (dom4j), the classes
 * EnergyXmlHandler, BuildXmlHandler and BuildBaseInfoModel of the same vendor's later platform, and CProtocolManager of
 * another vendor (C++). They also agree on item codes of five characters: class, sub-item and two levels below, filled up
 * with zeros (01000, 01A00, 01A10, 01B1A), and on F_State 1 for valid and 0 for invalid data. What no public source
 * shows: the schema file itself, whether an element may be left out (so none is: what the registry does not know is
 * empty), and a form of daily values (so there is none).
 */
final class MohurdXml {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");
    private static final XMLOutputFactory FACTORY = XMLOutputFactory.newDefaultFactory();

    /** The registry knows nothing of these. */
    private static final List<String> UNKNOWN_SHAPE = List.of(
            "F_AirArea",
            "F_HeatArea",
            "F_AirType",
            "F_HeatType",
            "F_BodyCoef",
            "F_StruType",
            "F_WallMatType",
            "F_WallWarmType",
            "F_WallWinType",
            "F_GlassType",
            "F_WinFrameType");

    private final XMLStreamWriter xml;

    private MohurdXml(OutputStream out) throws XMLStreamException {
        xml = FACTORY.createXMLStreamWriter(out, UTF_8.name());
    }

    static void writeBuild(
            OutputStream out, DataCentre centre, List<ExportedBuilding> buildings, boolean first, LocalDateTime now)
            throws XMLStreamException {
        var file = new MohurdXml(out);
        file.begin(centre, now);
        file.centre(centre);
        for (var building : buildings) {
            file.building(centre, building, first, now);
        }
        file.end();
    }

    static void writeEnergy(
            OutputStream out, DataCentre centre, Map<String, List<HourValue>> valuesByBuilding, LocalDateTime now)
            throws XMLStreamException {
        var file = new MohurdXml(out);
        file.begin(centre, now);
        for (var building : valuesByBuilding.entrySet()) {
            file.xml.writeStartElement("Build");
            file.xml.writeAttribute("id", building.getKey());
            var number = 0;
            for (var value : building.getValue()) {
                // The building's code, the digit 2 and nine digits, as in public code.
                file.value("%s2%09d".formatted(building.getKey(), ++number), value);
            }
            file.xml.writeEndElement();
        }
        file.end();
    }

    private void begin(DataCentre centre, LocalDateTime now) throws XMLStreamException {
        xml.writeStartDocument(UTF_8.name(), "1.0");
        xml.writeStartElement("root");
        xml.writeStartElement("common");
        element("UploadDataCenterID", centre.id());
        element("CreateTime", now.format(TIME));
        xml.writeEndElement();
        xml.writeStartElement("data");
    }

    private void end() throws XMLStreamException {
        xml.writeEndElement();
        xml.writeEndElement();
        xml.writeEndDocument();
        xml.flush();
    }

    private void centre(DataCentre centre) throws XMLStreamException {
        xml.writeStartElement("DataCenterBaseInfo");
        element("F_DataCenterID", centre.id());
        element("F_DataCenterName", centre.name());
        element("F_DataCenterType", "1"); // a data centre, not a relay
        element("F_DataCenterManager", centre.manager());
        element("F_DataCenterDesc", centre.description());
        element("F_DataCenterContact", centre.contact());
        element("F_DataCenterTel", centre.telephone());
        xml.writeEndElement();
    }

    private void building(DataCentre centre, ExportedBuilding building, boolean first, LocalDateTime now)
            throws XMLStreamException {
        var code = String.valueOf(building.code());
        xml.writeStartElement("Build");
        xml.writeAttribute("id", code);
        xml.writeStartElement("BuildBaseInfo");
        xml.writeAttribute("operation", first ? "N" : "U");
        element("F_DataCenterID", centre.id());
        element("F_BuildName", building.name());
        element("F_AliasName", building.ownCode());
        element("F_BuildOwner", building.owner());
        element("F_State", building.retired() ? "2" : "1");
        element("F_DistrictCode", code.substring(0, 6));
        for (var unknown : List.of("F_BuildAddr", "F_BuildLong", "F_BuildLat")) {
            element(unknown, null);
        }
        element("F_BuildYear", building.completedYear());
        element("F_UpFloor", null);
        element("F_DownFloor", null);
        element("F_BuildFunc", code.substring(6, 7));
        element(
                "F_TotalArea",
                building.areaM2() == null ? null : building.areaM2().toPlainString());
        for (var unknown : UNKNOWN_SHAPE) {
            element(unknown, null);
        }
        element("F_IsStandard", "false");
        element("F_DesignDept", null);
        element("F_WorkDept", null);
        element("F_CreateTime", now.format(TIME));
        element("F_AcceptDate", null);
        xml.writeEndElement();
        xml.writeEndElement();
    }

    private void value(String id, HourValue value) throws XMLStreamException {
        xml.writeStartElement("EnergyItemHourResult");
        element("F_HourResultID", id);
        element("F_EnergyItemCode", value.itemCode());
        element("F_StartHour", value.start().format(TIME));
        element("F_EndHour", value.end().format(TIME));
        element(
                "F_HourValue",
                value.quantity().setScale(4, RoundingMode.HALF_UP).toPlainString());
        element(
                "F_HourEquValue",
                value.coalKgce().setScale(4, RoundingMode.HALF_UP).toPlainString());
        element("F_State", value.valid() ? "1" : "0");
        xml.writeEndElement();
    }

    private void element(String name, @Nullable Object text) throws XMLStreamException {
        xml.writeStartElement(name);
        if (text != null) {
            xml.writeCharacters(text.toString());
        }
        xml.writeEndElement();
    }
}
