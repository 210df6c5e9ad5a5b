using OneStop.Core.WorkingTime;

namespace OneStop.Portal.Rooms;

/// <summary>The civil date in Vietnam.</summary>
public static class CivilDate
{
    public static DateOnly Of(TimeProvider clock) => VietnamTime.DateOf(clock.GetUtcNow());
}
