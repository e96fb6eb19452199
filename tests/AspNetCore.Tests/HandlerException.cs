namespace AspNetCore.Tests;

/// <summary>What a handler of the tests throws; its text may hold anything.</summary>
internal sealed class HandlerException(string message) : Exception(message);
