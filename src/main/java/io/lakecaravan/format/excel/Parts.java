package io.lakecaravan.format.excel;

import io.lakecaravan.format.FormatException;
import io.lakecaravan.format.LimitException;
import io.lakecaravan.format.ObjectException;
import io.lakecaravan.format.ObjectSource;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;

/**
 * The parts of an Office Open XML package (ECMA-376 part 2). Names are compared without regard to case, as the
 * specification says.
 */
final class Parts implements Closeable {
    /** A relationship from one part to another. */
    record Relationship(String id, String type, String target) {}

    private final ZipFile zip;
    private final Map<String, ZipArchiveEntry> entries = new TreeMap<>();

    private Parts(ZipFile zip) throws IOException {
        this.zip = zip;
        Enumeration<ZipArchiveEntry> all = zip.getEntries();
        while (all.hasMoreElements()) {
            ZipArchiveEntry entry = all.nextElement();
            if (entries.size() >= Limits.ENTRIES) {
                throw ExcelFailures.limit("the workbook's archive has more than " + Limits.ENTRIES + " entries");
            }
            if (!entry.isDirectory()) {
                entries.putIfAbsent(key(entry.getName()), entry);
            }
        }
    }

    static Parts open(ObjectSource source) throws IOException {
        try {
            ZipFile zip = ZipFile.builder()
                    .setSeekableByteChannel(new ObjectChannel(source))
                    .setIgnoreLocalFileHeader(true)
                    .get();
            boolean opened = false;
            try {
                Parts parts = new Parts(zip);
                opened = true;
                return parts;
            } finally {
                if (!opened) {
                    zip.close();
                }
            }
        } catch (LimitException | ObjectException | FormatException declared) {
            throw declared;
        } catch (IOException | RuntimeException e) {
            throw ExcelFailures.corrupt("the workbook's archive cannot be read: it is damaged or cut off", e);
        }
    }

    private static String key(String name) {
        String slashed = name.replace('\\', '/').toLowerCase(Locale.ROOT);
        return slashed.startsWith("/") ? slashed.substring(1) : slashed;
    }

    boolean has(String name) {
        return entries.containsKey(key(name));
    }

    /** Expanded, within limits; empty where there is no such part. */
    Optional<InputStream> open(String name, long most) throws IOException {
        ZipArchiveEntry entry = entries.get(key(name));
        if (entry == null) {
            return Optional.empty();
        }
        long stored = Math.max(0, entry.getCompressedSize());
        ExpandedPart.check(stored, entry.getSize(), most);
        try {
            return Optional.of(new ExpandedPart(zip.getInputStream(entry), stored, most));
        } catch (LimitException | ObjectException declared) {
            throw declared;
        } catch (IOException | RuntimeException e) {
            throw ExcelFailures.corrupt("a part of the workbook's archive cannot be expanded", e);
        }
    }

    /** @param part empty for the package itself */
    List<Relationship> relationships(String part) throws IOException {
        String folder = part.substring(0, part.lastIndexOf('/') + 1);
        String name = folder + "_rels/" + part.substring(folder.length()) + ".rels";
        Optional<InputStream> stream = open(name, Limits.SMALL_PART);
        List<Relationship> found = new ArrayList<>();
        if (stream.isEmpty()) {
            return found;
        }
        try (PartXml xml = PartXml.of(stream.get())) {
            while (xml.next()) {
                boolean isInternal = xml.isStart("Relationship")
                        && !xml.attribute("TargetMode").orElse("").equalsIgnoreCase("External");
                if (isInternal && found.size() < Limits.ENTRIES) {
                    found.add(new Relationship(
                            xml.attribute("Id").orElse(""),
                            xml.attribute("Type").orElse(""),
                            resolved(folder, xml.attribute("Target").orElse(""))));
                }
            }
        }
        return found;
    }

    /** Targets are relative to the folder of the part that names them. */
    private static String resolved(String folder, String target) {
        if (target.startsWith("/")) {
            return target.substring(1);
        }
        List<String> path = new ArrayList<>();
        for (String step : (folder + target).split("/")) {
            if (step.equals("..")) {
                if (!path.isEmpty()) {
                    path.remove(path.size() - 1);
                }
            } else if (!step.isEmpty() && !step.equals(".")) {
                path.add(step);
            }
        }
        return String.join("/", path);
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }
}
