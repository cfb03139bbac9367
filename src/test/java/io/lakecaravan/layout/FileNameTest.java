package io.lakecaravan.layout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.lakecaravan.layout.FileName.Variation;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FileNameTest {
    @ParameterizedTest
    @CsvSource({
        "orders.csv,csv,none,orders.csv,orders,CONSTANT",
        "orders.tsv,tsv,none,orders.tsv,orders,CONSTANT",
        "orders.jsonl,jsonl,none,orders.jsonl,orders,CONSTANT",
        "Orders.CSV.GZ,csv,gzip,Orders.csv.gz,Orders,CONSTANT",
        "a.parq,parquet,none,a.parq,'',CONSTANT",
        "orders,unknown,none,orders,orders,CONSTANT",
        "orders.foo,unknown,none,orders.foo,orders,CONSTANT",
        "part-00000-3f2b8c1e-9a4d-4e5f-8b6a-7c8d9e0f1a2b-c000.snappy.parquet,parquet,snappy,part-{n}-{guid}-c{n}.snappy.parquet,'',VARYING",
        "part-00000.c000.gz.parquet,parquet,gzip,part-{n}.c000.gz.parquet,'',VARYING",
        "orders_2024-01-15.csv,csv,none,orders_{date}.csv,orders,VARYING",
        "orders_20240115T103000Z.csv,csv,none,orders_{date}.csv,orders,VARYING",
        "orders-2024-01-15-10-30-00.json,json,none,orders-{date}.json,orders,VARYING",
        "orders_20240115_103000.csv,csv,none,orders_{date}.csv,orders,VARYING",
        "orders_2024-01.csv,csv,none,orders_{month}.csv,orders,VARYING",
        "orders_2024Q1.csv,csv,none,orders_{quarter}.csv,orders,VARYING",
        "2024-01-15_order-items.csv,csv,none,{date}_order-items.csv,order-items,VARYING",
        "orders_1705312200.csv,csv,none,orders_{n}.csv,orders,VARYING",
        "orders_1_final.csv,csv,none,orders_{n}_final.csv,orders_final,VARYING",
        "covid19.csv,csv,none,covid{n}.csv,covid,WEAK",
        "sales2024.csv,csv,none,sales{n}.csv,sales,VARYING",
        "01ARZ3NDEKTSV4RRFFQ69G5FAV.json,json,none,{ulid}.json,'',VARYING",
        "507f1f77bcf86cd799439011.json,json,none,{hex}.json,'',VARYING",
        "deadbeef.csv,csv,none,deadbeef.csv,deadbeef,CONSTANT",
        "customer360view.csv,csv,none,customer{n}view.csv,customer_view,WEAK",
        "app.log.1,log,none,app.log.{n},app,VARYING",
        "000000_0,unknown,none,{n}_{n},'',VARYING",
        ".csv,csv,none,.csv,'',CONSTANT",
        "'',unknown,none,'','',CONSTANT",
        "...,unknown,none,...,'',CONSTANT"
    })
    void namesAreTakenApart(
            String name, String format, String compression, String pattern, String base, Variation variation) {
        FileName file = FileName.of(name);
        assertThat(file.format()).isEqualTo(format);
        assertThat(file.compression()).isEqualTo(compression);
        assertThat(file.pattern()).isEqualTo(pattern);
        assertThat(file.base()).isEqualTo(base);
        assertThat(file.variation()).isEqualTo(variation);
    }

    @Property
    void noNameIsTooOdd(@ForAll @StringLength(max = 300) String name) {
        assertThatCode(() -> FileName.of(name)).doesNotThrowAnyException();
        assertThat(FileName.of(name).name()).isEqualTo(name);
    }
}
