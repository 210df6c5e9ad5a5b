namespace OneStop.Host.Demo;

/// <summary>A place where the demo's dossiers are received, and who works on them behind it.</summary>
/// <param name="Place">The word in <c>data/procedures.tsv</c>.</param>
/// <param name="Agency">The competent agency as the province's software writes it: old style.</param>
/// <param name="ReceivedBy">Agency of the desk where it is another one; null = the competent agency.</param>
/// <param name="OneStop">Bộ phận Một cửa.</param>
/// <param name="Leader">Who approves.</param>
/// <param name="Clerks">How many officers take turns.</param>
internal sealed record Desk(string Place, string Agency, string? ReceivedBy, string OneStop, string Leader, string Key, int Clerks)
{
    /// <summary>Trung tâm Phục vụ hành chính công: receives for the department.</summary>
    public static readonly Desk Centre = new("centre", "000.00.07.H10", "000.00.02.H10", "Bộ phận Tiếp nhận và Trả kết quả", "Lãnh đạo Sở", "so", 14);

    public static readonly Desk Employment = new("employment", "000.01.07.H10", null, "Bộ phận Một cửa Trung tâm Dịch vụ việc làm", "Lãnh đạo Trung tâm Dịch vụ việc làm", "dvvl", 36);

    public static readonly Desk Rehabilitation = new("rehabilitation", "000.02.07.H10", null, "Bộ phận Một cửa Cơ sở Cai nghiện ma túy", "Lãnh đạo Cơ sở Cai nghiện ma túy", "cnmt", 4);

    public static readonly Desk SocialCentre = new("socialCentre", "000.03.07.H10", null, "Bộ phận Một cửa Trung tâm Bảo trợ xã hội", "Lãnh đạo Trung tâm Bảo trợ xã hội", "btxh", 3);

    /// <summary>All four; a plan names a desk by its place in this list.</summary>
    public static readonly IReadOnlyList<Desk> All = [Centre, Employment, Rehabilitation, SocialCentre];

    /// <summary>The section that examines a dossier of a field.</summary>
    public string SectionFor(string field) => Place switch
    {
        "employment" => "Phòng Bảo hiểm thất nghiệp",
        "rehabilitation" => "Phòng Quản lý học viên",
        "socialCentre" => "Phòng Công tác xã hội",
        _ => DemoField.Of(field).Section,
    };
}
