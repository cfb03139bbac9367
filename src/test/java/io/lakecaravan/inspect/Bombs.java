package io.lakecaravan.inspect;

import com.github.luben.zstd.Zstd;
import io.lakecaravan.format.compression.CompressedBytes;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorOutputStream;
import org.tukaani.xz.LZMA2Options;
import org.tukaani.xz.XZOutputStream;

/** Bytes that expand to far more. */
final class Bombs {
    private Bombs() {}

    static byte[] of(String extension, byte[] expanded) throws IOException {
        ByteArrayOutputStream stored = new ByteArrayOutputStream();
        switch (extension) {
            case "gz" -> {
                return CompressedBytes.gzip(expanded);
            }
            case "zst" -> {
                return Zstd.compress(expanded, 3);
            }
            case "bz2" -> {
                try (OutputStream out = new BZip2CompressorOutputStream(stored)) {
                    out.write(expanded);
                }
            }
            case "xz" -> {
                try (OutputStream out = new XZOutputStream(stored, new LZMA2Options(1))) {
                    out.write(expanded);
                }
            }
            default -> throw new IllegalArgumentException(extension);
        }
        return stored.toByteArray();
    }
}
