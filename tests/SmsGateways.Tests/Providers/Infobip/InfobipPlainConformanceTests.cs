using SmsGateways.Tests.Conformance;

namespace SmsGateways.Tests.Providers.Infobip;

public sealed class InfobipPlainConformanceTests() : ProviderConformance(new InfobipSide(InfobipTransport.Plain));
