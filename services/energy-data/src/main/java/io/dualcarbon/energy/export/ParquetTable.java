package io.dualcarbon.energy.export;

import java.io.IOException;
import java.io.OutputStream;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.conf.ParquetConfiguration;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.api.WriteSupport;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.OutputFile;
import org.apache.parquet.io.PositionOutputStream;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.io.api.RecordConsumer;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimeUnit;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Types;
import org.jspecify.annotations.Nullable;

/** A table as Parquet. Repeated texts are kept once; pages are not compressed, which would need native libraries. */
final class ParquetTable implements ExportTable {
    private static final long ROW_GROUP_BYTES = 8L << 20;

    private final ParquetWriter<@Nullable Object[]> writer;

    ParquetTable(OutputStream file, List<Column> columns) throws IOException {
        writer = new Builder(new StreamedFile(file), columns)
                .withConf(new PlainParquetConfiguration())
                .withCompressionCodec(CompressionCodecName.UNCOMPRESSED)
                .withRowGroupSize(ROW_GROUP_BYTES)
                .build();
    }

    @Override
    public void row(@Nullable Object... cells) throws IOException {
        writer.write(cells);
    }

    @Override
    public void close() throws IOException {
        writer.close();
    }

    private static MessageType schema(List<Column> columns) {
        var schema = Types.buildMessage();
        for (var column : columns) {
            switch (column.type()) {
                case TEXT ->
                    schema.optional(PrimitiveTypeName.BINARY)
                            .as(LogicalTypeAnnotation.stringType())
                            .named(column.name());
                case NUMBER -> schema.optional(PrimitiveTypeName.DOUBLE).named(column.name());
                case TIME ->
                    schema.optional(PrimitiveTypeName.INT64)
                            .as(LogicalTypeAnnotation.timestampType(true, TimeUnit.MILLIS))
                            .named(column.name());
            }
        }
        return schema.named("export");
    }

    private static final class Builder extends ParquetWriter.Builder<@Nullable Object[], Builder> {
        private final List<Column> columns;

        Builder(OutputFile file, List<Column> columns) {
            super(file);
            this.columns = columns;
        }

        @Override
        protected Builder self() {
            return this;
        }

        @Override
        @SuppressWarnings("deprecation") // abstract there
        protected WriteSupport<@Nullable Object[]> getWriteSupport(Configuration configuration) {
            return new Cells(columns);
        }

        @Override
        protected WriteSupport<@Nullable Object[]> getWriteSupport(ParquetConfiguration configuration) {
            return new Cells(columns);
        }
    }

    private static final class Cells extends WriteSupport<@Nullable Object[]> {
        private final List<Column> columns;
        private RecordConsumer consumer;

        @SuppressWarnings("NullAway.Init") // the writer prepares it before the first row
        Cells(List<Column> columns) {
            this.columns = columns;
        }

        @Override
        @SuppressWarnings("deprecation") // abstract there
        public WriteContext init(Configuration configuration) {
            return new WriteContext(schema(columns), Map.of());
        }

        @Override
        public WriteContext init(ParquetConfiguration configuration) {
            return new WriteContext(schema(columns), Map.of());
        }

        @Override
        public void prepareForWrite(RecordConsumer someConsumer) {
            consumer = someConsumer;
        }

        @Override
        public void write(@Nullable Object[] cells) {
            consumer.startMessage();
            for (var i = 0; i < cells.length; i++) {
                var cell = cells[i];
                if (cell != null) {
                    consumer.startField(columns.get(i).name(), i);
                    switch (columns.get(i).type()) {
                        case TEXT -> consumer.addBinary(Binary.fromString(cell.toString()));
                        case NUMBER -> consumer.addDouble(((Number) cell).doubleValue());
                        case TIME ->
                            consumer.addLong(((OffsetDateTime) cell).toInstant().toEpochMilli());
                    }
                    consumer.endField(columns.get(i).name(), i);
                }
            }
            consumer.endMessage();
        }
    }

    /** Written from its beginning to its end, as the format allows. */
    private record StreamedFile(OutputStream stream) implements OutputFile {
        @Override
        public PositionOutputStream create(long blockSizeHint) {
            return new CountedStream(stream);
        }

        @Override
        public PositionOutputStream createOrOverwrite(long blockSizeHint) {
            return new CountedStream(stream);
        }

        @Override
        public boolean supportsBlockSize() {
            return false;
        }

        @Override
        public long defaultBlockSize() {
            return 0;
        }
    }

    private static final class CountedStream extends PositionOutputStream {
        private final OutputStream stream;
        private long position;

        CountedStream(OutputStream stream) {
            this.stream = stream;
        }

        @Override
        public long getPos() {
            return position;
        }

        @Override
        public void write(int b) throws IOException {
            stream.write(b);
            position++;
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            stream.write(bytes, offset, length);
            position += length;
        }

        @Override
        public void flush() throws IOException {
            stream.flush();
        }

        @Override
        public void close() throws IOException {
            stream.close();
        }
    }
}
