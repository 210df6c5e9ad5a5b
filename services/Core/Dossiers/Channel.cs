namespace OneStop.Core.Dossiers;

/// <summary>How a dossier reached the one-stop (kênh tiếp nhận) or its result the citizen; the numbers are the national portal's.</summary>
public enum Channel
{
    /// <summary>Trực tiếp; also what a missing or unknown channel counts as (ruling 31).</summary>
    Direct = 1,

    /// <summary>Trực tuyến.</summary>
    Online = 2,

    /// <summary>Bưu chính công ích.</summary>
    Postal = 3,
}
