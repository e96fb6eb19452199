using System.Globalization;
using System.Text;

namespace SmsGateways.Providers.Infobip;

/// <summary>The attributes of one report. Source: section 2.4, table 8, of the document.</summary>
internal struct InfobipReportFields
{
    /// <summary>The names, as in the samples; price and pducount real servers add. "gsmerrcode" stands in the document's script only.</summary>
    public static readonly string[] Names = ["id", "sentdate", "donedate", "status", "gsmerror", "price", "pducount", "gsmerrcode"];

    private string? _id;
    private string? _text;
    private SmsDeliveryStatus _status;
    private DateTimeOffset? _sentAt;
    private DateTimeOffset? _doneAt;
    private int? _error;
    private int? _parts;
    private decimal? _price;

    /// <summary>Finds a name, where they come in order: one comparison each, as a rule.</summary>
    /// <returns>Its index in <see cref="Names"/>, or -1.</returns>
    public static int Find(ReadOnlySpan<byte> name, ref int position)
    {
        for (var i = 0; i < Names.Length; i++)
        {
            var index = (position + i) % Names.Length;
            if (Ascii.Equals(name, Names[index]))
            {
                position = index + 1;
                return index;
            }
        }

        return -1;
    }

    /// <summary>Reads a value.</summary>
    /// <param name="field">The index of its name.</param>
    /// <param name="value">The value, without blanks around it.</param>
    /// <param name="zone">The zone of times.</param>
    public void Set(int field, ReadOnlySpan<char> value, TimeZoneInfo zone)
    {
        switch (field)
        {
            case 0:
                _id = value.ToString();
                break;
            case 1:
                _sentAt = InfobipDates.Parse(value, zone);
                break;
            case 2:
                _doneAt = InfobipDates.Parse(value, zone);
                break;
            case 3:
                (_text, _status) = InfobipStatuses.Read(value);
                break;
            case 4:
                _error = ParseNumber(value) ?? _error;
                break;
            case 5:
                _price = decimal.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var amount) ? amount : null;
                break;
            case 6:
                _parts = ParseNumber(value);
                break;
            case 7:
                _error ??= ParseNumber(value);
                break;
        }
    }

    /// <summary>Makes the report. One that has an id and no status is kept: it is the caller's to wonder about.</summary>
    /// <returns>Whether it belongs to a message.</returns>
    public readonly bool TryAddTo(List<SmsDeliveryReport> reports, string gateway)
    {
        if (string.IsNullOrEmpty(_id))
        {
            return false;
        }

        reports.Add(new(_id, _status)
        {
            Gateway = gateway,
            SentAt = _sentAt,
            DoneAt = _doneAt,
            GsmErrorCode = _error,
            GsmErrorName = _error is > 0 ? GsmErrors.Find(_error.Value) : null,
            Price = _price,
            Parts = _parts,
            ProviderStatus = string.IsNullOrEmpty(_text) ? null : _text,
        });
        return true;
    }

    private static int? ParseNumber(ReadOnlySpan<char> text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
