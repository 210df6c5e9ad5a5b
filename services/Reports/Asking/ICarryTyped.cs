namespace OneStop.Reports.Asking;

/// <summary>A form some of whose figures were typed in by people.</summary>
public interface ICarryTyped
{
    /// <summary>Whether what dossiers and catalogue do not explain in a row was typed.</summary>
    bool IsTyped(string row);
}
