namespace PostgreSql.Tests.Server;

[CollectionDefinition(Name)]
#pragma warning disable CA1711 // xUnit's word.
public sealed class PostgreSqlCollection : ICollectionFixture<PostgreSqlFixture>
#pragma warning restore CA1711
{
    public const string Name = "PostgreSQL";
}
