package io.lakecaravan.layout.cases;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;

/** Words and values of generated lakes, all drawn from one seed. No name is given twice. */
final class Vocabulary {
    private static final List<String> AREAS = List.of(
            "finance", "logistics", "marketing", "sourcing", "helpdesk", "warehousing", "fleet", "energy", "research",
            "quality", "legal", "treasury", "insurance", "hospitality", "forestry");
    private static final List<String> KINDS = List.of(
            "harbour", "customer", "pallet", "ticket", "invoice", "rental", "meter", "camera", "member", "voucher",
            "parcel", "crane", "patient", "booking", "license", "tariff", "bridge", "tender", "payment", "rating");
    private static final List<String> THINGS = List.of(
            "fees", "visits", "movements", "orders", "complaints", "readings", "balances", "changes", "answers",
            "positions", "plans", "journeys", "offers", "returns", "losses", "claims", "grades", "transfers");
    private static final List<String> ZONES =
            List.of("raw", "bronze", "silver", "gold", "landing", "curated", "staging", "archive");
    private static final List<String> REGIONS = List.of(
            "us-east-1", "us-west-2", "eu-west-1", "eu-central-1", "ap-southeast-2", "sa-east-1", "ca-central-1");

    private final Random random;
    private final Set<String> given = new HashSet<>();

    Vocabulary(Random random) {
        this.random = random;
    }

    /** A word nobody takes for a value, as an area above tables has it. */
    String area() {
        return fresh(() -> pick(AREAS) + (random.nextInt(3) == 0 ? "_" + pick(THINGS) : ""));
    }

    /** A table's name, of two words. */
    String table() {
        return fresh(() -> pick(KINDS) + "_" + pick(THINGS));
    }

    private String fresh(Supplier<String> words) {
        String name = words.get();
        while (!given.add(name)) {
            name = words.get();
        }
        return name;
    }

    List<String> zones(int count) {
        return several(ZONES, count);
    }

    List<String> regions(int count) {
        return several(REGIONS, count);
    }

    /** So many different hexadecimal texts of two or four digits; the first two hold a letter and digits. */
    List<String> shards(int count) {
        int digits = random.nextBoolean() ? 2 : 4;
        Set<String> shards = new HashSet<>(digits == 2 ? Set.of("3f", "a7") : Set.of("3f0c", "a71e"));
        while (shards.size() < count) {
            shards.add(hex(digits));
        }
        return shards.stream().sorted().toList();
    }

    String hex(int digits) {
        StringBuilder text = new StringBuilder();
        for (int at = 0; at < digits; at++) {
            text.append(Character.forDigit(random.nextInt(16), 16));
        }
        return text.toString();
    }

    String guid() {
        return new UUID(random.nextLong() & ~0xf000L | 0x4000L, random.nextLong() & ~(3L << 62) | 1L << 63).toString();
    }

    <T> T pick(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    /** From {@code least} to {@code most}, both included. */
    int between(int least, int most) {
        return least + random.nextInt(most - least + 1);
    }

    private List<String> several(List<String> choices, int count) {
        List<String> left = new ArrayList<>(choices);
        Collections.shuffle(left, random);
        return left.subList(0, count);
    }
}
