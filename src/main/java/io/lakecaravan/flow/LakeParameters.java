package io.lakecaravan.flow;

import io.lakecaravan.config.CredentialsConfig;
import io.lakecaravan.config.SourceConfig;
import io.lakecaravan.s3.LakeObjects;
import io.lakecaravan.s3.S3Clients;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.apache.camel.CamelContext;
import org.apache.camel.CamelContextAware;
import org.apache.camel.support.service.ServiceSupport;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;

/**
 * How a Kamelet reaches the lake: through the application's sources where it runs in the application, or through a source
 * made of its own parameters anywhere else.
 */
public class LakeParameters implements CamelContextAware, AutoCloseable {
    /** Registry name of the application's {@link LakeObjects}. */
    public static final String LAKE = "lake";

    private CamelContext context;
    private LakeObjects own;
    private String source = "";
    private String bucket = "";
    private String prefix = "";
    private String endpoint = "";
    private String region = "";
    private String accessKey = "";
    private String secretKey = "";

    @Override
    public final void setCamelContext(CamelContext value) {
        context = value;
    }

    @Override
    public final CamelContext getCamelContext() {
        return context;
    }

    public final void setSource(String value) {
        source = value;
    }

    public final void setBucket(String value) {
        bucket = value;
    }

    public final void setPrefix(String value) {
        prefix = value;
    }

    public final void setEndpoint(String value) {
        endpoint = value;
    }

    public final void setRegion(String value) {
        region = value;
    }

    public final void setAccessKey(String value) {
        accessKey = value;
    }

    public final void setSecretKey(String value) {
        secretKey = value;
    }

    /** Name of the source; a source made of parameters is named after its bucket. */
    protected final String source() {
        return !source.isEmpty() ? source : bucket.isEmpty() ? "lake" : bucket;
    }

    protected final synchronized LakeObjects lake() {
        LakeObjects shared = context.getRegistry().lookupByNameAndType(LAKE, LakeObjects.class);
        if (shared != null) {
            return shared;
        }
        if (own == null) {
            try {
                context.addService(new Closing(this));
            } catch (Exception e) {
                throw new IllegalStateException("the context takes no further service", e);
            }
            own = new LakeObjects(
                    List.of(config()),
                    new S3Clients(name -> Optional.ofNullable(
                            context.getRegistry().lookupByNameAndType(name, AwsCredentialsProvider.class))));
        }
        return own;
    }

    /** Closes the source when the context stops, which closes no bean of a Kamelet by itself. */
    static final class Closing extends ServiceSupport {
        private final LakeParameters parameters;

        Closing(LakeParameters parameters) {
            this.parameters = parameters;
        }

        boolean isOpen() {
            return parameters.isOpen();
        }

        @Override
        protected void doStop() {
            parameters.close();
        }
    }

    /** Closes the source made of parameters; the application's is not ours to close. */
    @Override
    public final synchronized void close() {
        if (own != null) {
            own.close();
            own = null;
        }
    }

    private synchronized boolean isOpen() {
        return own != null;
    }

    private SourceConfig config() {
        CredentialsConfig credentials = accessKey.isEmpty()
                ? new CredentialsConfig.DefaultChain()
                : new CredentialsConfig.KeyPair(accessKey, secretKey, Optional.empty());
        return SourceConfig.of(
                source(),
                bucket,
                prefix,
                endpoint.isEmpty() ? Optional.empty() : Optional.of(URI.create(endpoint)),
                region.isEmpty() ? Optional.empty() : Optional.of(region),
                credentials);
    }
}
