namespace OneStop.Host.Demo;

/// <summary>A lĩnh vực of the demo and the section of the department that examines its dossiers.</summary>
internal sealed record DemoField(string Key, string Code, string Name, string Section)
{
    private const string Labour = "Phòng Lao động - Việc làm";
    private const string Merit = "Phòng Người có công";
    private const string Social = "Phòng Bảo trợ xã hội và Phòng chống tệ nạn xã hội";

    public static readonly IReadOnlyList<DemoField> All =
    [
        new("NC", "G14-NC1", "Người có công", Merit),
        new("TL", "G14-TL1", "Lao động, tiền lương", Labour),
        new("VL", "G14-VL1", "Việc làm", Labour),
        new("AT", "G14-AT1", "An toàn, vệ sinh lao động", Labour),
        new("GD", "G14-GD1", "Giáo dục nghề nghiệp", "Phòng Giáo dục nghề nghiệp"),
        new("BT", "G14-BT1", "Bảo trợ xã hội", Social),
        new("TN", "G14-TN1", "Phòng, chống tệ nạn xã hội", Social),
        new("NN", "G14-NN1", "Quản lý lao động ngoài nước", Labour),
        new("TE", "G14-TE1", "Trẻ em", Social),
    ];

    /// <summary>The field with a key of <c>data/procedures.tsv</c>.</summary>
    public static DemoField Of(string key) => All.Single(f => f.Key == key);
}
