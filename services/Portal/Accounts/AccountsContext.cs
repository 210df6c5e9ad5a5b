using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;

namespace OneStop.Portal.Accounts;

/// <summary>The accounts in schema <c>portal</c>; its tables are made by the numbered files in <c>Accounts/sql</c>.</summary>
public sealed class AccountsContext(DbContextOptions<AccountsContext> options) : IdentityUserContext<Account>(options)
{
    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        builder.Entity<Reading>().HasKey(r => r.Id);
        builder.HasDefaultSchema("portal");
        foreach (var entity in builder.Model.GetEntityTypes())
        {
            entity.SetTableName(entity.ClrType == typeof(Account) ? "account" : "account_" + Snake(entity.ClrType.Name.Split('`')[0].Replace("IdentityUser", "", StringComparison.Ordinal)));
            foreach (var property in entity.GetProperties())
            {
                property.SetColumnName(Snake(property.Name));
            }
        }
    }

    private static string Snake(string name) =>
        string.Concat(name.Select((c, i) => char.IsUpper(c) ? (i > 0 ? "_" : "") + char.ToLowerInvariant(c) : c.ToString()));
}
