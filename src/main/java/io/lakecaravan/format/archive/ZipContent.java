package io.lakecaravan.format.archive;

import java.util.List;
import java.util.Optional;

/** Zips that are files of their own kind and no archives of tables, told by the names of their members. */
public final class ZipContent {
    private ZipContent() {}

    /** Such as "an OpenDocument file"; empty for an archive. */
    public static Optional<String> kind(Archive zip) {
        List<String> names = zip.members().stream().map(Member::name).toList();
        if (names.contains("[Content_Types].xml")) {
            return Optional.of(office(names));
        }
        if (names.contains("mimetype")) {
            return Optional.of(names.contains("META-INF/container.xml") ? "an EPUB book" : "an OpenDocument file");
        }
        if (names.contains("AndroidManifest.xml")) {
            return Optional.of("an Android package");
        }
        if (names.contains("META-INF/MANIFEST.MF")) {
            return Optional.of("a Java archive");
        }
        if (!names.isEmpty() && names.stream().allMatch(name -> name.endsWith(".npy"))) {
            return Optional.of("a NumPy archive (npz)");
        }
        if (names.stream().anyMatch(name -> name.endsWith(".dist-info/WHEEL"))) {
            return Optional.of("a Python wheel");
        }
        if (names.stream().anyMatch(name -> name.equals("data.pkl") || name.endsWith("/data.pkl"))) {
            return Optional.of("a PyTorch model");
        }
        return names.contains("doc.kml") ? Optional.of("a KMZ map") : Optional.empty();
    }

    private static String office(List<String> names) {
        if (names.stream().anyMatch(name -> name.startsWith("xl/"))) {
            return "an Excel workbook";
        }
        if (names.stream().anyMatch(name -> name.startsWith("word/"))) {
            return "a Word document";
        }
        return names.stream().anyMatch(name -> name.startsWith("ppt/"))
                ? "a PowerPoint presentation"
                : "an Open Packaging file";
    }
}
