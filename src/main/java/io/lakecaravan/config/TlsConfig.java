package io.lakecaravan.config;

import java.nio.file.Path;
import java.util.Optional;

/**
 * @param verify false accepts any certificate
 * @param caFile PEM file with certificates to trust beside the platform's
 */
public record TlsConfig(boolean verify, Optional<Path> caFile) {
    public static final TlsConfig DEFAULT = new TlsConfig(true, Optional.empty());
}
