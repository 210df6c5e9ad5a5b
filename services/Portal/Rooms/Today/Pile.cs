using OneStop.Portal.Api;

namespace OneStop.Portal.Rooms.Today;

/// <summary>One kind of work and the list filters that find it.</summary>
/// <param name="Name">In addresses and for tests.</param>
/// <param name="Title">What is to be done, in Vietnamese.</param>
/// <param name="Empty">What an empty pile means.</param>
/// <param name="Indicator">Key of its definition.</param>
public sealed record Pile(string Name, string Title, string Empty, string Indicator, params (string Name, string Value)[] Filters)
{
    /// <summary>What falls due today and on the next working day.</summary>
    public static readonly Pile Due = new("nearDue", "Đến hạn hôm nay và ngày làm việc tới", "Không có hồ sơ nào đến hạn", "list.nearDue", ("nearDue", "1"));

    /// <summary>In the order in which they are worked off.</summary>
    public static readonly IReadOnlyList<Pile> All =
    [
        new("answerLate", "Nộp trực tuyến, chờ quá 08 giờ làm việc", "Không có hồ sơ trực tuyến nào chờ quá 08 giờ làm việc", "list.answerLate", ("answerLate", "true")),
        new("status", "Nộp trực tuyến, còn trong 08 giờ làm việc", "Không có hồ sơ trực tuyến nào đang chờ", "list.submitted", ("status", "submitted"), ("answerLate", "false")),
        Due,
        new("overdue", "Đang quá hạn", "Không có hồ sơ nào đang quá hạn", "list.overdue", ("overdue", "true")),
        new("apologyOwed", "Quá hạn chưa xin lỗi", "Không còn hồ sơ nào nợ văn bản xin lỗi", "list.apologyOwed", ("apologyOwed", "true")),
        new("supplementLapsed", "Chờ bổ sung quá hạn", "Không có hồ sơ nào chờ bổ sung quá hạn", "list.supplementLapsed", ("supplementLapsed", "true")),
        new("reasonMissing", "Chưa ghi nguyên nhân quá hạn", "Mọi hồ sơ quá hạn đều đã có nguyên nhân", "list.reasonMissing", ("reasonMissing", "true")),
        new("resultNotReturned", "Đã có kết quả, chưa trả", "Không còn kết quả nào chưa trả", "list.resultNotReturned", ("resultNotReturned", "true")),
    ];

    /// <summary>The page of its whole list, to print or send.</summary>
    public string Path => "/viec-hom-nay/" + Name;

    /// <summary>Its filters on an address.</summary>
    public Query On(Query query) => Filters.Aggregate(query, (q, f) => q.With(f.Name, f.Value));
}
