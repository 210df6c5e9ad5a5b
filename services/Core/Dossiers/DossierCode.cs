using System.Globalization;
using System.Text.RegularExpressions;
using OneStop.Core.Procedures;

namespace OneStop.Core.Dossiers;

/// <summary>
/// The code printed on the receipt: <c>000.00.07.H10-210412-0003</c> (TT 01/2018/TT-VPCP Điều 19) or the newer <c>G22.99-251225-020175</c>:
/// receiving agency, reception date <c>YYMMDD</c>, sequence of the day. Codes are compared as text; an odd code is accepted everywhere and
/// only has no parts (<see cref="TryParse"/> is false).
/// </summary>
/// <param name="Agency">The receiving agency in the new style, for example <c>H10.07</c>.</param>
/// <param name="Date">The date in the code. Online the code is given at submission, so it may precede reception.</param>
/// <param name="Number">Sequence of the day, from 1.</param>
public sealed partial record DossierCode(string Agency, DateOnly Date, int Number)
{
    /// <summary>Reads the parts of a code; false where the code has another shape or its six digits are no real date.</summary>
    public static bool TryParse(string text, out DossierCode? code)
    {
        code = null;
        var match = Shape().Match(text);
        if (!match.Success
            || !DateOnly.TryParseExact("20" + match.Groups[2].Value, "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
        {
            return false;
        }

        var number = int.Parse(match.Groups[3].Value, CultureInfo.InvariantCulture);
        code = new DossierCode(AgencyCode.Normalise(match.Groups[1].Value)!, date, number);
        return true;
    }

    [GeneratedRegex("^([0-9]{3}\\.[0-9]{2}\\.[0-9]{2}\\.[A-Y][0-9]{2}|[A-Y][0-9]{2}(?:\\.[0-9A-Z]{1,10})*)-([0-9]{6})-([0-9]{4,6})$", RegexOptions.CultureInvariant)]
    private static partial Regex Shape();
}
