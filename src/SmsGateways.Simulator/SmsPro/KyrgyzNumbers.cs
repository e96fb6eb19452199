using SmsGateways.Simulator.Common;

namespace SmsGateways.Simulator.SmsPro;

/// <summary>A few prefixes of Kyrgyz mobile operators; the region and the time zone are those of the document's example.</summary>
internal static class KyrgyzNumbers
{
    public static IReadOnlyList<NumberRange> Ranges { get; } =
    [
        new("99650", new("Бишкек , Бишкек", "O!", 6)),
        new("99670", new("Бишкек , Бишкек", "O!", 6)),
        new("99622", new("Бишкек , Бишкек", "Beeline", 6)),
        new("99677", new("Бишкек , Бишкек", "Beeline", 6)),
        new("99655", new("Бишкек , Бишкек", "MegaCom", 6)),
        new("99675", new("Бишкек , Бишкек", "MegaCom", 6)),
    ];
}
