package io.lakecaravan.catalog.openmetadata;

import com.fasterxml.jackson.databind.JsonNode;
import io.lakecaravan.catalog.Mode;
import io.lakecaravan.table.TableColumn;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/** What must stand in the catalog before a table: service, database, schema, classifications and tags, parents first. */
final class Prerequisites {
    private final ServerMemory memory;

    Prerequisites(ServerMemory memory) {
        this.memory = memory;
    }

    /** Lists what is not known to stand. */
    void plan(TableConversation talk) {
        talk.known = memory.knowledge();
        talk.lacking = false;
        talk.prerequisites.clear();
        Set<Prerequisite> wanted = new LinkedHashSet<>();
        wanted.add(Prerequisite.version());
        wanted.add(Prerequisite.service(talk.path));
        wanted.add(Prerequisite.database(talk.path));
        wanted.add(Prerequisite.schema(talk.path));
        Set<String> tags = new TreeSet<>(talk.publication.table().tags());
        talk.publication.table().columns().stream().map(TableColumn::tags).forEach(tags::addAll);
        tags.forEach(tag -> wanted.add(Prerequisite.classification(KnownTags.classification(tag))));
        tags.forEach(tag -> wanted.add(Prerequisite.tag(tag)));
        wanted.stream().filter(one -> !talk.known.isPresent(one)).forEach(talk.prerequisites::add);
    }

    /** Takes the answer of a GET: present, or (404) to be created next. */
    void note(TableConversation talk, Reply reply, Mode mode, String url) {
        Prerequisite asked = talk.current();
        if (reply.isMissing()) {
            noteMissing(talk, asked, reply, mode, url);
            return;
        }
        JsonNode answer = reply.json();
        boolean disabled = answer.path("disabled").asBoolean(false);
        if (asked.what() == Prerequisite.What.CLASSIFICATION) {
            talk.known
                    .tags()
                    .classification(
                            asked.fqn(), answer.path("mutuallyExclusive").asBoolean(false));
            if (disabled) {
                talk.known.tags().disabled(asked.fqn());
            }
        } else if (asked.what() == Prerequisite.What.TAG) {
            talk.known.tags().tag(asked.fqn(), disabled ? KnownTags.State.DISABLED : KnownTags.State.USABLE);
        }
        done(talk, asked);
    }

    private void noteMissing(TableConversation talk, Prerequisite asked, Reply reply, Mode mode, String url) {
        if (asked.what() == Prerequisite.What.VERSION) {
            throw reply.refusal("no OpenMetadata server answers at " + url);
        }
        talk.lacking = asked.body().isPresent() && mode == Mode.PUBLISH;
        if (talk.lacking) {
            return;
        }
        if (asked.body().isPresent()) {
            talk.creations.add("create " + asked.what().name().toLowerCase(Locale.ROOT) + " " + asked.fqn());
        }
        noteTag(talk, asked, asked.body().isPresent() ? KnownTags.State.USABLE : KnownTags.State.MISSING);
        done(talk, asked);
    }

    private static void noteTag(TableConversation talk, Prerequisite asked, KnownTags.State state) {
        if (asked.what() == Prerequisite.What.TAG) {
            talk.known.tags().tag(asked.fqn(), state);
        } else if (asked.what() == Prerequisite.What.CLASSIFICATION) {
            talk.known.tags().classification(asked.fqn(), false);
        }
    }

    private static void done(TableConversation talk, Prerequisite prerequisite) {
        talk.known.present(prerequisite);
        talk.lacking = false;
        talk.prerequisites.remove();
    }

    /** A 409 means that somebody else was faster, which is as good; a tag that cannot be made is left out. */
    void noteCreated(TableConversation talk, Reply reply) {
        Prerequisite created = talk.current();
        if (reply.isTaken() || reply.status() == 409) {
            talk.written |= reply.isTaken();
            if (reply.isTaken()) {
                memory.made(created.made(talk.path.service(), reply));
            }
            noteTag(talk, created, KnownTags.State.USABLE);
            done(talk, created);
        } else if (memory.learned(reply) && ++talk.rounds < TableConversation.MAX_ROUNDS) {
            talk.lacking = false;
        } else if (created.isTag()) {
            noteTag(talk, created, KnownTags.State.MISSING);
            done(talk, created);
        } else if (reply.isMissing() && ++talk.rounds < TableConversation.MAX_ROUNDS) {
            // A parent that stood there a moment ago does not any more.
            memory.forget();
            plan(talk);
        } else {
            throw reply.refusal("cannot create " + created.key());
        }
    }
}
