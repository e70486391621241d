using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;

namespace ServiceGate.Web.Shell.Components;

/// <summary>
/// A component that draws what it is given and nothing else. Every <c>.razor</c> file is given the page's words and the viewer's time, whether it needs them or not; of these there are
/// hundreds on a page, and they do without.
/// </summary>
public abstract class Leaf : IComponent
{
    private RenderHandle _handle;

    /// <inheritdoc/>
    public void Attach(RenderHandle renderHandle) => _handle = renderHandle;

    /// <inheritdoc/>
    public Task SetParametersAsync(ParameterView parameters)
    {
        parameters.SetParameterProperties(this);
        _handle.Render(Draw);
        return Task.CompletedTask;
    }

    /// <summary>Draws it.</summary>
    protected abstract void Draw(RenderTreeBuilder builder);
}
