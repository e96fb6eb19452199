namespace SmsGateways.Simulator;

/// <summary>The language of MySmpp's error texts.</summary>
public enum MySmppLanguage
{
    /// <summary>As in the document.</summary>
    English,

    /// <summary>As clients in the field see them, even those that were written from the English document.</summary>
    Russian,
}
