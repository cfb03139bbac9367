package io.lakecaravan.catalog.openmetadata;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lakecaravan.catalog.CatalogException;
import io.lakecaravan.finding.Finding;
import io.lakecaravan.finding.FindingCode;
import io.lakecaravan.table.LakeObject;
import io.lakecaravan.table.LogicalTable;
import io.lakecaravan.table.Publication;
import java.util.Optional;

/** Sample rows and profile, which hang on an entity that stands. */
final class TableExtras {
    private TableExtras() {}

    /** The rows to show, where there are some and the server shows any. */
    static Optional<ObjectNode> sample(TableConversation talk) {
        return talk.publication
                .sample()
                .filter(sample -> !sample.isEmpty() && talk.model.takesSample(talk.known.version()))
                .map(sample ->
                        SamplePayload.of(talk.publication.table(), talk.model.columns(talk.body.orElseThrow()), sample))
                .filter(body -> !body.path("columns").isEmpty());
    }

    /** Rows that stand there already need not be sent. */
    static void noteSampleThere(TableConversation talk, Reply reply) {
        JsonNode there = reply.isMissing() ? none() : reply.json().path("sampleData");
        ObjectNode ours = talk.sample.orElseThrow();
        if (there.path("columns").equals(ours.path("columns"))
                && there.path("rows").equals(ours.path("rows"))) {
            talk.sample = Optional.empty();
            talk.sampleVersion = version(talk);
        }
    }

    /**
     * Rows that the server finds invalid are left out until they change; the table stands without them.
     *
     * @throws CatalogException when the table is not there any more
     */
    static void noteSample(TableConversation talk, Reply reply) {
        if (!taken(talk, reply, FindingCode.CATALOG_SAMPLE_REFUSED, "sample rows")) {
            throw reply.refusal("the sample was refused");
        }
        talk.sampleVersion = version(talk);
    }

    private static Optional<String> version(TableConversation talk) {
        return talk.publication.table().sampleObject().map(LakeObject::version);
    }

    /** @return false where the table is gone */
    private static boolean taken(TableConversation talk, Reply reply, FindingCode code, String what) {
        if (reply.isTaken()) {
            talk.written = true;
        } else if (reply.status() == 400) {
            LogicalTable table = talk.publication.table();
            talk.findings.add(Finding.of(
                    code,
                    table.bucket(),
                    table.root(),
                    "the server refuses the " + what + " (400) of a table that it has taken; the table shows none of"
                            + " ours. They are sent again when they change"));
        } else {
            return false;
        }
        return true;
    }

    /**
     * The profile to send: where an object of the table changed since the last one, or rows were read that tell more of
     * the same objects.
     */
    static Optional<ObjectNode> profile(TableConversation talk) {
        if (!talk.model.takesProfile()) {
            return Optional.empty();
        }
        Publication publication = talk.publication;
        JsonNode last = talk.base.path("profile");
        boolean sameObjects =
                last.path("of").asText().equals(publication.table().fingerprint());
        if (!talk.created && sameObjects && publication.profile().isEmpty()) {
            return Optional.empty();
        }
        ObjectNode profile = ProfilePayload.of(
                publication,
                talk.model.columns(talk.body.orElseThrow()),
                talk.merged.orElseThrow().columns());
        boolean same =
                !talk.created && sameObjects && last.path("hash").asText().equals(hash(profile));
        return same ? Optional.empty() : Optional.of(profile);
    }

    /** Whether it is not known which profile stands there. */
    static boolean mustReadProfile(TableConversation talk) {
        return !talk.created && !talk.base.has("profile");
    }

    /** A point that stands there already need not be sent. */
    static void noteProfileThere(TableConversation talk, Reply reply) {
        ObjectNode ours = talk.profile.orElseThrow();
        JsonNode there = reply.isTaken() ? reply.json().path("profile") : none();
        if (Same.values(there, ours.path("tableProfile"))
                && talk.publication.profile().isEmpty()) {
            remember(talk, ours);
            talk.profile = Optional.empty();
        }
    }

    /** @throws CatalogException when the table is not there any more */
    static void noteProfile(TableConversation talk, Reply reply) {
        if (!taken(talk, reply, FindingCode.CATALOG_PROFILE_REFUSED, "profile")) {
            throw reply.refusal("the profile was refused");
        }
        remember(talk, talk.profile.orElseThrow());
    }

    private static void remember(TableConversation talk, ObjectNode profile) {
        ObjectNode base = talk.merged.orElseThrow().base();
        base.putObject("profile")
                .put("of", talk.publication.table().fingerprint())
                .put("hash", hash(profile));
    }

    private static String hash(ObjectNode profile) {
        return OpenMetadataNames.md5(profile.toString());
    }

    private static ObjectNode none() {
        return JsonNodeFactory.instance.objectNode();
    }
}
