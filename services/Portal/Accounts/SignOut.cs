using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;

namespace OneStop.Portal.Accounts;

/// <summary><c>POST /dang-xuat</c>: ends the session.</summary>
public static class SignOut
{
    public static async Task<IResult> RunAsync(HttpContext context, IAntiforgery antiforgery, SignInManager<Account> signIn)
    {
        if (await antiforgery.IsRequestValidAsync(context))
        {
            await signIn.SignOutAsync();
        }

        return Results.Redirect("/dang-nhap");
    }
}
