namespace SmsGateways.Providers.SmsCo;

/// <summary>The answer to a send: a code, or <c>OK</c> with what follows the credits.</summary>
/// <param name="Line">The line, verbatim.</param>
/// <param name="Code">The code, or <see langword="null"/> for <c>OK</c>.</param>
/// <param name="Tail">After <c>OK</c>: the id, or numbers that failed, or nothing.</param>
internal sealed record SmsCoSendAnswer(string Line, SmsCoCode? Code, IReadOnlyList<string> Tail);
