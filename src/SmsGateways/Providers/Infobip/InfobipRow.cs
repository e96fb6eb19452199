namespace SmsGateways.Providers.Infobip;

/// <summary>One entry of an answer: what became of one recipient or, where it names none, perhaps of the whole request.</summary>
/// <param name="Status">A number or its name, without blanks; never empty.</param>
/// <param name="Id">The message's id, ours or the provider's; empty for none.</param>
/// <param name="Destination">The number, as it came; empty for none.</param>
internal readonly record struct InfobipRow(string Status, string Id, string Destination)
{
    /// <summary>Gets the digits of the number as we write them, or an empty string: document and servers put zeros where they name nobody.</summary>
    public string Digits => new string([.. Destination.Where(static c => c is not ('+' or ' ' or '-'))]).TrimStart('0');

    /// <summary>Gets a value indicating whether the entry says nothing about whom it means.</summary>
    public bool IsNameless => Id.Length is 0 && Digits.Length is 0;
}
