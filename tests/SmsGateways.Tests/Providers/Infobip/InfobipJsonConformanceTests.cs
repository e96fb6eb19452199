using SmsGateways.Tests.Conformance;

namespace SmsGateways.Tests.Providers.Infobip;

public sealed class InfobipJsonConformanceTests() : ProviderConformance(new InfobipSide(InfobipTransport.Json));
