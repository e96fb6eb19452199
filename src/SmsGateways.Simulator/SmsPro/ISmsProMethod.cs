using SmsGateways.Simulator.Http;

namespace SmsGateways.Simulator.SmsPro;

/// <summary>One of the documents' four paths.</summary>
internal interface ISmsProMethod
{
    /// <summary>Gets the name of the request's outermost element.</summary>
    string Root { get; }

    /// <summary>Processes a request; null is one that could not be read.</summary>
    SmsProAnswer Answer(WireElement? request);

    /// <summary>Answers with a status that a fault demands and does nothing else.</summary>
    SmsProAnswer Refuse(WireElement? request, int status);
}

/// <summary>An answer and, where requests queue up, the place in the queue that is free again once the answer is out.</summary>
internal sealed record SmsProAnswer(string Xml, IDisposable? Place = null);
