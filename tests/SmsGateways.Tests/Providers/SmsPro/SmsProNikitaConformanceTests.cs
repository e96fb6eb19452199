using SmsGateways.Tests.Conformance;

namespace SmsGateways.Tests.Providers.SmsPro;

public sealed class SmsProNikitaConformanceTests() : ProviderConformance(new SmsProSide(SmsProPlatform.Nikita));
