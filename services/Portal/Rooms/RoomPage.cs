using Microsoft.AspNetCore.Components;

namespace OneStop.Portal.Rooms;

/// <summary>
/// A page that is written once, when everything it shows has been asked for. (An ordinary component is rendered a first time while it still
/// waits; on the server that is work for nothing.)
/// </summary>
public abstract class RoomPage : ComponentBase
{
    /// <summary>Takes the parameters, loads, then renders.</summary>
    public override async Task SetParametersAsync(ParameterView parameters)
    {
        parameters.SetParameterProperties(this);
        await LoadAsync();
        await base.SetParametersAsync(ParameterView.Empty);
    }

    /// <summary>Asks for what the page shows; parameters are set.</summary>
    protected abstract Task LoadAsync();
}
