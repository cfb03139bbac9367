package io.lakecaravan.flow;

import io.lakecaravan.finding.Finding;
import io.lakecaravan.finding.FindingCode;
import io.lakecaravan.s3.BucketFacts;
import io.lakecaravan.s3.LakeObjects;
import io.lakecaravan.s3.S3Fault;
import io.lakecaravan.s3.SourceException;
import io.lakecaravan.state.StateStore;
import io.lakecaravan.table.LakeObject;
import io.lakecaravan.table.LogicalTable;
import io.lakecaravan.tag.StoreFacts;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * What the store says for the rules of tags and for catalogs that show its tags. A bucket is asked once a run. What it
 * refuses once it is not asked again in the run, and told in one finding: the rule then does not match. A refusal that
 * concerns one object, because it is gone, archived, or a marker of deletion, says nothing of the others.
 */
public final class AskedFacts implements StoreFacts {
    /** What is asked for, with the right that it takes. */
    private enum Question {
        BUCKET_TAGS("tags of the bucket", "s3:GetBucketTagging"),
        OBJECT_TAGS("tags of objects", "s3:GetObjectTagging"),
        OWNER("owners of objects", "s3:GetObjectAcl");

        private final String words;
        private final String right;

        Question(String words, String right) {
            this.words = words;
            this.right = right;
        }
    }

    /** Objects whose tags are remembered: rules and catalogs ask for those of one table shortly after each other. */
    private static final int OBJECTS = 256;

    /** Bounded by the buckets of the configuration; a source's answers of an earlier run are dropped. */
    private static final class Answers {
        private final String run;
        private final Map<String, Optional<Map<String, String>>> bucketTags = new HashMap<>();
        private final Map<LakeObject, Optional<Map<String, String>>> objectTags = new LinkedHashMap<>() {
            @Override
            protected boolean removeEldestEntry(Map.Entry<LakeObject, Optional<Map<String, String>>> eldest) {
                return size() > OBJECTS;
            }
        };
        private final Set<String> refused = new HashSet<>();

        Answers(String run) {
            this.run = run;
        }
    }

    private final LakeObjects lake;
    private final StateStore state;
    private final String run;
    private final Answers answers;

    /** For one message; answers are shared by those of one run and source. */
    private AskedFacts(LakeObjects lake, StateStore state, Answers answers) {
        this.lake = lake;
        this.state = state;
        this.run = answers.run;
        this.answers = answers;
    }

    /** Makes the facts of runs. Safe between threads. */
    public static final class OfRuns {
        private final LakeObjects lake;
        private final StateStore state;
        private final Map<String, Answers> bySource = new HashMap<>();

        public OfRuns(LakeObjects lake, StateStore state) {
            this.lake = lake;
            this.state = state;
        }

        public synchronized StoreFacts of(String run, String source) {
            Answers answers = bySource.get(source);
            if (answers == null || !answers.run.equals(run)) {
                answers = new Answers(run);
                bySource.put(source, answers);
            }
            return new AskedFacts(lake, state, answers);
        }
    }

    @Override
    public Optional<Map<String, String>> bucketTags(LogicalTable table) {
        synchronized (answers) {
            Optional<Map<String, String>> known = answers.bucketTags.get(table.bucket());
            if (known == null) {
                known = ask(Question.BUCKET_TAGS, table, facts -> facts.bucketTags(table.bucket()));
                answers.bucketTags.put(table.bucket(), known);
            }
            return known;
        }
    }

    @Override
    public Optional<Map<String, String>> objectTags(LogicalTable table) {
        return object(table).flatMap(object -> {
            synchronized (answers) {
                if (answers.objectTags.containsKey(object)) {
                    return answers.objectTags.get(object);
                }
            }
            Optional<Map<String, String>> tags = ask(Question.OBJECT_TAGS, table, facts -> facts.objectTags(object));
            synchronized (answers) {
                answers.objectTags.put(object, tags);
            }
            return tags;
        });
    }

    @Override
    public Optional<Owner> owner(LogicalTable table) {
        return object(table)
                .flatMap(object -> ask(Question.OWNER, table, facts -> facts.owner(object)))
                .map(owner -> new Owner(owner.getKey(), owner.getValue()));
    }

    /** A table format's log is a folder, which no store knows. */
    private static Optional<LakeObject> object(LogicalTable table) {
        return table.sampleObject().filter(object -> !object.key().endsWith("/"));
    }

    private <T> Optional<T> ask(Question question, LogicalTable table, Function<BucketFacts, T> asking) {
        String place = question + " " + table.bucket();
        synchronized (answers) {
            if (answers.refused.contains(place)) {
                return Optional.empty();
            }
        }
        try {
            return Optional.of(asking.apply(new BucketFacts(lake.client(table.source()))));
        } catch (SdkException | SourceException e) {
            boolean one = question != Question.BUCKET_TAGS && BucketFacts.concernsOneObject(e);
            if (!one) {
                synchronized (answers) {
                    answers.refused.add(place);
                }
            }
            String key = one ? table.sampleObject().map(LakeObject::key).orElse("") : "";
            state.findings()
                    .report(
                            run,
                            table.source(),
                            Finding.of(
                                    FindingCode.TAG_FACTS_UNREADABLE,
                                    table.bucket(),
                                    key,
                                    "a rule of tags or a catalog's store-tags: asks for " + question.words + " ("
                                            + question.right + "), and they cannot be had: " + S3Fault.explain(e)));
            return Optional.empty();
        }
    }
}
