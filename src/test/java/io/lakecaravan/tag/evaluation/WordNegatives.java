package io.lakecaravan.tag.evaluation;

import static io.lakecaravan.tag.evaluation.Negative.drawn;
import static io.lakecaravan.tag.evaluation.Negative.words;

import java.util.List;

/** Words about things that look like words about persons. */
final class WordNegatives {
    private WordNegatives() {}

    static List<Negative> families() {
        return List.of(
                words(
                        "month|month name|period month|billing month",
                        "January|February|March|April|May|June|July|August|September|October|November|December"),
                words("mon|month abbr|sales month", "Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec"),
                words("weekday|day name|delivery day", "Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday"),
                words(
                        "color|colour|color name|finish",
                        "White|Black|Brown|Red|Amber|Ruby|Violet|Olive|Jade|Scarlet|Grey"),
                words("farbe|oberflaeche|lackierung", "Weiß|Schwarz|Rot|Blau|Grün|Anthrazit|Eiche|Nussbaum"),
                words(
                        "flower|plant|variety|species",
                        "Rose|Lily|Iris|Daisy|Violet|Jasmine|Heather|Poppy|Ivy|Hazel|Willow"),
                words("gemstone|material|fabric", "Ruby|Pearl|Amber|Jade|Opal|Crystal|Denim|Linen|Satin"),
                words(
                        "cuisine|menu|recipe type|kitchen",
                        "Italian|Mexican|Chinese|Indian|Asian|Spanish|Thai|Greek|Japanese"),
                words(
                        "film language|document language|audio language",
                        "English|German|Spanish|French|Italian|Chinese|Hindi"),
                words(
                        "status|order status|state|shipment state",
                        "pending|shipped|delivered|cancelled|returned|open|closed"),
                words("payment method|card type|tender|card brand", "visa|mastercard|amex|paypal|cash|invoice"),
                words("size|shirt size|fit", "S|M|L|XL|XXL"),
                words("frequency|interval|cycle", "D|W|M|Q|Y"),
                words("grade|class|rating code|quality", "A|B|C|D|F"),
                words("answer|response|survey q1|feedback", "yes|no|maybe|don't know"),
                words(
                        "department|division|category|segment",
                        "Garden|Electronics|Toys|Sports|Grocery|Books|Automotive"),
                words("unit|uom|measure|packaging", "kg|pcs|box|pallet|litre|metre"),
                words("severity|log level|level", "INFO|WARN|ERROR|DEBUG"),
                words("device type|platform|os|browser", "Android|iOS|Windows|macOS|Linux|Chrome OS"),
                words("animal|breed|species name", "Labrador|Poodle|Beagle|Siamese|Persian|Holstein|Merino|Angus"),
                words("chemical element|element name|metal", "Iron|Copper|Zinc|Nickel|Silver|Gold|Cobalt|Tungsten"),
                words("gene|gene symbol|marker", "BRCA1|TP53|EGFR|KRAS|MYC|PTEN|CFTR"),
                words(
                        "currency name|money|quote currency",
                        "US Dollar|Swiss Franc|British Pound|Mexican Peso|Japanese Yen"),
                words(
                        "bank holiday|holiday|observance",
                        "Christmas Day|Easter Monday|Labour Day|New Year's Day|Boxing Day"),
                words("planet|star|moon|celestial body", "Mercury|Venus|Mars|Jupiter|Europa|Titan|Luna|Ariel|Callisto"),
                words("storm name|hurricane|cyclone", "Hurricane Katrina|Hurricane Ian|Storm Eunice|Typhoon Haiyan"),
                words(
                        "race name|event name|grand prix",
                        "Monaco Grand Prix|Boston Marathon|Tour de France|Daytona 500"),
                words("car model|model name|vehicle model", "Ford Fiesta|Honda Civic|VW Golf|Tesla Model 3|Fiat Panda"),
                words("phone model|handset|device model", "iPhone 14|Galaxy S23|Pixel 8|Xperia 5|Moto G84"),
                words(
                        "collection|product line|furniture line|range name",
                        "Abbey Road Lamp|Park Avenue Sofa|Fifth Street Desk|Baker Street Chair|Sunset Boulevard Rug"),
                words("wine|label|cuvee", "Château Margaux|Dom Pérignon|Barolo Riserva|Rioja Crianza|Chianti Classico"),
                words(
                        "cheese|article name|bezeichnung",
                        "Gouda jung|Brie de Meaux|Manchego curado|Emmentaler AOP|Feta"),
                words("tool|machine|equipment", "Phillips Screwdriver|Allen Key|Stanley Knife|Jack Hammer|Lewis Hoist"),
                drawn("product name|item name|name|article", WordNegatives::product),
                drawn(
                        "title|product title|listing title|headline",
                        d -> "The " + product(d) + " for " + d.word("home travel office kids winter")),
                drawn("company|supplier name|vendor|name", WordNegatives::company),
                drawn(
                        "merchant|manufacturer|brand owner|lieferant",
                        d -> d.word("Muster Nord Alpen Rhein Hansa Bavaria")
                                + d.word("technik bau logistik chemie werke") + " " + d.word("GmbH AG KG SE")),
                drawn("description|long description|abstract|summary", WordNegatives::description),
                drawn("comment|remark|internal note|release notes", d -> description(d) + " " + description(d)),
                drawn(
                        "log line|message|raw log|log",
                        d -> "2024-0" + d.between(1, 9) + "-1" + d.below(9) + " 1" + d.below(9)
                                + ":22:0" + d.below(9) + " " + d.word("INFO WARN ERROR") + " [worker-" + d.below(16)
                                + "] "
                                + d.entry(
                                        "batch committed in |queue drained after |retry scheduled in |checkpoint written in ")
                                + d.between(2, 9000) + " ms"),
                drawn(
                        "payload|attributes|config|settings",
                        d -> "{\"theme\":\"" + d.word("dark light") + "\",\"pageSize\":" + d.of(List.of(10, 25, 50))
                                + ",\"flags\":[" + d.below(2) + "," + d.below(2) + "]}"),
                drawn(
                        "dimensions json|specs|properties|options",
                        d -> "{\"width\":" + d.between(5, 200) + ",\"height\":" + d.between(5, 200) + ",\"material\":\""
                                + d.word("oak steel glass cotton") + "\"}"),
                drawn(
                        "query|sql|statement|view definition",
                        d -> "SELECT " + d.word("id amount sku") + " FROM " + d.word("orders stock prices") + " WHERE "
                                + d.word("id qty price") + " > " + d.between(1, 900)),
                drawn(
                        "tags|keywords|labels|topics",
                        d -> d.word("new sale eco") + "," + d.word("summer outdoor kitchen") + ","
                                + d.word("blue large gift")),
                drawn(
                        "html|snippet|body html|template",
                        d -> "<p class=\"" + d.word("lead note small") + "\">" + description(d) + "</p>"),
                drawn(
                        "error message|exception|last error|failure reason",
                        d -> d.entry("connection timed out after |disk quota exceeded by"
                                        + " |unexpected end of file at offset |schema mismatch in column ")
                                + d.between(2, 9000)));
    }

    private static String product(Draw draw) {
        return draw.word("Ergonomic Rustic Sleek Compact Heavy-duty Organic Vintage Foldable") + " "
                + draw.word("Steel Cotton Oak Granite Bamboo Leather") + " "
                + draw.word("Chair Lamp Keyboard Table Backpack Bottle Shirt Clock");
    }

    private static String company(Draw draw) {
        return draw.entry("Northwind Traders|Contoso|Globex|Initech|Umbrella|Acme|Stark Industries|Wayne Enterprises|"
                        + "Blue Harbor Freight|Hudson & Kling|Price Brothers Roofing|Green Valley Farms|Apex Tooling")
                + " " + draw.word("Inc. LLC Ltd. Corp. Holdings");
    }

    private static String description(Draw draw) {
        return draw.entry(
                        "Fits most standard frames.|Machine washable at low heat.|Ships flat packed with all fittings."
                                + "|Restocked every other week.|Suitable for indoor and outdoor use.|Batteries are not included."
                                + "|Replaces the previous model.|Tested for ten thousand cycles.|Keep away from direct sunlight.")
                + draw.entry("| Series " + draw.between(2, 9) + ".| Revision " + draw.letter("ABCDE") + ".");
    }
}
