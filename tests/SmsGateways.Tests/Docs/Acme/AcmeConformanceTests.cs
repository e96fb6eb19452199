using SmsGateways.Tests.Conformance;

namespace SmsGateways.Tests.Docs.Acme;

public sealed class AcmeConformanceTests() : ProviderConformance(new AcmeSide());
