using OneStop.Core.Procedures;

namespace OneStop.Dossiers.Registers;

/// <summary>What a column of a register says.</summary>
public enum RegisterColumn
{
    Code,
    Procedure,
    Summary,
    Owner,
    Address,
    Phone,
    ReceivedOn,
    DueOn,
    EndedOn,
    ReturnedOn,
}

/// <summary>Recognises columns by their headings, however they are written: capitals, diacritics and line breaks play no part.</summary>
public static class RegisterHeading
{
    // In the order they are tried: "ngày hẹn trả" must be seen before "ngày trả".
    private static readonly (RegisterColumn Column, string[] Words)[] Known =
    [
        (RegisterColumn.Procedure, ["ma tthc", "ma thu tuc"]),
        (RegisterColumn.Code, ["ma ho so", "ma so ho so", "so bien nhan", "so ho so"]),
        (RegisterColumn.DueOn, ["hen tra", "ngay hen"]),
        (RegisterColumn.ReceivedOn, ["ngay tiep nhan", "ngay nhan", "nhan ho so"]),
        (RegisterColumn.EndedOn, ["ngay ket thuc", "xu ly xong", "ngay co ket qua"]),
        (RegisterColumn.ReturnedOn, ["ngay tra"]),
        (RegisterColumn.Owner, ["chu ho so", "ten ca nhan", "nguoi nop", "ho ten", "ho va ten"]),
        (RegisterColumn.Address, ["dia chi"]),
        (RegisterColumn.Phone, ["dien thoai"]),
        (RegisterColumn.Summary, ["trich yeu", "ten tthc", "ten thu tuc", "noi dung"]),
    ];

    /// <summary>The column a heading means; null where none.</summary>
    public static RegisterColumn? Of(string heading)
    {
        var plain = PlainWords.Of(heading);
        foreach (var (column, words) in Known)
        {
            if (words.Any(word => plain.Contains(word, StringComparison.Ordinal)))
            {
                return column;
            }
        }

        return null;
    }
}
