using Microsoft.Extensions.DependencyInjection;
using OneStop.Reports.Asking;
using OneStop.Reports.Forms.Cases;
using OneStop.Reports.Forms.Procedures;
using OneStop.Reports.Indicators;
using OneStop.Reports.Surveys;

namespace OneStop.Reports.Forms;

/// <summary>All forms but II.06a, as services; those whose definition was changed also as they were, for what was filed under it.</summary>
internal static class FormRegistration
{
    public static IServiceCollection AddForms(this IServiceCollection services)
    {
        services.AddSingleton<FormSource>().AddSingleton<IFormSource>(s => s.GetRequiredService<FormSource>());
        services.AddSingleton<TypedIndicators>().AddSingleton<SurveyCampaigns>();
        services.AddSingleton<SurveyForm>().AddSingleton<IReportForm>(s => s.GetRequiredService<SurveyForm>());
        services.AddSingleton<IReportForm, Ii07aForm>();
        services.AddSingleton<IReportForm, LateReasonForm>();
        services.AddSingleton<IReportForm, ApologyForm>();
        services.AddSingleton<IReportForm, ErrorForm>();
        services.AddSingleton<IReportForm, UnitForm>().AddSingleton<IReportForm>(s => new UnitForm(s.GetRequiredService<IFormSource>(), "1"));
        services.AddSingleton<IReportForm, Progress766Form>();
        services.AddSingleton<IReportForm, Ii07bForm>();
        services.AddSingleton<IReportForm, Ii08Form>().AddSingleton<IReportForm>(s => new Ii08Form(s.GetRequiredService<IFormSource>(), "1"));
        services.AddSingleton<IReportForm, ProcedureUseForm>();
        services.AddSingleton<IReportForm, ExceptionForm>();
        services.AddSingleton<IReportForm, RegistrationLagForm>();
        services.AddSingleton<IReportForm, CchcForm>();
        services.AddSingleton<IReportForm, RegisterForm>();
        return services;
    }
}
