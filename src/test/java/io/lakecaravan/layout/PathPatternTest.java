package io.lakecaravan.layout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lakecaravan.table.PartitionValue;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PathPatternTest {
    private static Optional<Placement> place(String pattern, String key) {
        return PathPattern.of(pattern).place(key, FileName.of(key.substring(key.lastIndexOf('/') + 1)));
    }

    private static String keys(Placement placement) {
        return placement.partition().stream()
                .map(value -> value.key() + "=" + value.value().orElse("null"))
                .collect(Collectors.joining(" "));
    }

    @ParameterizedTest
    @CsvSource({
        "raw/{table}/{year}/{month}/,raw/orders/2024/01/a.csv,raw/orders/,month=2024-01-01",
        "raw/{table}/{year}/{month}/{day}/,raw/orders/2024/1/5/a.csv,raw/orders/,date=2024-01-05",
        "{table}/{year}{month}{day}/{hour}/,orders/20240229/07/a.csv,orders/,timestamp=2024-02-29T07:00:00",
        "{table}/{year}/,orders/2024/a.csv,orders/,year=2024",
        "{table}/{month}/,orders/02/a.csv,orders/,month=02",
        "{table}/{year}/{day}/,orders/2024/15/a.csv,orders/,year=2024 day=15",
        "{table}/{hour}/{year}-{month}/,orders/23/2024-03/a.csv,orders/,hour=23 month=2024-03-01",
        "{key:region}/{table}/{year}/{month}/,eu/orders/2024/01/a.csv,*/orders/,region=eu month=2024-01-01",
        "{year}/{month}/{key:a}/{table}/,2024/01/x%2Fy/orders/a.csv,*/*/*/orders/,month=2024-01-01 a=x/y",
        "{table}/year={year}/month={month}/,orders/year=2024/month=01/a.csv,orders/,year=2024 month=01",
        "{table}/y={year}/{month}/,orders/y=2024/01/a.csv,orders/,month=2024-01-01",
        "{table}/{key:r}/,orders/__HIVE_DEFAULT_PARTITION__/a.csv,orders/,r=null",
        "{table}/v{any}/,orders/v1/dt=2024-01-01/a.csv,orders/,dt=2024-01-01",
        "in/{table}_{year}{month}.csv,in/orders_202401.csv,in/orders_**.csv,month=2024-01-01",
        "in/{table}.csv,in/orders.csv,in/orders.csv,''",
    })
    void givesRootAndPartitionKeysInPathOrder(String pattern, String key, String root, String partition) {
        Placement placement = place(pattern, key).orElseThrow();
        assertThat(placement.folder() + placement.member()).isEqualTo(root);
        assertThat(keys(placement)).isEqualTo(partition);
    }

    @ParameterizedTest
    @CsvSource({
        "{table}/{year}/{month}/,orders/2024/13/a.csv",
        "{table}/{year}/{month}/,orders/2024/00/a.csv",
        "{table}/{year}/{month}/{day}/,orders/2024/02/30/a.csv",
        "{table}/{year}/{month}/{day}/,orders/2023/02/29/a.csv",
        "{table}/{year}/{month}/{day}/,orders/2024/01/00/a.csv",
        "{table}/{year}{month}{day}/{hour}/,orders/20240101/24/a.csv",
        "{table}/{year}/,orders/0000/a.csv",
        "{table}/month={month}/,orders/month=13/a.csv_is_a_key_of_its_own",
        "{table}/{year}/,orders/24/a.csv",
        "{table}/{year}/,orders/2024",
        "raw/{table}/,orders/a.csv",
        "{table}/{table}/,a/b/c.csv",
        "{table}/x.csv,a/b/x.csv",
    })
    void aDateThatDoesNotExistAndAnotherPathDoNotMatch(String pattern, String key) {
        if (key.endsWith("_own")) {
            assertThat(keys(place(pattern, key).orElseThrow())).isEqualTo("month=13");
        } else {
            assertThat(place(pattern, key)).isEmpty();
        }
    }

    @Test
    void theRawTextOfAFoldedDateIsWhatLies() {
        PartitionValue value = place("{table}/{year}/{month}/{day}/", "t/2024/1/05/a.csv")
                .orElseThrow()
                .partition()
                .get(0);
        assertThat(value).isEqualTo(new PartitionValue("date", "2024/1/05", Optional.of("2024-01-05")));
    }

    @Test
    void placeholdersAreChecked() {
        assertThatThrownBy(() -> PathPattern.of("{tabel}/"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'{tabel}'");
    }

    @Test
    void aLongKeyIsMatchedInNoTime() {
        String key = "a".repeat(500) + "/" + "b".repeat(500);
        assertThat(place("{any}{any}{any}{any}{any}c/", key)).isEmpty();
    }
}
