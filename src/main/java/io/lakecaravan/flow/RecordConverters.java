package io.lakecaravan.flow;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.lakecaravan.table.Candidate;
import io.lakecaravan.table.InspectedCandidate;
import io.lakecaravan.table.LogicalTable;
import io.lakecaravan.table.ObjectPage;
import io.lakecaravan.table.Publication;
import io.lakecaravan.table.RecordJson;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.apache.camel.Exchange;
import org.apache.camel.TypeConversionException;
import org.apache.camel.TypeConverterLoaderException;
import org.apache.camel.spi.TypeConverterLoader;
import org.apache.camel.spi.TypeConverterRegistry;
import org.apache.camel.support.TypeConverterSupport;

/**
 * Makes JSON of the records that travel between routes and records of JSON, wherever an endpoint or a {@code
 * convertBodyTo} asks for it: so any of these messages can go through Kafka or a file.
 */
public final class RecordConverters implements TypeConverterLoader {
    private static final List<Class<?>> RECORDS =
            List.of(ObjectPage.class, Candidate.class, InspectedCandidate.class, LogicalTable.class, Publication.class);

    private final ObjectMapper json = RecordJson.mapper();

    private interface Conversion {
        Object of(Object value) throws IOException;
    }

    @Override
    public void load(TypeConverterRegistry registry) throws TypeConverterLoaderException {
        for (Class<?> type : RECORDS) {
            add(registry, String.class, type, json::writeValueAsString);
            add(registry, byte[].class, type, json::writeValueAsBytes);
            add(registry, type, String.class, text -> json.readValue((String) text, type));
            add(registry, type, byte[].class, bytes -> json.readValue((byte[]) bytes, type));
            add(registry, type, InputStream.class, stream -> json.readValue((InputStream) stream, type));
        }
    }

    private static void add(TypeConverterRegistry registry, Class<?> to, Class<?> from, Conversion conversion) {
        registry.addTypeConverter(to, from, new TypeConverterSupport() {
            @Override
            public <T> T convertTo(Class<T> type, Exchange exchange, Object value) {
                try {
                    return type.cast(conversion.of(value));
                } catch (JsonProcessingException e) {
                    // Its message quotes the text, which may hold rows of a file.
                    throw new TypeConversionException(
                            "(not shown)",
                            to,
                            new IllegalArgumentException("no JSON of a " + to.getSimpleName() + " at line "
                                    + e.getLocation().getLineNr() + ", column "
                                    + e.getLocation().getColumnNr()));
                } catch (IOException e) {
                    throw new TypeConversionException("(not shown)", to, e);
                }
            }
        });
    }
}
