namespace SmsGateways.Simulator;

/// <summary>What a PHP page lets slip out before SmsCo's answers; several come in this order.</summary>
[Flags]
public enum SmsCoPreamble
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>The byte order mark of UTF-8, of a script that was saved with one.</summary>
    ByteOrderMark = 1,

    /// <summary>An empty line, of a script that does not begin with its first character.</summary>
    NewLine = 2,

    /// <summary>A warning of PHP, in HTML as PHP prints it.</summary>
    PhpWarning = 4,
}
