using System.Text.RegularExpressions;

namespace OneStop.Build.Tests.Guards;

/// <summary>A SQL file holds one object (a table with its indexes and rights is one) or one statement's text.</summary>
public sealed partial class OneSqlObject : Guard
{
    public override string Rule => "A SQL file holds one table, view, function or type";

    public override IEnumerable<Tree> Planted =>
    [
        Planting("create table ledger.a (x int);\ncreate table ledger.b (x int);"),
        Planting("CREATE OR REPLACE VIEW reporting.a AS SELECT 1;\nCREATE OR REPLACE VIEW reporting.b AS SELECT 2;"),
        Planting("create function f() returns int language sql as $$ select 1 $$;\ncreate unlogged table t (x int);"),
    ];

    public override Tree Clean => Planting("create schema if not exists ledger;\ncreate table ledger.a (x int);\ncreate index a_x on ledger.a (x);");

    public override IEnumerable<Fault> Check(Tree tree) =>
        from file in tree.Files
        where file.Extension == ".sql"
        let objects = Created().Matches(file.Text)
        where objects.Count > 1
        select new Fault(file.Path, 1, $"creates {objects.Count} objects: {string.Join(", ", objects.Select(o => o.Groups[1].Value))}; one file each");

    private static Tree Planting(string sql) => Tree.Of(new TreeFile("services/Runtime/Postgres/sql/a.sql", sql));

    [GeneratedRegex(@"^\s*create\s+(?:or\s+replace\s+)?(?:unlogged\s+|materialized\s+)?(?:table|view|function|procedure|type|sequence)\s+(?:if\s+not\s+exists\s+)?([\w.]+)", RegexOptions.IgnoreCase | RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex Created();
}
