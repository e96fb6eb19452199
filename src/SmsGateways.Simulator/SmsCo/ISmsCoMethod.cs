using SmsGateways.Simulator.Common;

namespace SmsGateways.Simulator.SmsCo;

/// <summary>One of the document's two scripts.</summary>
internal interface ISmsCoMethod
{
    /// <summary>Processes a request and returns the text of the answer.</summary>
    string Answer(FormParameters request);
}
