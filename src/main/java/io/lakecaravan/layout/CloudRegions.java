package io.lakecaravan.layout;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Names of regions of AWS, Google Cloud and Azure, which are no names of tables. */
final class CloudRegions {
    private static final Pattern AWS = Pattern.compile("(?:us|eu|ap|sa|ca|me|af|il|cn|mx|us-gov|us-isob?)"
            + "-(?:north|south|east|west|central|northeast|northwest|southeast|southwest)-[1-9][a-f]?");
    private static final Pattern GOOGLE = Pattern.compile(
            "(?:us|europe|asia|northamerica|southamerica|australia|africa|me)"
                    + "-(?:north|south|east|west|central|northeast|northwest|southeast|southwest)[1-9][0-9]?(?:-[a-f])?");
    private static final Set<String> AZURE = Set.of(
            "eastus",
            "eastus2",
            "centralus",
            "northcentralus",
            "southcentralus",
            "westcentralus",
            "westus",
            "westus2",
            "westus3",
            "northeurope",
            "westeurope",
            "uksouth",
            "ukwest",
            "francecentral",
            "germanywestcentral",
            "switzerlandnorth",
            "norwayeast",
            "swedencentral",
            "polandcentral",
            "italynorth",
            "spaincentral",
            "eastasia",
            "southeastasia",
            "japaneast",
            "japanwest",
            "koreacentral",
            "koreasouth",
            "centralindia",
            "southindia",
            "westindia",
            "australiaeast",
            "australiasoutheast",
            "australiacentral",
            "brazilsouth",
            "canadacentral",
            "canadaeast",
            "southafricanorth",
            "uaenorth",
            "qatarcentral",
            "israelcentral");

    private CloudRegions() {}

    static boolean isRegion(String name) {
        int length = name.length();
        if (length < 6 || length > 24) {
            return false;
        }
        String lower = name.toLowerCase(Locale.ROOT);
        return lower.indexOf('-') > 0
                ? AWS.matcher(lower).matches() || GOOGLE.matcher(lower).matches()
                : AZURE.contains(lower);
    }
}
