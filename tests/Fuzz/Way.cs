using System.IO.Compression;
using System.IO.Pipelines;
using System.Text;
using System.Text.Json;
using System.Text.Unicode;
using OneStop.Dossiers.Intake;
using OneStop.Dossiers.National;
using OneStop.Dossiers.Registers;
using OneStop.Runtime.Workbooks;

namespace OneStop.Fuzz;

/// <summary>A way in, as far as it reads: sound inputs to begin with, and what reads one. Reading may refuse, and throw what its contract names.</summary>
internal sealed record Way(string Name, IReadOnlyList<byte[]> Seeds, Func<byte[], Task> ReadAsync)
{
    private static readonly byte[] Step = """
        {"source":"igate","id":"1","type":"received","dossier":"000.00.07.H10-210412-0001","occurredAt":"2021-04-12T08:15:00+07:00","agency":"H10.07","unit":"u1","officer":"o1","data":{"procedure":"1.004949","channel":"direct","appointmentOn":"2021-04-27","applicant":{"name":"Mẫu","phone":"0900000000"}},"note":"x"}
        """u8.ToArray();

    private static readonly byte[] Pause = """
        {"source":"igate","id":"2","type":"supplementRequested","dossier":"000.00.07.H10-210412-0001","occurredAt":"2021-04-13T08:15:00+07:00","agency":"000.00.07.H10","data":{"document":{"number":"12/PYC","date":"2021-04-13"},"reason":"thiếu giấy tờ"}}
        """u8.ToArray();

    private static readonly byte[] National = """
        {"MaHoSo":"000.00.07.H10-210412-0702","MaTTHC":"1.004949","ChuHoSo":"Mẫu","KenhThucHien":"1","NgayTiepNhan":"20210412081500","NgayHenTra":"26/04/2021","NgayKetThucXuLy":"2021-04-27 10:00:00","TrangThaiHoSo":"9"}
        """u8.ToArray();

    private static readonly byte[] Progress = """
        {"MaHoSo":"000.00.07.H10-210412-0702","NguoiXuLy":"a","ChucDanh":"b","ThoiDiemXuLy":"20210413081500","PhongBanXuLy":"c","NoiDungXuLy":"d","TrangThai":"2","NgayBatDau":"20210413081500","NgayKetThucTheoQuyDinh":"20210414081500"}
        """u8.ToArray();

    private static readonly byte[] Sheet = Encoding.UTF8.GetBytes(
        "<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData>"
        + Row(1, "Mã hồ sơ", "Tên cá nhân, tổ chức", "Ngày tiếp nhận", "Ngày hẹn trả", "Ngày trả")
        + Row(2, "000.00.07.H10-210412-7001", "Mẫu", "12/04/2021", "26/04/2021", "27/04/2021")
        + "<row r=\"3\"><c r=\"A3\" t=\"s\"><v>0</v></c><c r=\"C3\"><v>44298</v></c></row></sheetData></worksheet>");

    /// <summary>All of them.</summary>
    public static IReadOnlyList<Way> All { get; } =
    [
        new("steps", [Step, Pause], input => Now(ReadStep, input)),
        new("array", [[.. "["u8, .. Step, .. ","u8, .. Pause, .. "]"u8]], ReadArrayAsync),
        new("national", [National, Progress], input => Now(ReadNational, input)),
        new("register", [Sheet], input => Now(ReadRegister, input)),
    ];

    private static Task Now(Action<byte[]> read, byte[] input)
    {
        read(input);
        return Task.CompletedTask;
    }

    private static void ReadStep(byte[] input)
    {
        using var batch = new StepBatch();
        new StepReader(forbids: null, backfill: false).Read(input, 1, batch);
        if (batch.Count != 1)
        {
            throw new InvalidOperationException($"{batch.Count} outcomes for one line");
        }
    }

    private static async Task ReadArrayAsync(byte[] input)
    {
        using var frames = new JsonFrames(PipeReader.Create(new MemoryStream(input)), new StepReader(forbids: null, backfill: false));
        bool more;
        do
        {
            using var batch = new StepBatch();
            more = await frames.FillAsync(batch, CancellationToken.None);
        }
        while (more);
    }

    /// <summary>As the route reads a body; then the steps that are derived from the item alone, and their lines.</summary>
    private static void ReadNational(byte[] input)
    {
        if (!Utf8.IsValid(input))
        {
            return;
        }

        var body = input.ToArray();
        OddEscapes.Repair(body);
        try
        {
            using var json = JsonDocument.Parse(body);
            using var batch = new StepBatch();
            var reader = new StepReader(forbids: null, backfill: false);
            foreach (var kind in (string[])[NationalKind.Dossier, NationalKind.Progress])
            {
                if (NationalItem.Read(kind, "000.00.07.H10", json.RootElement).Item is { } item)
                {
                    foreach (var step in new DeriveSteps(item.Dossier, [item], static (_, _) => null).Run())
                    {
                        reader.Read(step.Line("igate"), 1, batch);
                    }
                }
            }
        }
        catch (JsonException)
        {
            // The request is refused as no JSON.
        }
    }

    private static void ReadRegister(byte[] input)
    {
        using var file = Workbook(input);
        try
        {
            using var book = RegisterBook.Open(file);
            foreach (var row in book?.Rows() ?? [])
            {
                RegisterSteps.Of(row, "H10.07");
            }
        }
        catch (UnreadableWorkbookException)
        {
            // The workbook is refused.
        }
    }

    private static MemoryStream Workbook(byte[] sheet)
    {
        const string Office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
        const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
        const string Package = "http://schemas.openxmlformats.org/package/2006";
        const string Types = "application/vnd.openxmlformats-officedocument.spreadsheetml";
        var file = new MemoryStream();
        using (var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            Add(zip, "[Content_Types].xml", Encoding.UTF8.GetBytes(
                $"<Types xmlns=\"{Package}/content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Override PartName=\"/xl/workbook.xml\" ContentType=\"{Types}.sheet.main+xml\"/><Override PartName=\"/xl/sharedStrings.xml\" ContentType=\"{Types}.sharedStrings+xml\"/><Override PartName=\"/xl/worksheets/sheet1.xml\" ContentType=\"{Types}.worksheet+xml\"/></Types>"));
            Add(zip, "_rels/.rels", Encoding.UTF8.GetBytes($"<Relationships xmlns=\"{Package}/relationships\"><Relationship Id=\"r1\" Type=\"{Office}/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>"));
            Add(zip, "xl/workbook.xml", Encoding.UTF8.GetBytes($"<workbook xmlns=\"{Main}\" xmlns:r=\"{Office}\"><sheets><sheet name=\"So\" sheetId=\"1\" r:id=\"r1\"/></sheets></workbook>"));
            Add(zip, "xl/_rels/workbook.xml.rels", Encoding.UTF8.GetBytes(
                $"<Relationships xmlns=\"{Package}/relationships\"><Relationship Id=\"r1\" Type=\"{Office}/worksheet\" Target=\"worksheets/sheet1.xml\"/><Relationship Id=\"r2\" Type=\"{Office}/sharedStrings\" Target=\"sharedStrings.xml\"/></Relationships>"));
            Add(zip, "xl/sharedStrings.xml", Encoding.UTF8.GetBytes($"<sst xmlns=\"{Main}\"><si><t>000.00.07.H10-210412-7002</t></si></sst>"));
            Add(zip, "xl/worksheets/sheet1.xml", sheet);
        }

        return file;
    }

    private static void Add(ZipArchive zip, string name, byte[] content)
    {
        using var part = zip.CreateEntry(name, CompressionLevel.NoCompression).Open();
        part.Write(content);
    }

    private static string Row(int number, params string[] cells) =>
        $"<row r=\"{number}\">{string.Concat(cells.Select((text, i) => $"<c r=\"{(char)('A' + i)}{number}\" t=\"inlineStr\"><is><t>{text}</t></is></c>"))}</row>";
}
