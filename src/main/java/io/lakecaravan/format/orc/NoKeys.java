package io.lakecaravan.format.orc;

import java.security.Key;
import java.util.List;
import org.apache.orc.impl.HadoopShims.KeyMetadata;
import org.apache.orc.impl.HadoopShims.KeyProviderKind;
import org.apache.orc.impl.KeyProvider;
import org.apache.orc.impl.LocalKey;

/** Keeps orc-core from looking for a key service in the environment: encrypted columns stay masked. */
final class NoKeys implements KeyProvider {
    @Override
    public List<String> getKeyNames() {
        return List.of();
    }

    @Override
    public KeyMetadata getCurrentKeyVersion(String name) {
        throw new IllegalArgumentException("there are no keys");
    }

    @Override
    public LocalKey createLocalKey(KeyMetadata key) {
        throw new IllegalArgumentException("there are no keys");
    }

    @Override
    public Key decryptLocalKey(KeyMetadata key, byte[] encrypted) {
        return null;
    }

    @Override
    public KeyProviderKind getKind() {
        return KeyProviderKind.UNKNOWN;
    }
}
