namespace SmsGateways;

/// <summary>A form of a text.</summary>
/// <param name="Text">The text.</param>
/// <param name="Size">What it takes to send.</param>
/// <param name="Form">What was changed.</param>
internal readonly record struct SimplifiedText(string Text, SmsSegmentation Size, SimplifiedForm Form);
