namespace Worker;

/// <summary>A row of the table.</summary>
/// <param name="Number">Its number.</param>
/// <param name="Phone">Whom it is for.</param>
/// <param name="Text">What to say.</param>
internal sealed record Reminder(int Number, string Phone, string Text);
